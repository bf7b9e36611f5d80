import { describe, expect, test } from 'vitest'
import { bundlesOf, echo, hook, mod, runFlow, runsOf } from './flow.ts'

const rows = [
  { id: 'a', plan: 'pro', seats: 3 },
  { id: 'b', plan: 'free', seats: 1 },
  { id: 'c', plan: 'pro', seats: 5 },
]

const iterate = mod(2, 'builtin:BasicFeeder', { array: '{{1.rows}}' })
const atLeast = (seats: string) => ({
  name: 'Big',
  conditions: [[{ a: '{{2.seats}}', b: seats, o: 'number:greaterorequal' }]],
})

const array = (id: number, feeder: number, mapper: object, more: Record<string, unknown> = {}) =>
  mod(id, 'builtin:BasicAggregator', mapper, { parameters: { feeder }, ...more })

describe('the array aggregator', () => {
  test('makes one list of what its fields are mapped to, with types kept', async () => {
    const flow = [
      hook,
      iterate,
      array(3, 2, { userId: '{{2.id}}', seats: '{{2.seats}}' }),
      echo(4, { list: '{{3.array}}' }),
    ]
    const result = await runFlow(flow, { rows })
    const list = [
      { userId: 'a', seats: 3 },
      { userId: 'b', seats: 1 },
      { userId: 'c', seats: 5 },
    ]
    expect(bundlesOf(result, 3)).toEqual([{ array: list, __IMTAGGLENGTH__: 3 }])
    expect(bundlesOf(result, 4)).toEqual([{ list }])
    expect(result.operations).toBe(4)
    expect(runsOf(result, 3)[0]?.collected).toBe(3)
  })

  test('takes a target that a later module has a field for, which changes nothing', async () => {
    const aggregate = mod(
      3,
      'builtin:BasicAggregator',
      { a: '{{2.id}}' },
      { parameters: { feeder: 2, target: '4.events' } },
    )
    const result = await runFlow([hook, iterate, aggregate, echo(4, { events: '{{3.array}}' })], { rows })
    expect(bundlesOf(result, 4)).toEqual([{ events: [{ a: 'a' }, { a: 'b' }, { a: 'c' }] }])
  })

  test('collects what modules in between have made of each bundle', async () => {
    const flow = [
      hook,
      iterate,
      echo(3, { twice: '{{2.seats * 2}}' }),
      array(4, 2, { id: '{{2.id}}', twice: '{{3.twice}}' }),
    ]
    expect(bundlesOf(await runFlow(flow, { rows: rows.slice(0, 1) }), 4)).toEqual([
      { array: [{ id: 'a', twice: 6 }], __IMTAGGLENGTH__: 1 },
    ])
  })

  test('collects only what filters let through, in front of it and before', async () => {
    const before = [hook, iterate, echo(3, {}, { filter: atLeast('3') }), array(4, 2, { id: '{{2.id}}' })]
    const inFront = [hook, iterate, array(4, 2, { id: '{{2.id}}' }, { filter: atLeast('3') })]
    for (const flow of [before, inFront]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(bundlesOf(await runFlow(flow, { rows }), 4)).toEqual([
        { array: [{ id: 'a' }, { id: 'c' }], __IMTAGGLENGTH__: 2 },
      ])
    }
  })

  test('groups, in the order in which groups first come, and runs what follows once for each', async () => {
    const flow = [
      hook,
      iterate,
      array(3, 2, { id: '{{2.id}}' }, { flags: { groupBy: '{{2.plan}}' } }),
      echo(4, { plan: '{{3.__IMTKEY__}}', ids: '{{join(map(3.array; "id"); ",")}}' }),
    ]
    expect(bundlesOf(await runFlow(flow, { rows }), 4)).toEqual([
      { plan: 'pro', ids: 'a,c' },
      { plan: 'free', ids: 'b' },
    ])
  })

  test.each([
    ['gives an empty list when nothing came', {}, [{ array: [], __IMTAGGLENGTH__: 0 }], 4],
    ['stops when nothing came, if told', { stopIfEmpty: true }, [], 3],
    ['has no groups when nothing came', { groupBy: '{{2.plan}}' }, [], 3],
  ])('%s', async (_title, flags, expected, operations) => {
    const result = await runFlow([hook, iterate, array(3, 2, { id: '{{2.id}}' }, { flags }), echo(4, {})], { rows: [] })
    expect(bundlesOf(result, 3)).toEqual(expected)
    expect(result.operations).toBe(operations)
  })

  test('gives nothing when the module that feeds it was kept out', async () => {
    const kept = { ...iterate, filter: { name: '', conditions: [[{ a: '{{1.no}}', o: 'exist' }]] } }
    const result = await runFlow([hook, kept, array(3, 2, {})], { rows })
    expect(runsOf(result, 3)).toEqual([])
  })

  test('begins anew for each bundle of the module before the one that feeds it', async () => {
    const flow = [
      hook,
      mod(2, 'builtin:BasicFeeder', { array: '{{1.orders}}' }),
      mod(3, 'builtin:BasicFeeder', { array: '{{2.items}}' }),
      array(4, 3, { sku: '{{3.value}}' }),
      echo(5, { order: '{{2.id}}', count: '{{4.__IMTAGGLENGTH__}}' }),
      array(6, 2, { order: '{{5.order}}', count: '{{5.count}}' }),
    ]
    const orders = [
      { id: 1, items: ['x', 'y'] },
      { id: 2, items: ['z'] },
    ]
    const result = await runFlow(flow, { orders })
    expect(bundlesOf(result, 5)).toEqual([
      { order: 1, count: 2 },
      { order: 2, count: 1 },
    ])
    expect(bundlesOf(result, 6)).toEqual([
      {
        array: [
          { order: 1, count: 2 },
          { order: 2, count: 1 },
        ],
        __IMTAGGLENGTH__: 2,
      },
    ])
  })

  test('collects the bundles of another aggregator', async () => {
    const flow = [
      hook,
      iterate,
      array(3, 2, { id: '{{2.id}}' }, { flags: { groupBy: '{{2.plan}}' } }),
      array(4, 3, { plan: '{{3.__IMTKEY__}}', count: '{{3.__IMTAGGLENGTH__}}' }),
    ]
    expect(bundlesOf(await runFlow(flow, { rows }), 4)).toEqual([
      {
        array: [
          { plan: 'pro', count: 2 },
          { plan: 'free', count: 1 },
        ],
        __IMTAGGLENGTH__: 2,
      },
    ])
  })

  test('on a way of a router collects the bundles of a module before the router', async () => {
    const routes = [
      {
        flow: [array(4, 2, { id: '{{2.id}}' }, { filter: atLeast('3') }), echo(5, { count: '{{4.__IMTAGGLENGTH__}}' })],
      },
      { flow: [echo(6, { id: '{{2.id}}' })] },
    ]
    const result = await runFlow([hook, iterate, mod(3, 'builtin:BasicRouter', null, { routes })], { rows })
    expect(bundlesOf(result, 5)).toEqual([{ count: 2 }])
    expect(bundlesOf(result, 6)).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }])
  })
})

const text = (rowSeparator: string) =>
  mod(3, 'util:TextAggregator', { value: '{{2.id}}: {{2.seats}}' }, { parameters: { feeder: 2, rowSeparator } })

test('the text aggregator joins texts', async () => {
  expect(bundlesOf(await runFlow([hook, iterate, text('\n')], { rows }), 3)).toEqual([{ text: 'a: 3\nb: 1\nc: 5' }])
  expect(bundlesOf(await runFlow([hook, iterate, text('')], { rows: [] }), 3)).toEqual([{ text: '' }])
})
