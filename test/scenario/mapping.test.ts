import { describe, expect, test } from 'vitest'
import { bundlesOf, echo, hook, mod, problemsOf, blueprint, runFlow, runsOf } from './flow.ts'

const payload = {
  userId: 'u-1',
  seats: 12,
  paid: true,
  'Work email': 'ada@example.com',
  items: [{ name: 'Pen' }, { name: 'Ink' }],
  tags: ['a', 'b'],
  nothing: null,
  empty: '',
}

/** What a field is mapped to, with its type. */
async function mapped(template: unknown): Promise<unknown> {
  const [bundle] = bundlesOf(await runFlow([hook, echo(2, { value: template })], payload), 2)
  return (bundle as { value?: unknown }).value
}

test.each([
  ['a plain text', 'plain', 'plain'],
  ['a number that stands in the blueprint', 7, 7],
  ['a member', '{{1.userId}}', 'u-1'],
  ['a number keeps its type', '{{1.seats}}', 12],
  ['a boolean keeps its type', '{{1.paid}}', true],
  ['a list keeps its type', '{{1.tags}}', ['a', 'b']],
  ['text around makes text', '{{1.userId}}: {{1.seats}}', 'u-1: 12'],
  ['a name in backticks', '{{1.`Work email`}}', 'ada@example.com'],
  ['the first item', '{{1.items[].name}}', 'Pen'],
  ['an item by its position, from 1', '{{1.items[2].name}}', 'Ink'],
  ['position 0 is empty', '{{1.items[0].name}}', undefined],
  ['a member that is not there', '{{1.unknown.deep}}', undefined],
  ['null', '{{1.nothing}}', null],
  ['an empty text', '{{1.empty}}', ''],
  ['a function with semicolons', '{{join(map(1.items; "name"); ", ")}}', 'Pen, Ink'],
  ['a function with commas', '{{if(1.paid, "yes", "no")}}', 'yes'],
  ['an operator', '{{1.seats * 2}}', 24],
  ['nested values', { a: ['{{1.seats}}'], b: { c: '{{1.userId}}' } }, { a: [12], b: { c: 'u-1' } }],
  ['the whole bundle', '{{`1`}}', payload],
  ['a bare id is a number', '{{1}}', 1],
  ['a member of every object', '{{1.constructor}}', undefined],
])('%s', async (_title, template, expected) => {
  expect(await mapped(template)).toEqual(expected)
})

test('a bundle may have keys that objects inherit', async () => {
  const hostile = JSON.parse('{"__proto__": {"x": 1}, "constructor": "c", "toString": "t"}') as object
  const result = await runFlow(
    [hook, echo(2, { a: '{{1.`__proto__`.x}}', b: '{{1.constructor}}', c: '{{`1`}}' })],
    hostile,
  )
  expect(bundlesOf(result, 2)).toEqual([{ a: 1, b: 'c', c: hostile }])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

const typed = (mapper: object) => mod(2, 'fixture:typed', mapper)

describe('fields of the app', () => {
  test('are converted to their type', async () => {
    expect(bundlesOf(await runFlow([hook, typed({ count: '{{1.n}}' })], { n: '12' }), 2)).toEqual([{ count: 12 }])
  })

  test('are absent when what they are mapped to is empty, and empty when emptystring says so', async () => {
    const result = await runFlow([hook, typed({ count: '{{1.n}}', note: '{{emptystring}}' })])
    expect(bundlesOf(result, 2)).toEqual([{ note: '' }])
    expect(bundlesOf(await runFlow([hook, typed({ note: '{{1.note}}' })], { note: '' }), 2)).toEqual([{}])
  })

  test('that cannot be converted stop the run as a BundleValidationError', async () => {
    const { status, error } = await runFlow([hook, typed({ count: '{{1.n}}' })], { n: 'many' })
    expect([status, error?.name]).toEqual(['error', 'BundleValidationError'])
  })
})

test('a field that cannot be mapped is a DataError that names it', async () => {
  const result = await runFlow([hook, echo(2, { traits: { when: '{{formatDate(1.userId; "YYYY")}}' } })], payload)
  expect(result.error?.name).toBe('DataError')
  expect(result.error?.message).toMatch(/^Failed to map 'traits\.when': /)
  expect(runsOf(result, 2)[0]?.outcome).toBe('failed')
})

test.each(['parseJSON("{}")', 'createJSON(1.items)', 'jwt(1.items; "secret"; "HS256")', 'isArray(1.tags)'])(
  'a mapper lacks what custom apps have: %s',
  async (call) => {
    const { error } = await runFlow([hook, echo(2, { userId: `{{${call}}}` })], payload)
    const name = call.replace(/\(.*/, '')
    expect([error?.name, error?.message]).toEqual([
      'DataError',
      `Failed to map 'userId': Function '${name}' not found!`,
    ])
  },
)

const paths = (flow: unknown) => problemsOf(blueprint(flow)).map(({ path }) => path)

describe('what an expression cannot read is found before anything runs', () => {
  test.each([
    ['a module that comes later', [hook, echo(2, { a: '{{3.x}}' }), echo(3, {})], ['flow[1].mapper']],
    ['a module that is not there', [hook, echo(2, { a: '{{length(9.x)}}' })], ['flow[1].mapper']],
    ['itself', [hook, echo(2, { a: '{{2.x}}' })], ['flow[1].mapper']],
    [
      'what an aggregator has collected',
      [
        hook,
        mod(2, 'builtin:BasicFeeder', { array: '{{1.items}}' }),
        mod(3, 'builtin:BasicAggregator', { a: '{{2.a}}' }, { parameters: { feeder: 2 } }),
        echo(4, { seen: '{{1.x}}', lost: '{{2.a}}' }),
      ],
      ['flow[3].mapper'],
    ],
    [
      "another way of a router's",
      [
        hook,
        mod(2, 'builtin:BasicRouter', null, {
          routes: [{ flow: [echo(3, {})] }, { flow: [echo(4, { a: '{{3.a}}' })] }],
        }),
      ],
      ['flow[1].routes[1].flow[0].mapper'],
    ],
    [
      'a filter that reads its own module',
      [hook, echo(2, {}, { filter: { name: '', conditions: [[{ a: '{{2.x}}', o: 'exist' }]] } })],
      ['flow[1].filter.conditions[0][0].a'],
    ],
    ['an expression that is none', [hook, echo(2, { a: { b: '{{1.x +}}' } })], ['flow[1].mapper.a.b']],
  ])('%s', (_title, flow, expected) => {
    expect(paths(flow)).toEqual(expected)
  })
})
