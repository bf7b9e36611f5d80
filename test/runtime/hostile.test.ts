import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createApp, MakeError } from '../../src/runtime/index.ts'
import { failure, run, service } from './harness.ts'

const url = 'https://api.test/'

/** What escapes from something that may fail with an error of Make, which carries its log. */
async function escaped(work: () => Promise<unknown>): Promise<unknown> {
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const expected = error instanceof MakeError && error.name !== 'UnexpectedError' && Array.isArray(error.log)
  return expected ? undefined : error
}

/** The report of a property that does not hold. `npm run fuzz` looks for it as long as it is told to. */
async function counterexample(property: fc.IAsyncProperty<any>, numRuns: number): Promise<string | undefined> {
  return fc.defaultReportMessage(await fc.check(property, { numRuns }))
}

const name = fc.constantFrom('a', 'value', 'items', '__proto__', 'constructor', 'toString', '{{...}}')
const text = fc.constantFrom(
  '',
  'a',
  '{{parameters}}',
  '{{parameters.a}}',
  '{{body}}',
  '{{body.items}}',
  '{{item}}',
  '{{temp}}',
  '{{nothing}}',
  '{{1 + 1}}',
  '{{if(',
  '{{unknown(1)}}',
  url,
  '\u0000',
  '\uD800',
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}))

/** Mostly what the place expects, sometimes anything. */
const collection = fc.oneof({ weight: 4, arbitrary: fc.dictionary(name, value) }, { weight: 1, arbitrary: value })

const request = fc.record(
  {
    url: fc.oneof(fc.constant(url), fc.constant(`${url}{{parameters.a}}`), value),
    method: fc.oneof(fc.constantFrom('GET', 'POST'), value),
    headers: collection,
    qs: collection,
    body: value,
    type: fc.oneof(fc.constantFrom('json', 'urlencoded', 'multipart/form-data', 'text', 'binary'), value),
    temp: collection,
    condition: value,
    log: fc.oneof(fc.constant({ sanitize: ['request.body.a', 'response.body', 'request.url'] }), value),
    response: fc.oneof(
      value,
      fc.record(
        { type: value, valid: value, error: value, iterate: value, output: value, wrapper: value, temp: collection },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
)

const field = fc.record(
  {
    name,
    label: value,
    type: fc.constantFrom('text', 'number', 'boolean', 'date', 'select', 'array', 'collection', 'buffer', 'any'),
    required: fc.boolean(),
    multiple: fc.boolean(),
    options: value,
    nested: value,
    spec: value,
    validate: value,
  },
  { requiredKeys: ['name', 'type'] },
)

describe('nothing but an error of Make escapes', () => {
  test('from any communication, base and answer', async () => {
    const answer = fc.record({ status: fc.constantFrom(200, 201, 302, 400, 404, 429, 500), body: value })
    const property = fc.asyncProperty(
      fc.oneof(request, fc.array(request, { maxLength: 3 }), value),
      fc.oneof({ weight: 9, arbitrary: request }, { weight: 1, arbitrary: value }),
      fc.dictionary(name, value),
      fc.array(answer, { maxLength: 3 }),
      async (api, base, parameters, answers) =>
        (await escaped(() => run(api, { base, parameters, answers }))) === undefined,
    )
    expect(await counterexample(property, 200)).toBeUndefined()
  })

  test('from any connection', async () => {
    const property = fc.asyncProperty(request, fc.dictionary(name, value), value, async (api, parameters, body) => {
      const app = createApp({ connections: { probe: { api } } }, { fetch: service({ body }).fetch })
      return (await escaped(() => app.verifyConnection('probe', { parameters }))) === undefined
    })
    expect(await counterexample(property, 200)).toBeUndefined()
  })

  test('from any form and values', async () => {
    const api = { response: { output: '{{parameters}}' } }
    const property = fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.dictionary(name, value),
      async (fields, parameters) => (await escaped(() => run(api, { expect: fields, parameters }))) === undefined,
    )
    expect(await counterexample(property, 200)).toBeUndefined()
  })

  test.each([
    ['headers that are no text', { 'content-type': 'application/json; charset=\u00FF"' }, '{}'],
    ['a Content-Type without end', { 'content-type': 'a;'.repeat(10_000) }, '{}'],
    ['bytes instead of JSON', { 'content-type': 'application/json' }, Buffer.from([0xff, 0xfe, 0x00])],
    ['bytes instead of XML', { 'content-type': 'text/xml' }, Buffer.from([0xff, 0xfe, 0x00])],
    ['entities that unfold', { 'content-type': 'text/xml' }, billionLaughs()],
    ['JSON nested without end', { 'content-type': 'application/json' }, '['.repeat(200_000)],
    ['XML nested without end', { 'content-type': 'text/xml' }, '<a>'.repeat(20_000)],
    ['XML nested deep', { 'content-type': 'text/xml' }, '<a>'.repeat(20_000) + '</a>'.repeat(20_000)],
  ])('from an answer with %s', async (_, headers, body) => {
    const started = performance.now()
    const api = { url, response: { output: { body: '{{body}}' } } }
    expect(await escaped(() => run(api, { answers: [{ headers, body }] }))).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a value that no scenario holds', () => {
  class Thing {
    readonly a = 1
  }
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const oddities: [string, unknown][] = [
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a BigInt', 10n],
    ['not a number', NaN],
    ['an invalid date', new Date(NaN)],
    ['an instance', new Thing()],
    ['a map', new Map()],
    ['a promise', Promise.resolve()],
    ['a typed array', new Uint16Array(3)],
    ['an array with holes', Array(2)],
    ['what holds itself', circle],
    [
      'what has no JSON',
      {
        toJSON: () => {
          throw new Error('no JSON')
        },
      },
    ],
    ['half a character', '\uD800'],
  ]
  const types = ['text', 'number', 'boolean', 'date', 'select', 'array', 'collection', 'buffer', 'any']

  test.each(oddities)('such as %s is refused or passes in any field, body, query and message', async (_, odd) => {
    const bodies = ['json', 'text', 'binary', 'urlencoded', 'multipart/form-data']
    for (const type of types) {
      for (const encoding of bodies) {
        const api = {
          url,
          method: 'POST',
          type: encoding,
          qs: '{{if(parameters.asQuery, parameters, undefined)}}',
          body: '{{parameters}}',
          response: { valid: false, error: '{{parameters.odd}}' },
        }
        const form = [
          { name: 'odd', type, options: [{ value: { a: 1 } }], spec: type === 'collection' ? [] : undefined },
        ]
        for (const asQuery of [true, false]) {
          const parameters = { odd, asQuery }
          // oxlint-disable-next-line no-await-in-loop -- the combinations of one case
          expect(await escaped(() => run(api, { expect: form, parameters }))).toBeUndefined()
        }
      }
    }
  })

  test.each([
    ['a BigInt', 10n, "module 'probe', api.body: it cannot be written as JSON: Do not know how to serialize a BigInt."],
    [
      'what holds itself',
      circle,
      "module 'probe', api.body: it cannot be written as JSON: Converting circular structure to JSON.",
    ],
    ['a function', () => 1, "module 'probe', api.body: it cannot be written as JSON: it is a function."],
  ])('is named: %s', async (_, odd, message) => {
    const api = { url, method: 'POST', body: '{{odd()}}' }
    const error = await failure(api, { functions: { odd: () => odd } })
    expect(error).toMatchObject({ name: 'DataError', message })
  })

  test('that has no text is named with its place', async () => {
    const api = { url, qs: { a: '{{odd()}}' } }
    const error = await failure(api, { functions: { odd: () => () => 1 } })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringMatching(/api\.qs: .*function/) })
  })
})

test('parameters that are no collection are refused', async () => {
  for (const parameters of [[], 'text', 5]) {
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    const error = await failure({}, { parameters: parameters as never })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('as a collection') })
  }
})

test('a time zone that does not exist is refused', async () => {
  for (const environment of [{ timezone: 'Europe/Atlantis' }, { timezone: '' }]) {
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    expect(await failure({}, { environment })).toMatchObject({ name: 'InvalidConfigurationError' })
  }
})

function billionLaughs(): string {
  const levels = Array.from({ length: 10 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha">${levels.join('')}]><r>&e10;</r>`
}
