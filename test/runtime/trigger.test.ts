import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TriggerStart, TriggerState } from '../../src/runtime/index.ts'
import { failureOn, type Feed, queries, runOn } from './feed.ts'
import type { Received } from './harness.ts'

const url = 'https://api.test/items'
const byDate = { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{item.at}}' }
const byId = { type: 'id', order: 'desc', id: '{{item.id}}' }

interface Item {
  readonly id: unknown
  readonly at?: unknown
}

/** Records of the days `1`, `2`, ... of January 2026; `2b` is the record b of the second day. */
const records = (...names: string[]): Item[] =>
  names.map((name) => ({ id: name, at: `2026-01-${name.slice(0, -1).padStart(2, '0')}T00:00:00Z` }))

const watch = (trigger: object, more: object = {}) => ({
  url,
  response: { iterate: '{{body}}', limit: 100, trigger, ...more },
})

/** A service that gives these records in pages of `size`. */
const shelf =
  (all: readonly Item[], size = 100) =>
  (request: Received) => {
    const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
    return all.slice((page - 1) * size, page * size)
  }
const paged = (api: object) => ({ ...api, pagination: { qs: { page: '{{pagination.page}}' } } })

const feed = (input: Feed['input'] = {}, more: Feed = {}): Feed => ({ type: 'trigger', input, ...more })
const ids = (bundles: readonly Record<string, unknown>[]) => bundles.map(({ id }) => id)

/** Pages of `size` records each, newest first, that never stop. */
const stream = (size: number) => (_: unknown, index: number) =>
  Array.from({ length: size }, (__, at) => ({ id: 1e9 - index * size - at }))
const warned = (log: readonly object[], text: string) => log.some((entry) => JSON.stringify(entry).includes(text))

/** A thousand records of one day, each with an id of `length` characters. */
const busyDay = (length: number) =>
  Array.from({ length: 1000 }, (_, index) => ({ id: String(index).padStart(length, 'x'), at: '2026-01-01T00:00:00Z' }))

/** Runs a trigger again and again, each time with the state that the last run gave, until it gives nothing. */
async function drain(api: unknown, answer: (request: Received, index: number) => unknown, first: Feed['input'] = {}) {
  const rounds: unknown[][] = []
  let input: Feed['input'] = first
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each run goes on from the one before
    const { bundles, state } = await runOn(api, answer, feed(input))
    if (bundles.length === 0) return { rounds, state }
    rounds.push(ids(bundles))
    // What is stored has to survive as JSON.
    input = { state: JSON.parse(JSON.stringify(state)) as TriggerState }
  }
}

describe('a polling trigger', () => {
  test('gives the oldest record first, one at a time unless told', async () => {
    const api = { url, response: { iterate: '{{body}}', trigger: byDate } }
    expect(await drain(api, shelf(records('3a', '2a', '1a')))).toEqual({
      rounds: [['1a'], ['2a'], ['3a']],
      state: { lastDate: '2026-01-03T00:00:00.000Z', lastId: '3a', sameDateIds: ['3a'] },
    })
  })

  test.each([
    [1, [['1a'], ['2a'], ['3a']]],
    [2, [['1a', '2a'], ['3a']]],
    [3, [['1a', '2a', '3a']]],
    [4, [['1a', '2a', '3a']]],
    ['{{parameters.none}}', [['1a'], ['2a'], ['3a']]],
  ])('with a limit of %j gives %j', async (limit, rounds) => {
    const api = watch(byDate, { limit })
    expect((await drain(api, shelf(records('3a', '2a', '1a')))).rounds).toEqual(rounds)
  })

  test('refuses a limit of 0', async () => {
    const error = await failureOn(watch(byDate, { limit: 0 }), shelf(records('1a')), feed())
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining('limit') })
  })

  test('hands its state out unchanged when nothing is new', async () => {
    const state = { lastDate: '2026-01-03T00:00:00.000Z', lastId: '3a', sameDateIds: ['3a'] }
    const run = await runOn(watch(byDate), shelf(records('3a', '2a')), feed({ state }))
    expect([run.bundles, run.state]).toEqual([[], state])
    const first = await runOn(watch(byDate), shelf([]), feed())
    expect([first.bundles, first.state]).toEqual([[], {}])
  })

  test('gives the output of each record, not the record', async () => {
    const api = watch(byDate, { output: { name: '{{item.id}}' } })
    const { bundles } = await runOn(api, shelf(records('2a', '1a')), feed())
    expect(bundles).toEqual([{ name: '1a' }, { name: '2a' }])
  })

  test('leaves out records that the condition of iterate does not let pass', async () => {
    const iterate = { container: '{{body}}', condition: "{{item.id != '2a'}}" }
    expect((await drain(watch(byDate, { iterate }), shelf(records('3a', '2a', '1a')))).rounds).toEqual([['1a', '3a']])
  })

  test('takes the body for its records where it does not iterate', async () => {
    const { bundles } = await runOn(watch(byDate, { iterate: null }), shelf(records('2a', '1a')), feed())
    expect(ids(bundles)).toEqual(['1a', '2a'])
    const single = await runOn(watch(byDate, { iterate: null }), () => records('1a')[0], feed())
    expect(ids(single.bundles)).toEqual(['1a'])
  })

  test('sees data.lastDate as a date, data.lastId and what else it has stored', async () => {
    const api = {
      ...watch(byDate),
      qs: {
        since: "{{formatDate(data.lastDate, 'YYYY-MM-DD')}}",
        id: '{{data.lastId}}',
        own: '{{data.own}}',
        equal: '{{trigger.matchEqual}}',
      },
    }
    const state = { lastDate: '2026-01-03T00:00:00Z', lastId: 5 }
    const { requests } = await runOn(api, shelf([]), feed({ state, data: { own: 'o' } }))
    expect(queries(requests)).toEqual(['since=2026-01-03&id=5&own=o&equal=false'])
    const first = await runOn({ ...watch(byDate), qs: { since: '{{data.lastDate || undefined}}' } }, shelf([]), feed())
    expect(queries(first.requests)).toEqual([''])
  })

  test('is the last request of a chain, which the others prepare', async () => {
    const api = [
      { url: `${url}/first`, response: { temp: { only: '{{body[1].id}}' }, output: [{ id: 'never' }] } },
      { ...watch(byDate), url: `${url}/{{temp.only}}` },
    ]
    const { bundles, requests } = await runOn(api, shelf(records('1a')), feed())
    expect(ids(bundles)).toEqual(['1a'])
    expect(requests.map((request) => request.url)).toEqual([`${url}/first`, `${url}/1a`])
  })

  test('may shape its records in a last step without url', async () => {
    const api = [
      { url, response: { temp: { found: '{{body}}' } } },
      { response: { iterate: '{{temp.found}}', trigger: byDate, limit: 5 } },
    ]
    expect((await drain(api, shelf(records('2a', '1a')))).rounds).toEqual([['1a', '2a']])
  })

  test('gives nothing and keeps its state when its last request is skipped', async () => {
    const state = { lastId: '3a' }
    const api = { ...watch(byId), condition: { condition: false, default: [{ id: 'never' }] } }
    const run = await runOn(api, shelf(records('4a')), feed({ state }))
    expect([run.bundles, run.state, run.requests]).toEqual([[], state, []])
  })

  test('takes the last pass of a request that is repeated', async () => {
    const api = { ...watch(byDate, { iterate: '{{body.items}}' }), repeat: { condition: '{{body.pending}}' } }
    const answers = [
      { pending: true, items: records('9a') },
      { pending: false, items: records('2a', '1a') },
    ]
    const { bundles } = await runOn(api, (_, index) => answers[index], feed())
    expect(ids(bundles)).toEqual(['1a', '2a'])
  })

  test('makes bundles of collections only', async () => {
    const error = await failureOn(watch(byDate, { output: '{{item.id}}' }), shelf(records('1a')), feed())
    expect(error).toMatchObject({
      name: 'DataError',
      message: 'Invalid item in module output. Expected Object, but found String.',
    })
  })
})

describe('records of one date', () => {
  const api = (limit: number, trigger: object = byDate) => watch(trigger, { limit })

  test.each(['asc', 'desc', 'unordered'])('are each given once, with order %s', async (order) => {
    const all = records('2c', '2a', '2b', '1a')
    const sorted = order === 'asc' ? all.toReversed() : all
    const { rounds } = await drain(paged(api(1, { ...byDate, order })), shelf(sorted, 2))
    // With the oldest first, those of a date that are on a later page may come later.
    expect(new Set(rounds.flat())).toEqual(new Set(['1a', '2a', '2b', '2c']))
    expect([rounds[0], rounds.length]).toEqual([['1a'], 4])
  })

  test('are remembered over several runs, and forgotten with the next date', async () => {
    const state = { lastDate: '2026-01-02T00:00:00Z', lastId: '2b', sameDateIds: ['2a', '2b'] }
    const more = await runOn(api(1), shelf(records('2c', '2b', '2a')), feed({ state }))
    expect(more.state).toMatchObject({ lastId: '2c', sameDateIds: ['2a', '2b', '2c'] })
    const next = await runOn(api(2), shelf(records('3a', '2c', '2b', '2a')), feed({ state }))
    expect(next.state).toEqual({ lastDate: '2026-01-03T00:00:00.000Z', lastId: '3a', sameDateIds: ['3a'] })
  })

  test('that come later with a smaller id are given, too', async () => {
    const state = { lastDate: '2026-01-02T00:00:00Z', lastId: '2b' }
    const { bundles } = await runOn(api(5), shelf(records('2b', '2a')), feed({ state }))
    expect(ids(bundles)).toEqual(['2a'])
  })

  test('on a further page are found although the first page holds known ones', async () => {
    const state = { lastDate: '2026-01-02T00:00:00Z', lastId: '2a', sameDateIds: ['2a'] }
    const { bundles, requests } = await runOn(paged(api(5)), shelf(records('2a', '2b', '1a', '1b'), 1), feed({ state }))
    expect([ids(bundles), requests.length]).toEqual([['2b'], 3])
  })

  test('count as the same id whether it is a number or a text', async () => {
    const at = '2026-01-02T00:00:00Z'
    const state = { lastDate: at, lastId: 5, sameDateIds: ['5'] }
    const { bundles } = await runOn(
      api(5),
      shelf([
        { id: 5, at },
        { id: '5', at },
        { id: 6, at },
      ]),
      feed({ state }),
    )
    expect(ids(bundles)).toEqual([6])
  })
})

describe('ids', () => {
  test.each([
    ['numbers', [10, 9, 100], [9, 10, 100]],
    ['whole numbers written as text', ['10', '9', '100'], ['9', '10', '100']],
    [
      'numbers that JavaScript rounds',
      ['9007199254740993', '9007199254740992'],
      ['9007199254740992', '9007199254740993'],
    ],
    ['negative and broken numbers', [1.5, '-2', 1], ['-2', 1, 1.5]],
    ['texts after numbers', ['b', 'a', 3, '20'], [3, '20', 'a', 'b']],
  ])('that are %s are sorted', async (_, given, expected) => {
    const { bundles } = await runOn(watch({ ...byId, order: 'unordered' }), shelf(given.map((id) => ({ id }))), feed())
    expect(ids(bundles)).toEqual(expected)
  })

  test('are remembered as the last one', async () => {
    expect(await drain(watch(byId, { limit: 2 }), shelf([{ id: 3 }, { id: 2 }, { id: 1 }]))).toEqual({
      rounds: [[1, 2], [3]],
      state: { lastId: 3 },
    })
  })

  test.each([
    ['missing', {}, 'found Undefined'],
    ['null', { id: null }, 'found Null'],
    ['empty', { id: '' }, 'found an empty text'],
    ['a collection', { id: {} }, 'found Object'],
    ['a list', { id: [1] }, 'found Array'],
    ['true', { id: true }, 'found Boolean'],
  ])('that are %s stop the run', async (_, item, message) => {
    const error = await failureOn(watch(byId), () => [{ id: 1 }, item], feed())
    expect(error.name).toBe('DataError')
    expect(error.message).toContain("module 'probe', api.response.trigger.id: ")
    expect(error.message).toContain(message)
  })

  test.each(['constructor', '__proto__', 'toString'])('may be called %s', async (id) => {
    const all = [{ id, at: '2026-01-01T00:00:00Z' }]
    const { rounds, state } = await drain(watch(byDate), shelf(all))
    expect([rounds, state?.sameDateIds]).toEqual([[[id]], [id]])
  })
})

describe('dates', () => {
  test.each([
    ['ISO text', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['text in the zone of the scenario', '2026-01-02 03:04', '2026-01-02T02:04:00.000Z'],
    ['milliseconds', 1767323045000, '2026-01-02T03:04:05.000Z'],
  ])('may be %s', async (_, at, expected) => {
    const input = { environment: { timezone: 'Europe/Prague' } }
    expect((await runOn(watch(byDate), shelf([{ id: 1, at }]), feed(input))).state?.lastDate).toBe(expected)
  })

  test('may be seconds that the definition converts', async () => {
    const trigger = { ...byDate, date: "{{parseDate(item.at, 'X')}}" }
    const { state } = await runOn(watch(trigger), shelf([{ id: 1, at: 1767323045 }]), feed())
    expect(state?.lastDate).toBe('2026-01-02T03:04:05.000Z')
  })

  test.each([['soon'], [undefined], [null], [''], ['2026-02-30T00:00:00Z'], [true], [{}], [8.64e15 + 1]])(
    'that are %j stop the run and name the record',
    async (at) => {
      const error = await failureOn(watch(byDate), () => [{ id: 'x7', ...(at === undefined ? {} : { at }) }], feed())
      expect(error.name).toBe('DataError')
      expect(error.message).toMatch(/^module 'probe', api\.response\.trigger\.date: the item with id 'x7': /)
    },
  )
})

describe('the order of a service', () => {
  const all = records('9a', '8a', '7a', '6a', '5a', '4a', '3a', '2a', '1a')
  const state = { lastDate: '2026-01-06T00:00:00Z', lastId: '6a' }

  test('desc is read until an old record comes, whatever the limit is', async () => {
    const api = paged(watch(byDate, { limit: 1 }))
    const { bundles, requests } = await runOn(api, shelf(all, 2), feed({ state }))
    expect([ids(bundles), requests.length]).toEqual([['7a'], 3])
    const byIds = paged(watch(byId, { limit: 1 }))
    expect((await runOn(byIds, shelf(all, 2), feed({ state: { lastId: '6a' } }))).requests).toHaveLength(2)
  })

  test('desc is read to its end when nothing is known yet', async () => {
    const { bundles, requests } = await runOn(paged(watch(byDate, { limit: 1 })), shelf(all, 2), feed())
    expect([ids(bundles), requests.length]).toEqual([['1a'], 6])
  })

  test('asc is read until there are as many new records as the limit', async () => {
    const api = paged(watch({ ...byDate, order: 'asc' }, { limit: 1 }))
    const { bundles, requests } = await runOn(api, shelf(all.toReversed(), 2), feed({ state }))
    expect([ids(bundles), requests.length]).toEqual([['7a'], 4])
    expect((await runOn(api, shelf(all.toReversed(), 1), feed({ state }))).requests).toHaveLength(7)
  })

  test('unordered is read to its end', async () => {
    const mixed = records('3a', '9a', '1a', '8a', '2a', '7a', '5a')
    const api = paged(watch({ ...byDate, order: 'unordered' }, { limit: 2 }))
    const { bundles, requests } = await runOn(api, shelf(mixed, 2), feed({ state }))
    expect([ids(bundles), requests.length]).toEqual([['7a', '8a'], 5])
  })

  test('that is missing counts as unordered, with a warning', async () => {
    const { order: _, ...unspoken } = byDate
    const { bundles, log } = await runOn(paged(watch(unspoken)), shelf(records('1a', '9a', '8a'), 1), feed({ state }))
    expect(ids(bundles)).toEqual(['8a', '9a'])
    expect(log).toContainEqual(expect.objectContaining({ place: "module 'probe', api.response.trigger.order" }))
  })

  test('and the type may come from an expression', async () => {
    const trigger = { ...byDate, type: '{{parameters.type}}', order: '{{parameters.order}}' }
    const input = { parameters: { type: 'id', order: 'asc' } }
    expect((await runOn(watch(trigger), shelf(records('1a')), feed(input))).state).toEqual({ lastId: '1a' })
  })

  test('does not matter to a record that comes twice because pages shift', async () => {
    const pages = [records('3a', '2a'), records('2a', '1a'), []]
    const { bundles } = await runOn(paged(watch(byDate)), (_, index) => pages[index], feed())
    expect(ids(bundles)).toEqual(['1a', '2a', '3a'])
  })
})

test('every record is given exactly once, in the order of dates, however they are paged and limited', async () => {
  const moments = fc.uniqueArray(fc.record({ id: fc.nat(60), at: fc.nat(8) }), {
    selector: ({ id }) => id,
    maxLength: 25,
  })
  const setting = fc.record({
    all: moments,
    order: fc.constantFrom('asc' as const, 'desc' as const, 'unordered' as const),
    type: fc.constantFrom('date' as const, 'id' as const),
    size: fc.integer({ min: 1, max: 6 }),
    limit: fc.integer({ min: 1, max: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(setting, async ({ all, order, type, size, limit }) => {
      const rank = ({ id, at }: { id: number; at: number }) => (type === 'id' ? id : at)
      const turn = { asc: 1, desc: -1, unordered: 0 }[order]
      const service = shelf(
        all.toSorted((one, other) => turn * (rank(one) - rank(other))),
        size,
      )
      const { rounds } = await drain(paged(watch({ ...byDate, type, order }, { limit })), service)
      const given = rounds.flat().map((id) => all.find((record) => record.id === id))
      expect(given).toHaveLength(all.length)
      expect(new Set(given).size).toBe(all.length)
      const ranks = given.map((record) => (record === undefined ? Number.NaN : rank(record)))
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
      expect(rounds.slice(0, -1).every((round) => round.length === limit)).toBe(true)
    }),
    { numRuns: 80 },
  )
})

describe('a trigger that reads without end', () => {
  test.each([
    [3199, 2],
    [3200, 1],
    [3201, 1],
    [1600, 2],
    [1599, 3],
  ])('in pages of %d stops after %d, at 3,200 records', async (size, expected) => {
    const { requests, log } = await runOn(paged(watch(byId)), stream(size), feed())
    expect(requests).toHaveLength(expected)
    expect(warned(log, 'no further than 3200 records')).toBe(true)
  })

  test('counts up to 5,000 when unordered, or to more when common data says so', async () => {
    const api = paged(watch({ ...byId, order: 'unordered' }))
    expect((await runOn(api, stream(1000), feed())).requests).toHaveLength(5)
    const more = feed({}, { common: { maxPastRecords: 6000 } })
    expect((await runOn(api, stream(1000), more)).requests).toHaveLength(6)
  })

  test.each([
    [{ maxPastRecords: 10 }, 2],
    [{ maxPastRecords: 0 }, 51],
    [{ maxPastRecords: 1e9 }, 51],
  ])('takes %j of common data', async (common, expected) => {
    expect((await runOn(paged(watch(byId)), stream(5), feed({}, { common }))).requests).toHaveLength(expected)
  })

  test('in small pages stops after 50 further ones', async () => {
    const { requests, log } = await runOn(paged(watch(byId)), stream(5), feed())
    expect(requests).toHaveLength(51)
    expect(warned(log, 'page 51')).toBe(true)
  })

  test('is not warned of when it stops of its own accord', async () => {
    const { log, requests } = await runOn(watch(byId), stream(4000), feed())
    expect([requests.length, warned(log, 'records')]).toEqual([1, false])
  })

  test('cannot remember more than 64 KiB', async () => {
    const api = watch(byDate, { limit: 1000 })
    expect((await runOn(api, () => busyDay(62), feed())).bundles).toHaveLength(1000)
    expect(await failureOn(api, () => busyDay(63), feed())).toMatchObject({
      name: 'RuntimeError',
      message: expect.stringContaining('64 KiB'),
    })
  })
})

describe('the start of a trigger', () => {
  const all = records('4a', '3b', '3a', '2a', '1a')
  const from = async (start: TriggerStart, trigger: object = byDate) => {
    const now = '2026-01-03T00:00:00Z'
    const api = { ...watch(trigger), qs: { since: '{{data.lastDate}}', equal: '{{trigger.matchEqual}}' } }
    const { bundles, requests } = await runOn(api, shelf(all), feed({ start }, { environment: { now: new Date(now) } }))
    return { ids: ids(bundles), query: Object.fromEntries(new URL(requests[0]?.url ?? '').searchParams) }
  }
  const epochDay = '1970-01-01T00:00:00.000Z'
  const thirdDay = '2026-01-03T00:00:00.000Z'

  test('is everything, with 1970 as the last date', async () => {
    expect(await from('all')).toEqual({
      ids: ['1a', '2a', '3a', '3b', '4a'],
      query: { since: epochDay, equal: 'false' },
    })
    expect(await from('all', byId)).toEqual({ ids: ['1a', '2a', '3a', '3b', '4a'], query: { equal: 'false' } })
  })

  test('is now, by the clock of the run', async () => {
    expect(await from('now')).toEqual({ ids: ['3a', '3b', '4a'], query: { since: thirdDay, equal: 'false' } })
  })

  test.each([['2026-01-02T00:00:00Z'], [new Date('2026-01-02')], [Date.UTC(2026, 0, 2)]])(
    'is a date, which is included: %s',
    async (since) => {
      expect((await from({ since })).ids).toEqual(['2a', '3a', '3b', '4a'])
    },
  )

  test('is a record, which is included, and says so in trigger.matchEqual', async () => {
    const chosen = { state: { lastDate: thirdDay, lastId: '3b', sameDateIds: [], matchEqual: true } }
    expect(await from({ chosen })).toEqual({ ids: ['3b', '4a'], query: { since: thirdDay, equal: 'true' } })
    const byItsId = { state: { lastId: '3a', matchEqual: true } }
    expect(await from({ chosen: byItsId }, byId)).toEqual({ ids: ['3a', '3b', '4a'], query: { equal: 'true' } })
  })

  test('is remembered while nothing has come, and not given up to records before it', async () => {
    const chosen = { state: { lastDate: thirdDay, lastId: '3b', sameDateIds: [], matchEqual: true } }
    const none = await runOn(watch(byDate), shelf([]), feed({ start: { chosen } }))
    expect(none.state).toEqual(chosen.state)
    expect((await drain(watch(byDate, { limit: 1 }), shelf(all), { start: { chosen } })).rounds).toEqual([
      ['3b'],
      ['4a'],
    ])
  })

  test('counts for the first run alone: a state goes before it', async () => {
    const state = { lastDate: thirdDay, lastId: '3b', sameDateIds: ['3a', '3b'] }
    expect(ids((await runOn(watch(byDate), shelf(all), feed({ state, start: 'all' }))).bundles)).toEqual(['4a'])
  })

  test.each([['now'], [{ since: '2026-01-01' }]])('cannot be %j for a trigger of type id', async (start) => {
    const error = await failureOn(watch(byId), shelf(all), feed({ start: start as TriggerStart }))
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', requests: [] })
  })

  test.each([
    ['an unknown word', { start: 'later' }, 'start: '],
    ['a date that is none', { start: { since: 'soon' } }, 'start.since: '],
    ['a choice without state', { start: { chosen: {} } }, 'start.chosen.state: '],
    ['a state that is a text', { state: 'x' }, 'state: '],
    ['a state that is null', { state: null }, 'state: '],
    ['a last date that is none', { state: { lastDate: 'soon' } }, 'state.lastDate: '],
    ['a last id that is none', { state: { lastId: {} } }, 'state.lastId: '],
    ['ids that are no list', { state: { sameDateIds: 'a' } }, 'state.sameDateIds: '],
    ['ids that are none', { state: { sameDateIds: [{}] } }, 'state.sameDateIds: '],
  ])('cannot be %s', async (_, input, message) => {
    const error = await failureOn(watch(byDate), shelf(all), feed(input as Feed['input']))
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining(message), requests: [] })
  })
})

describe('a trigger is refused', () => {
  test.each([
    ['without api', undefined, 'api: a polling trigger needs a request with a url'],
    ['with no requests', [], 'api: a polling trigger needs a request with a url'],
    ['without url', { response: { trigger: byId } }, 'api: a polling trigger needs a request with a url'],
    ['without response.trigger', { url }, 'api.response.trigger: '],
    ['with response.trigger elsewhere', [watch(byId), { url }], 'api[1].response.trigger: '],
    ['without an id', watch({ ...byId, id: null }), 'api.response.trigger.id: '],
    ['without a date', watch({ ...byDate, date: null }), 'api.response.trigger.date: '],
    ['without a type', watch({ ...byId, type: null }), 'api.response.trigger.type: '],
    ['with another type', watch({ ...byId, type: 'select' }), 'api.response.trigger.type: '],
    ['with another order', watch({ ...byId, order: 'random' }), 'api.response.trigger.order: '],
    ['with a wrapper', watch(byId, { wrapper: '{{output}}' }), 'api.response.wrapper: '],
  ])('%s', async (_, api, message) => {
    const error = await failureOn(api, shelf([]), feed())
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', requests: [] })
    expect(error.message).toContain(`module 'probe', ${message}`)
  })

  test('with something in trigger that Make does not have', async () => {
    expect(await failureOn(watch({ ...byId, since: 1 }), shelf([]), feed())).toMatchObject({
      name: 'UnsupportedError',
      place: "module 'probe', api.response.trigger.since",
    })
  })

  test('not because base has a wrapper, which it leaves alone', async () => {
    const base = { response: { wrapper: { all: '{{output}}' } } }
    expect(ids((await runOn(watch(byDate), shelf(records('1a')), feed({}, { base }))).bundles)).toEqual(['1a'])
  })
})
