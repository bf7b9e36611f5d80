import { describe, expect, test } from 'vitest'
import { exchanges, failure, run, sent } from './harness.ts'

const api = 'https://api.test/'

describe('headers and query of base', () => {
  const base = {
    baseUrl: 'https://api.test',
    headers: { Authorization: 'from base', 'X-App': 'one' },
    qs: { key: 'k' },
  }

  test.each([
    ['are inherited', {}, { authorization: 'from base', 'x-app': 'one' }],
    [
      'merge with those of the request',
      { headers: { 'X-More': 'two' } },
      { authorization: 'from base', 'x-more': 'two' },
    ],
    ['give way, whatever the case of the name', { headers: { AUTHORIZATION: 'own' } }, { authorization: 'own' }],
    ['give way to a spread', { headers: { '{{...}}': '{{parameters.headers}}' } }, { authorization: 'spread' }],
    ['stay beside an empty spread', { headers: { '{{...}}': '{{nothing}}' } }, { authorization: 'from base' }],
  ])('%s', async (_, request, expected) => {
    const parameters = { headers: { authorization: 'spread' } }
    const { headers } = await sent({ url: '/', ...request }, { base, parameters })
    expect(headers).toMatchObject(expected)
  })

  test.each([
    ['one IML text replaces them', { headers: '{{parameters.headers}}' }, { 'x-own': '1' }],
    ['null takes them back', { headers: null }, {}],
    [
      'a value that turns out undefined leaves the header out',
      { headers: { authorization: '{{nothing}}' } },
      { 'x-app': 'one' },
    ],
  ])('%s', async (_, request, expected) => {
    const { headers } = await sent({ url: '/', ...request }, { base, parameters: { headers: { 'X-Own': '1' } } })
    const { 'user-agent': _agent, 'accept-encoding': _encoding, ...defined } = headers
    expect(defined).toEqual(expected)
  })

  test('a base that is one IML text lies under the headers of the request', async () => {
    const { headers } = await sent(
      { url: '/', headers: { 'X-Own': '1' } },
      {
        base: { baseUrl: api, headers: '{{parameters.headers}}' },
        parameters: { headers: { 'x-own': '0', 'x-base': '2' } },
      },
    )
    expect(headers).toMatchObject({ 'x-own': '1', 'x-base': '2' })
  })

  test.each([
    ['inherited', {}, '?key=k'],
    ['merged', { qs: { page: 2 } }, '?key=k&page=2'],
    ['overridden', { qs: { key: 'own' } }, '?key=own'],
    ['replaced by a text', { qs: '{{parameters.qs}}' }, '?a=1'],
    ['case of names counts', { qs: { KEY: 'own' } }, '?key=k&KEY=own'],
  ])('query %s', async (_, request, expected) => {
    const { url } = await sent({ url: '/', ...request }, { base, parameters: { qs: { a: 1 } } })
    expect(url).toBe(`https://api.test/${expected}`)
  })
})

describe('other directives of base', () => {
  test('are used where the request has none, and replaced where it has', async () => {
    const base = { baseUrl: api, type: 'urlencoded', body: { from: 'base', kept: 1 } }
    const inherited = await sent({ url: '/', method: 'POST', body: { from: 'request' } }, { base })
    expect(inherited).toMatchObject({ body: 'from=request&kept=1' })
    const replaced = await sent({ url: '/', method: 'POST', type: 'json', body: { from: 'request' } }, { base })
    expect(JSON.parse(replaced.body)).toEqual({ from: 'request', kept: 1 })
    const text = await sent({ url: '/', method: 'POST', body: '{{parameters}}' }, { base, parameters: { a: 1 } })
    expect(text.body).toBe('a=1')
  })

  test.each([
    ['a body', { body: {} }, '{}'],
    ['a body by null', { body: null }, ''],
    ['part of a body', { body: { deep: {} } }, '{"deep":{},"kept":1}'],
  ])('%s that is empty takes back that of base', async (_, request, expected) => {
    const base = { baseUrl: api, body: { deep: { from: 'base' }, kept: 1 } }
    expect((await sent({ url: '/', method: 'POST', ...request }, { base })).body).toBe(expected)
  })

  test.each([{}, null])('response.error as %j takes back all of it', async (error) => {
    const base = { baseUrl: api, response: { error: { message: 'base' } } }
    const result = await failure({ url: '/', response: { error } }, { base, answers: [{ status: 404 }] })
    expect(result).toMatchObject({ message: 'Status Code Error: 404', name: 'RuntimeError' })
  })

  test('response.error merges by status and keeps the rest', async () => {
    const base = {
      baseUrl: api,
      response: { error: { message: 'base', type: 'DataError', 404: { message: 'base 404' } } },
    }
    const request = { url: '/', response: { error: { 500: { message: 'own 500' } } } }
    const messages = [400, 404, 500].map(
      async (status) => (await failure(request, { base, answers: [{ status }] })).message,
    )
    expect(await Promise.all(messages)).toEqual(['base', 'base 404', 'own 500'])
  })

  test('response.error as a text replaces all of it', async () => {
    const base = { baseUrl: api, response: { error: { message: 'base', 404: { message: 'base 404' } } } }
    const error = await failure({ url: '/', response: { error: 'own' } }, { base, answers: [{ status: 404 }] })
    expect(error).toMatchObject({ message: 'own', name: 'RuntimeError' })
  })

  test('log.sanitize is the union of both', async () => {
    const base = {
      baseUrl: api,
      log: { sanitize: ['request.headers.authorization'] },
      headers: { authorization: 'secret' },
    }
    const request = { url: '/', log: { sanitize: ['request.qs.token'] }, qs: { token: 'other secret' } }
    const [exchange] = exchanges((await run(request, { base, answers: [{ body: {} }] })).log)
    expect(exchange?.request).toMatchObject({ headers: { authorization: '*****' }, qs: { token: '*****' } })
  })

  test('reach every request of a chain, with the variables of the module', async () => {
    const base = { baseUrl: 'https://{{parameters.host}}', headers: { 'x-step': '{{temp.step}}' } }
    const chain = [{ url: '/a', response: { temp: { step: 'two' } } }, { url: '/b' }]
    const answers = [{ body: {} }, { body: {} }]
    const { requests } = await run(chain, { base, answers, parameters: { host: 'eu.test' } })
    expect(requests.map(({ url }) => url)).toEqual(['https://eu.test/a', 'https://eu.test/b'])
    expect(requests.map(({ headers }) => headers['x-step'])).toEqual([undefined, 'two'])
  })

  test("the caller's definition is not changed", async () => {
    const base = Object.freeze({ baseUrl: api, headers: Object.freeze({ a: '1' }), response: Object.freeze({}) })
    const request = Object.freeze({
      url: '/',
      headers: Object.freeze({ b: '2' }),
      response: Object.freeze({ output: {} }),
    })
    await sent(request, { base })
    expect(request).toEqual({ url: '/', headers: { b: '2' }, response: { output: {} } })
  })
})
