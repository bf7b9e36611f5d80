import { describe, expect, test } from 'vitest'
import { failureOn, items, queries, runOn } from './feed.ts'
import { withServer } from './harness.ts'

const url = 'https://api.test/items'
const list = { iterate: '{{body.items}}' }
const byPage = { qs: { page: '{{pagination.page}}' } }

/** A service with this many pages of two items, which says how many there are. */
const book = (pages: number) => (request: { url: string }) => {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  return { items: page <= pages ? items(page * 2 - 1, 2) : [], page, pages, next: page < pages ? page + 1 : null }
}
/** A service whose pages never end. */
const endless = (_: unknown, index: number) => ({ items: [{ id: index }], next: `${url}?cursor=${index + 1}` })

const ids = (bundles: readonly Record<string, unknown>[]) => bundles.map(({ id }) => id)

describe('pages', () => {
  test('are asked for until an empty one comes, and their items become one list', async () => {
    const { bundles, requests } = await runOn({ url, response: list, pagination: byPage }, book(3))
    expect(ids(bundles)).toEqual([1, 2, 3, 4, 5, 6])
    expect(queries(requests)).toEqual(['', 'page=2', 'page=3', 'page=4'])
  })

  test('are counted from 1, and the first request sees that, too', async () => {
    const api = { url, qs: { page: '{{pagination.page}}' }, response: list, pagination: {} }
    expect(queries((await runOn(api, book(2))).requests)).toEqual(['page=1', 'page=2', 'page=3'])
  })

  test('have an offset and a limit that grows by five times up to 500', async () => {
    const qs = { o: '{{pagination.offset}}', l: '{{pagination.limit}}' }
    const api = { url, qs, response: { ...list, limit: 5 }, pagination: {} }
    const { requests } = await runOn(api, endless)
    expect(queries(requests)).toEqual(['o=0&l=20', 'o=20&l=100', 'o=120&l=500', 'o=620&l=500', 'o=1120&l=500'])
  })

  test('are seen by the response as page, and by response.temp one after the other', async () => {
    const response = {
      ...list,
      temp: { sum: '{{ifempty(temp.sum, 0) + length(body.items)}}', pages: '{{pagination.page}}' },
      output: { id: '{{item.id}}', page: '{{pagination.page}}' },
      wrapper: { items: '{{output}}', sum: '{{temp.sum}}', pages: '{{temp.pages}}' },
    }
    const { bundles } = await runOn({ url, response, pagination: byPage }, book(2))
    const found = [
      { id: 1, page: 1 },
      { id: 2, page: 1 },
      { id: 3, page: 2 },
      { id: 4, page: 2 },
    ]
    expect(bundles).toEqual([{ items: found, sum: 4, pages: 3 }])
  })

  test('do not evaluate the temp and condition of the request again', async () => {
    const api = {
      url,
      temp: { n: '{{ifempty(temp.n, 0) + 1}}' },
      condition: '{{temp.n = 1}}',
      response: { ...list, wrapper: { n: '{{temp.n}}' } },
      pagination: byPage,
    }
    const { bundles, requests } = await runOn(api, book(2))
    expect([bundles, requests.length]).toEqual([[{ n: 1 }], 3])
  })

  test('are wrapped once, with the first and last item of the last container and the last body', async () => {
    const response = {
      ...list,
      wrapper: {
        count: '{{length(output)}}',
        first: '{{iterate.container.first.id}}',
        last: '{{iterate.container.last.id}}',
        page: '{{body.page}}',
      },
    }
    const pagination = { ...byPage, condition: '{{body.next}}' }
    const { bundles } = await runOn({ url, response, pagination }, book(3))
    expect(bundles).toEqual([{ count: 6, first: 5, last: 6, page: 3 }])
  })

  test('without iterate become one list, or the last of them counts', async () => {
    const pagination = { ...byPage, condition: '{{body.next}}' }
    const lists = await runOn({ url, response: { output: '{{body.items}}' }, pagination }, book(2))
    expect(ids(lists.bundles)).toEqual([1, 2, 3, 4])
    const single = await runOn({ url, response: { output: { page: '{{body.page}}' } }, pagination }, book(2))
    expect(single.bundles).toEqual([{ page: 2 }])
  })

  test('of one list do not grow the answer that the log keeps', async () => {
    const api = {
      url,
      log: { sanitize: ['request.headers.authorization'] },
      response: { output: '{{body}}' },
      pagination: { qs: { page: 2 }, condition: '{{pagination.page < 3}}' },
    }
    const { bundles, log } = await runOn(api, (_, index) => [{ id: index }])
    expect(ids(bundles)).toEqual([0, 1])
    expect(log[0]).toMatchObject({ response: { body: [{ id: 0 }] } })
  })

  test('are of no use to an output of null', async () => {
    const { bundles, requests } = await runOn({ url, response: { output: null }, pagination: byPage }, book(3))
    expect([bundles, requests.length]).toEqual([[], 1])
  })

  test('do not belong to a step without url', async () => {
    const api = { response: { output: { id: 1 } }, pagination: byPage }
    const { bundles, requests } = await runOn(api, book(3))
    expect([bundles, requests]).toEqual([[{ id: 1 }], []])
  })

  test('of an earlier request of a chain know nothing of the limit of the last', async () => {
    const api = [
      { url, response: { ...list, limit: 1, temp: { last: '{{body.page}}' } }, pagination: byPage },
      { response: { output: { last: '{{temp.last}}' }, limit: 1 } },
    ]
    const { bundles, requests } = await runOn(api, book(2))
    expect([bundles, requests.length]).toEqual([[{ last: 3 }], 3])
  })

  test('are asked of a server on the loopback', async () => {
    await withServer(
      (request, response) => {
        const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1)
        response.setHeader('content-type', 'application/json')
        response.setHeader('x-next', page < 3 ? `/items?page=${page + 1}` : '')
        response.end(JSON.stringify([{ id: page }]))
      },
      async (origin) => {
        const api = {
          url: '/items',
          response: { iterate: '{{body}}' },
          pagination: { url: '{{headers.`x-next`}}', condition: '{{headers.`x-next`}}' },
        }
        const environment = { fetch: globalThis.fetch }
        const { bundles } = await runOn(api, endless, { base: { baseUrl: origin }, environment })
        expect(ids(bundles)).toEqual([1, 2, 3])
      },
    )
  })
})

describe('pagination.condition', () => {
  test.each([
    ['{{body.pages >= pagination.page}}', 3],
    ['{{body.pages > pagination.page}}', 2],
    ['{{pagination.page > 1}}', 1],
    ['{{body.next}}', 3],
    [true, 4],
    [false, 1],
    ['', 1],
    [undefined, 4],
  ])('%j is asked for the page that was read and for the next one', async (condition, expected) => {
    const { requests } = await runOn({ url, response: list, pagination: { ...byPage, condition } }, book(3))
    expect(requests).toHaveLength(expected)
  })

  test('sees body, headers, statusCode, temp and the container', async () => {
    const response = { ...list, temp: { seen: '{{length(body.items)}}' } }
    const condition =
      "{{temp.seen = 2 & statusCode = 200 & contains(headers.`content-type`, 'json') & iterate.container.last.id < 5}}"
    const { requests } = await runOn({ url, response, pagination: { ...byPage, condition } }, book(9))
    expect(requests).toHaveLength(3)
  })
})

describe('the request for a page', () => {
  const parent = {
    url,
    method: 'POST',
    headers: { 'X-One': '1', 'X-Two': '2' },
    qs: { a: '1', b: '2' },
    body: { first: true },
    response: { ...list, limit: 2 },
  }
  const second = async (pagination: unknown, base?: unknown) => {
    const { requests } = await runOn({ ...parent, pagination }, endless, { base })
    return requests[1]
  }

  test('has all of the first one unless told', async () => {
    expect(await second({})).toMatchObject({
      method: 'POST',
      url: `${url}?a=1&b=2`,
      headers: { 'x-one': '1', 'x-two': '2' },
      body: '{"first":true}',
    })
  })

  test('has url, method and body replaced, headers and query merged by name whatever their case', async () => {
    const pagination = {
      url: 'https://api.test/more',
      method: 'PUT',
      headers: { 'x-one': 'one', 'X-Three': '3' },
      qs: { b: 'two', c: '3' },
      body: { second: true },
    }
    const request = await second(pagination)
    expect(request).toMatchObject({
      method: 'PUT',
      url: 'https://api.test/more?a=1&b=two&c=3',
      headers: { 'x-one': 'one', 'x-two': '2', 'x-three': '3' },
      body: '{"second":true}',
    })
  })

  test('leaves out what it gives no value', async () => {
    const request = await second({
      headers: { 'x-ONE': '{{body.none}}' },
      qs: { a: '{{body.none}}', B: '{{body.none}}' },
    })
    expect(request?.url).toBe(`${url}?b=2`)
    expect(request?.headers).not.toHaveProperty('x-one')
  })

  test('is sent to the same url as it is when it does not merge', async () => {
    const base = { headers: { authorization: 'secret' }, qs: { key: 'k' } }
    const request = await second({ mergeWithParent: false, qs: { page: '{{pagination.page}}' } }, base)
    expect(request).toMatchObject({ method: 'GET', url: `${url}?page=2`, body: '' })
    for (const name of ['x-one', 'x-two', 'authorization']) expect(request?.headers).not.toHaveProperty(name)
  })

  test('replaces url, method and body also when it does not merge', async () => {
    const own = { url: 'https://api.test/more', method: 'PUT', headers: { 'X-Own': '1' }, body: { second: true } }
    expect(await second({ mergeWithParent: false, ...own })).toMatchObject({
      method: 'PUT',
      url: own.url,
      headers: { 'x-own': '1' },
      body: '{"second":true}',
    })
  })

  test('keeps the query of the address that an answer gave, over that of the first request', async () => {
    const request = await second({ url: '{{body.next}}&a=9&tag=x&tag=y%20z' })
    expect(request?.url).toBe(`${url}?a=9&b=2&cursor=1&tag=x&tag=y%20z`)
    const own = await second({ url: '{{body.next}}', qs: { cursor: 'own' } })
    expect(own?.url).toBe(`${url}?a=1&b=2&cursor=own`)
  })

  test('keeps such a query as it is written when there is no other', async () => {
    const api = { url, response: { ...list, limit: 2 }, pagination: { url: `${url}?f=a,b;c` } }
    expect((await runOn(api, endless)).requests[1]?.url).toBe(`${url}?f=a,b;c`)
  })

  test('may take its headers and query from one expression', async () => {
    const pagination = { headers: '{{body.with}}', qs: '{{body.with}}' }
    const { requests } = await runOn({ ...parent, pagination }, (_, index) => ({
      items: [{ id: index }],
      with: { b: 'x' },
    }))
    expect(requests[1]).toMatchObject({ url: `${url}?a=1&b=x`, headers: { 'x-one': '1', b: 'x' } })
  })

  test('sends a body that names what came before, as GraphQL wants it', async () => {
    const api = {
      url,
      method: 'POST',
      body: { query: 'q', variables: {} },
      response: { ...list, limit: 2 },
      pagination: { body: { query: 'q', variables: { after: '{{iterate.container.last.id}}' } } },
    }
    expect((await runOn(api, endless)).requests[1]?.body).toBe('{"query":"q","variables":{"after":0}}')
  })

  test('is inherited from base', async () => {
    const base = { pagination: { qs: { page: '{{pagination.page}}' }, condition: '{{body.next}}' } }
    const { requests } = await runOn({ url, response: list }, book(2), { base })
    expect(queries(requests)).toEqual(['', 'page=2'])
    const taken = await runOn({ url, response: list, pagination: null }, book(2), { base })
    expect(taken.requests).toHaveLength(1)
  })

  test.each([
    ['a text', 'next'],
    ['a list', [{}]],
    ['mergeWithParent as a text', { mergeWithParent: 'false' }],
  ])('is refused as %s', async (_, pagination) => {
    const error = await failureOn({ url, pagination }, book(1))
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', requests: [] })
    expect(error.message).toContain("module 'probe', api.pagination")
  })

  test('that fails ends the run', async () => {
    const error = await failureOn(
      { url, response: { ...list, valid: '{{body.items[1].id = 0}}' }, pagination: {} },
      endless,
    )
    expect(error).toMatchObject({ name: 'RuntimeError', message: 'Response marked as invalid.' })
    expect(error.requests).toHaveLength(2)
  })
})

describe('pages end', () => {
  const count = async (api: object, common?: Record<string, unknown>) =>
    (await runOn({ url, response: list, ...api }, endless, common === undefined ? {} : { common })).requests.length

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
  ])('when a limit of %d is reached, after %d', async (limit, expected) => {
    const api = { url, response: { ...list, limit }, pagination: byPage }
    const { bundles, requests } = await runOn(api, book(9))
    expect([bundles.length, requests.length]).toEqual([limit, expected])
  })

  test('after 50 requests for further pages, without an error but with a warning', async () => {
    const { bundles, requests, log } = await runOn({ url, response: list, pagination: {} }, endless)
    expect([bundles.length, requests.length]).toEqual([51, 51])
    expect(log.at(-1)).toEqual({
      kind: 'warning',
      place: "module 'probe', api.pagination",
      message: 'Make asks for no page after this one, which was page 51.',
    })
  })

  test.each([
    [50, false],
    [51, false],
    [52, true],
  ])('without a warning when %d pages are all there are: %s', async (pages, warns) => {
    const pagination = { ...byPage, condition: '{{body.next}}' }
    const { requests, log } = await runOn({ url, response: list, pagination }, book(pages))
    expect(requests).toHaveLength(Math.min(pages, 51))
    expect(log.some(({ kind }) => kind === 'warning')).toBe(warns)
  })

  test.each([
    [{ maxPaginationRequestCount: 1 }, 2],
    [{ maxPaginationRequestCount: '2' }, 3],
    [{ maxPaginationRequestCount: 120 }, 100],
    [{ maxPaginationRequestCount: 120, maxRequestCount: 99 }, 99],
    [{ maxPaginationRequestCount: 120, maxRequestCount: 101 }, 101],
    [{ maxPaginationRequestCount: 0 }, 51],
    [{ maxPaginationRequestCount: -1 }, 51],
    [{ maxPaginationRequestCount: 'many', maxRequestCount: Number.NaN }, 51],
    [{ maxRequestCount: 1 }, 1],
  ])('as common data %j says', async (common, expected) => {
    expect(await count({ pagination: {} }, common)).toBe(expected)
  })

  test('at 10,000 requests, whatever common data says', async () => {
    const common = { maxPaginationRequestCount: 1e9, maxRequestCount: 1e9 }
    expect(await count({ pagination: {} }, common)).toBe(10_000)
  })

  test('when the run has made 100 requests, and a request that must be made then fails', async () => {
    const page = { url, response: list, pagination: {} }
    const error = await failureOn([page, page, { url }], endless)
    expect(error).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('100 requests') })
    expect(error.requests).toHaveLength(100)
  })

  test('where the address of the next one yields nothing', async () => {
    const service = (_: unknown, index: number) => ({
      items: [{ id: index }],
      next: [`${url}?page=2`, `${url}?page=3`, null][index],
    })
    const { bundles } = await runOn({ url, response: list, pagination: { url: '{{body.next}}' } }, service)
    expect(ids(bundles)).toEqual([0, 1, 2])
  })

  test('at a page without items, not at one whose items are all left out', async () => {
    const response = { iterate: { container: '{{body.items}}', condition: '{{item.id > 4}}' } }
    const { bundles, requests } = await runOn({ url, response, pagination: byPage }, book(3))
    expect([ids(bundles), requests.length]).toEqual([[5, 6], 4])
  })
})
