import { describe, expect, test } from 'vitest'
import { smoke } from '../../src/smoke/index.ts'

const url = 'https://api.test/items'

/** What comes of an action whose answers are made up. */
async function outcomeOf(api: unknown, more: object = {}): Promise<string> {
  const [result] = await smoke({ modules: { probe: { api, ...more } } })
  const { outcome } = result ?? {}
  return outcome?.type === 'done' ? outcome.what : `${outcome?.type}: ${outcome?.message}`
}

describe('an answer is made up so that a condition holds', () => {
  test.each([
    '{{body.ok}}',
    '{{!body.error}}',
    '{{!!body.ok}}',
    "{{body.status = 'done'}}",
    "{{body.status != 'text'}}",
    '{{body.code = 0}}',
    '{{body.code != 1}}',
    '{{body.ok = true && body.failed = false}}',
    '{{body.ok != false}}',
    '{{body.gone = undefined}}',
    "{{!(body.error || body.status = 'failed')}}",
    "{{body.nothing.at.all = 'x' || parameters.never}}",
    '{{length(body.items) > 2}}',
    '{{length(body.items) = 0}}',
    '{{length(body.items)}}',
    '{{!length(body.items)}}',
    '{{isArray(body.list)}}',
    '{{body.count >= 3 && body.count < 5}}',
    '{{body.count <= 0}}',
    "{{contains(body.kind, 'special')}}",
    '{{if(body.next, true, false)}}',
    '{{if(body.error, false, true)}}',
    "{{ifempty(body.state, 'x') = 'open'}}",
    '{{first(body.items).id = 7}}',
    "{{body.items[1].`odd-name` = 'y'}}",
    "{{body.items[]['other name']}}",
    "{{get(body, 'deep.er') = 'z'}}",
    "{{first(map(body.list, 'value', 'key', 'wanted')) = 'v'}}",
    '{{body = body}}',
    '{{statusCode = 201}}',
    "{{headers.`x-state` = 'ready'}}",
    "{{parseJSON(body.text).inner = 'w'}}",
  ])('%s', async (condition) => {
    const api = { url, response: { valid: { condition, message: 'It does not hold.' }, output: { ok: true } } }
    expect(await outcomeOf(api)).toBe('1 bundle')
  })
})

describe('an answer is of the type that its readers want', () => {
  test.each([
    ['a date', "{{formatDate(body.when, 'YYYY')}}"],
    ['a number', '{{body.count / 2 - 1}}'],
    ['seconds', '{{addSeconds(now, body.expires)}}'],
    ['a text', "{{join(split(body.names, ','), ';')}}"],
    ['a list', '{{join(body.names, ";")}}'],
    ['a list of pairs', "{{toCollection(body.fields, 'name', 'value').text}}"],
    ['a collection', "{{keys(omit(body.fields, 'x'))}}"],
    ['JSON', '{{parseJSON(body.raw).inner.id}}'],
    ['base64', "{{toBinary(body.file, 'base64')}}"],
    ['lists of one kind', '{{map(merge(body.one, body.two), "id")}}'],
    ['a date by its name', '{{parseDate(shown(body).created_at)}}'],
  ])('%s', async (_, template) => {
    const definition = {
      functionSources: { shown: 'function shown(value) { return value }' },
      modules: {
        probe: { api: { url, response: { output: { value: template } } }, samples: { created_at: '2026-01-01' } },
      },
    }
    const [result] = await smoke(definition)
    expect(result?.outcome).toEqual({ type: 'done', what: '1 bundle' })
  })

  test.each([
    ['binary', '{{body}}', '1 bundle'],
    ['text', '{{upper(body)}}', '1 bundle'],
    ['xml', '{{body.root.item[].name}}', '1 bundle'],
    ['urlencoded', '{{body.token}}', '1 bundle'],
    [{ '200-299': 'text', '*': 'json' }, '{{upper(body)}}', '1 bundle'],
    ["{{if(parameters.kind = 'file', 'binary', 'automatic')}}", '{{length(body)}}', '1 bundle'],
  ])('in the type %j', async (type, template, expected) => {
    const expectForm = [{ name: 'kind', type: 'text', default: 'file' }]
    expect(await outcomeOf({ url, response: { type, output: { value: template } } }, { expect: expectForm })).toBe(
      expected,
    )
  })

  test('as a sample shows it, where nothing is read', async () => {
    const api = {
      url,
      response: { output: '{{body.data}}', valid: "{{body.data.kind = 'shown' && body.data.nested.list[2] = 4}}" },
    }
    expect(await outcomeOf(api, { samples: { kind: 'shown', nested: { list: [3, 4] } } })).toBe(
      'error: Response marked as invalid.',
    )
    expect(
      await outcomeOf({ url, response: { output: '{{body}}' } }, { interface: [{ name: 'id', type: 'number' }] }),
    ).toBe('1 bundle')
  })
})

test('an answer goes to the request that it is made for', async () => {
  const steps = ['one', 'two', 'three'].map((name) => ({
    url: `https://api.test/{{parameters.base}}/${name}`,
    condition: name !== 'two',
    response: { valid: `{{body.is = '${name}'}}`, output: { name } },
  }))
  const expectForm = [{ name: 'base', type: 'text', required: true }]
  expect(await outcomeOf(steps, { expect: expectForm })).toBe('1 bundle')
})

test('requests of a chain that look alike are answered in their order', async () => {
  const steps = [1, 2].map((number) => ({
    url,
    response: { valid: `{{body.number = ${number}}}`, output: { number } },
  }))
  expect(await outcomeOf(steps)).toBe('1 bundle')
})

test('a form is filled in within the limits of its fields', async () => {
  const fields = [
    { name: 'short', type: 'text', required: true, validate: { max: 2 } },
    { name: 'long', type: 'text', required: true, validate: { min: 9 } },
    { name: 'digits', type: 'text', required: true, validate: { pattern: '^\\d{6}$' } },
    { name: 'shown', type: 'text', required: true, help: 'As in `abc:def`.', pattern: ':' },
    { name: 'number', type: 'integer', required: true, validate: { min: 5, max: 9 } },
    { name: 'mail', type: 'email', required: true },
    {
      name: 'list',
      type: 'array',
      required: true,
      validate: { minItems: 3 },
      spec: [{ name: 'a', type: 'date', required: true }],
    },
    { name: 'pick', type: 'select', required: true, multiple: true, options: [{ value: 1 }, { value: 2 }] },
    { name: 'deep', type: 'collection', required: true, spec: [{ name: 'b', type: 'boolean', required: true }] },
    {
      name: 'mode',
      type: 'select',
      required: true,
      options: [{ value: 'a' }, { value: 'b', nested: [{ name: 'more', type: 'url', required: true }] }],
    },
    {
      name: 'unseen',
      type: 'number',
      required: true,
      visible: "{{parameters.mode = 'none'}}",
      validate: { min: 9, max: 1 },
    },
  ]
  const results = await smoke({
    modules: { probe: { api: { response: { output: '{{parameters}}' } }, expect: fields } },
  })
  expect(results.map(({ title, outcome }) => [title, outcome])).toEqual(
    ['required fields', 'all fields', 'other options'].map((title) => [title, { type: 'done', what: '1 bundle' }]),
  )
})
