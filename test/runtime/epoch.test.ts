import { describe, expect, test } from 'vitest'
import { appOn, type Feed, items, queries } from './feed.ts'
import type { Received } from './harness.ts'

const url = 'https://api.test/items'
const trigger = { type: 'date', order: 'asc', id: '{{item.id}}', date: '{{item.at}}' }
const output = { label: '{{item.name}}', date: '{{item.at}}' }
const days = [1, 2, 3].map((day) => ({ id: day, name: `n${day}`, at: `2026-01-0${day}T00:00:00Z` }))

const api = {
  url,
  qs: { sort: 'asc', since: '{{data.lastDate}}' },
  response: { iterate: '{{body}}', limit: 2, trigger, output: { id: '{{item.id}}', broken: '{{item.none}}' } },
}
const service = (request: Received) =>
  new URL(request.url).searchParams.get('sort') === 'desc' ? days.toReversed() : days

async function panel(
  epoch: unknown,
  feed: Feed & { api?: unknown } = {},
  answer: Parameters<typeof appOn>[1] = service,
) {
  const { app, requests } = appOn(feed.api ?? api, answer, { type: 'trigger', ...feed, epoch })
  return { app, requests, ...(await app.epoch('probe', feed.input)) }
}

async function refusal(epoch: unknown, feed: Feed & { api?: unknown } = {}): Promise<any> {
  return panel(epoch, feed).then(
    () => {
      throw new Error('Expected an error')
    },
    (error: unknown) => error,
  )
}

describe('an epoch', () => {
  test('lists the records of the trigger, newest first, with what lies over its last request', async () => {
    const { choices, starts, requests, log } = await panel({ qs: { sort: 'desc' }, response: { output } })
    expect(queries(requests)).toEqual(['sort=desc'])
    expect(choices).toEqual([
      {
        label: 'n3',
        date: '2026-01-03T00:00:00Z',
        state: { lastDate: '2026-01-03T00:00:00.000Z', lastId: 3, sameDateIds: [], matchEqual: true },
      },
      {
        label: 'n2',
        date: '2026-01-02T00:00:00Z',
        state: { lastDate: '2026-01-02T00:00:00.000Z', lastId: 2, sameDateIds: [], matchEqual: true },
      },
    ])
    expect(starts).toEqual(['all', 'since', 'now', 'chosen'])
    expect(log).toHaveLength(1)
  })

  test('starts the trigger with what is chosen', async () => {
    const { app, choices } = await panel({ response: { limit: 300, output } })
    expect(choices.map(({ label }) => label)).toEqual(['n3', 'n2', 'n1'])
    const [, chosen] = choices
    if (chosen === undefined) throw new Error('Expected a second choice')
    const { bundles, state } = await app.runModule('probe', { start: { chosen: JSON.parse(JSON.stringify(chosen)) } })
    expect(bundles).toEqual([{ id: 2 }, { id: 3 }])
    expect(state).toEqual({ lastDate: '2026-01-03T00:00:00.000Z', lastId: 3, sameDateIds: ['3'] })
  })

  test('has its own output instead of that of the trigger', async () => {
    const failing = { ...api, response: { ...api.response, output: { at: "{{formatDate(item.id, 'x', 'nowhere')}}" } } }
    const { choices } = await panel({ response: { output } }, { api: failing })
    expect(choices).toHaveLength(2)
  })

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    ['{{parameters.limit}}', 1],
  ])('with a limit of %j shows %d, in the order of the service', async (limit, expected) => {
    const input = { parameters: { limit: 1 } }
    const { choices } = await panel({ qs: { sort: 'desc' }, response: { limit, output } }, { input })
    expect(choices.map(({ label }) => label)).toEqual(['n3', 'n2', 'n1'].slice(0, expected))
  })

  test('is not limited when neither it nor the trigger says so', async () => {
    const open = { ...api, response: { ...api.response, limit: null } }
    expect((await panel({ response: { output } }, { api: open })).choices).toHaveLength(3)
  })

  test('asks for as many pages as it shows', async () => {
    const epoch = { response: { limit: 5, output }, pagination: { qs: { page: '{{pagination.page}}' } } }
    const at = '2026-01-01T00:00:00Z'
    const endless = (_: unknown, index: number) => items(index * 2, 2).map(({ id }) => ({ id, at, name: 'n' }))
    const { choices, requests } = await panel(epoch, {}, endless)
    expect([choices.length, requests.length]).toEqual([5, 3])
  })

  test('reads no more than 3,200 records', async () => {
    const epoch = { response: { limit: 100_000, output }, pagination: {} }
    const at = '2026-01-01T00:00:00Z'
    const endless = (_: unknown, index: number) => items(index * 1600, 1600).map(({ id }) => ({ id, at }))
    expect((await panel(epoch, {}, endless)).requests).toHaveLength(2)
  })

  test('lies over the last request of a chain, and the others run as they are', async () => {
    const chain = [{ url: `${url}/first`, response: { temp: { n: '{{body[1].name}}' } } }, api]
    const epoch = { response: { output: { label: '{{temp.n}}-{{item.id}}' } } }
    const { choices, requests } = await panel(epoch, { api: chain })
    expect(requests.map((request) => new URL(request.url).pathname)).toEqual(['/items/first', '/items'])
    expect(choices.map(({ label, date }) => [label, date])).toEqual([
      ['n1-2', undefined],
      ['n1-1', undefined],
    ])
  })

  test('falls back on the id where a record has no label', async () => {
    const { choices } = await panel({ response: { output: { label: '{{item.none}}' } } })
    expect(choices.map(({ label }) => label)).toEqual(['2', '1'])
  })

  test('of type id offers no dates', async () => {
    const byId = { ...api, response: { ...api.response, trigger: { type: 'id', order: 'asc', id: '{{item.id}}' } } }
    const { starts, choices } = await panel({ response: { output } }, { api: byId })
    expect(starts).toEqual(['all', 'chosen'])
    expect(choices[0]?.state).toEqual({ lastId: 2, sameDateIds: [], matchEqual: true })
    expect((await panel({}, { api: byId })).starts).toEqual([])
  })

  test.each([undefined, null, {}, []])('of %j offers nothing to choose from and asks for nothing', async (epoch) => {
    const { starts, choices, requests } = await panel(epoch)
    expect([starts, choices, requests]).toEqual([['all', 'since', 'now'], [], []])
  })

  test('takes connection, common data and base as the trigger does', async () => {
    const base = { baseUrl: 'https://api.test', headers: { authorization: '{{connection.key}}-{{common.key}}' } }
    const { requests } = await panel(
      { response: { output } },
      { api: { ...api, url: '/items' }, base, common: { key: 'c' }, input: { connection: { key: 'k' } } },
    )
    expect(requests[0]).toMatchObject({ headers: { authorization: 'k-c' } })
  })
})

describe('an epoch is refused', () => {
  test.each(['action', 'search', 'instant_trigger'])('for a module of type %s', async (type) => {
    const error = await refusal({ response: { output } }, { type })
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', log: [] })
    expect(error.message).toContain('only a polling trigger has an epoch')
  })

  test.each([
    ['a text', 'rpc://epoch', 'InvalidConfigurationError', 'epoch: '],
    ['a list of requests', [{ response: { output } }], 'InvalidConfigurationError', 'epoch: '],
    ['no trigger', { response: {} }, 'InvalidConfigurationError', 'epoch.response.trigger: '],
    ['a limit of 0', { response: { limit: 0, output } }, 'InvalidConfigurationError', 'epoch.response.limit: '],
    ['an unknown directive', { lable: 1 }, 'UnsupportedError', 'epoch.lable: '],
    ['a wrapper', { response: { wrapper: 1 } }, 'InvalidConfigurationError', 'epoch.response.wrapper: '],
  ])('with %s', async (_, epoch, name, place) => {
    const error = await refusal(epoch)
    expect(error).toMatchObject({ name, message: expect.stringContaining(`module 'probe', ${place}`) })
  })

  test('when its service refuses', async () => {
    const error = await refusal({ response: { output, valid: false } })
    expect(error).toMatchObject({ name: 'RuntimeError', log: [{ kind: 'exchange' }] })
  })

  test('when there is no such module', async () => {
    const { app } = await panel({})
    await expect(app.epoch('none')).rejects.toMatchObject({ message: expect.stringContaining('There is no module') })
  })
})
