import * as fc from 'fast-check'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { loadApp } from '../../src/runtime/index.ts'
import { fail, otherKey, receive, receiveAtSegment, run, writeKey } from './run.ts'

const json = [{ key: 'Content-Type', value: 'application/json' }]
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
const group = { userId: '019mr8mf4r', groupId: '0e8c78ea9d97a7b8185e8632', traits: { name: 'Initech' } }

test('the example of the documentation associates a user with a group', async () => {
  const received = receiveAtSegment('/v1/group/')
  const { bundle } = await run(
    'makeAnApiCall',
    {
      url: '/v1/group/',
      method: 'POST',
      headers: [...json, { key: 'authorization', value: basic(otherKey) }],
      body: JSON.stringify(group),
    },
    { writeKey: undefined, token: 'token' },
  )
  expect(bundle).toMatchObject({ body: { success: true }, statusCode: 200 })
  expect(bundle.headers['content-type']).toMatch('application/json')
  expect(received[0]).toMatchObject({ body: group, headers: { authorization: basic(otherKey) } })
})

test('adds the write key of the connection, and sends to its region', async () => {
  const received = receive('https://events.eu1.segmentapis.com', '/v1/track')
  await run('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: json, body: '{}' }, { region: 'eu' })
  expect(received[0]?.headers.authorization).toBe(basic(writeKey))
})

test.each(['AUTHORIZATION', 'Authorization', 'authorization'])('a header %s of the user wins', async (key) => {
  const received = receiveAtSegment('/v1/track')
  await run('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: [{ key, value: 'Bearer own' }], body: '{}' })
  expect(received[0]?.headers.authorization).toBe('Bearer own')
})

test('sends a query, and no body with GET', async () => {
  const received = receive('https://api.segment.io', '/v1/pixel/track?data=e30%3D&again=1', {}, 'GET')
  await run('makeAnApiCall', {
    url: '/v1/pixel/track',
    method: 'GET',
    qs: [
      { key: 'data', value: 'e30=' },
      { key: 'again', value: '1' },
    ],
    body: '{}',
  })
  expect(received[0]?.body).toBe('')
})

describe('refuses, before anything is sent,', () => {
  const urlMessage =
    'URL must be a path that begins with one slash and the version, such as /v1/group. Other hosts are not allowed.'

  test.each([
    'https://evil.test/v1/track',
    '//evil.test/v1/track',
    '/\\evil.test/v1',
    '\\\\evil.test',
    '@evil.test/v1',
    '.evil.test/v1',
    'v1/track',
    '/v1/ track',
    '/v1/track\r\nx: y',
    ' ',
    '/v1/track\u0000',
    '/v1\t/track',
  ])('the URL %j', async (url) => {
    const error = await fail('makeAnApiCall', { url, method: 'POST', headers: json, body: '{}' })
    expect([error.name, error.message]).toEqual(['DataError', urlMessage])
    expect(error.log).toEqual([])
  })

  test.each([
    'https://api.segment.io/v1/group',
    'http://api.segment.io/v1/track',
    'HTTPS://API.SEGMENT.IO/v1/group',
    'https://events.eu1.segmentapis.com/v1/group',
  ])("Segment's own host in %s, and says what to leave out", async (url) => {
    const error = await fail('makeAnApiCall', { url, method: 'POST', headers: json, body: '{}' })
    expect(error.name).toBe('DataError')
    expect(error.message).toContain('leave out https://api.segment.io')
  })

  test.each(['/v1/track?writeKey=abc', '/v1/track#x'])('what is not part of a path: %s', async (url) => {
    const error = await fail('makeAnApiCall', { url, method: 'POST', headers: json, body: '{}' })
    expect(error.message).toContain('Put what follows the question mark into Query String.')
  })

  test.each([
    'Host',
    'host',
    ' HOST ',
    'Connection',
    'Content-Length',
    'transfer-encoding',
    'Keep-Alive',
    'TE',
    'Trailer',
    'Upgrade',
    'Proxy-Authorization',
    'proxy-connection',
  ])('the header %j', async (key) => {
    const headers = [...json, { key, value: 'x' }]
    const error = await fail('makeAnApiCall', { url: '/v1/track', method: 'POST', headers, body: '{}' })
    expect(error.name).toBe('DataError')
    expect(error.message).toMatch(/out of Headers/)
  })

  test.each([
    ['{"userId":', json],
    ['{userId: "u"}', json],
    ['not JSON', json],
    ['a=b', []],
    ['{"a":1}}', [{ key: 'content-type', value: 'APPLICATION/JSON; charset=utf-8' }]],
  ])('the body %s, which is not JSON', async (body, headers) => {
    const error = await fail('makeAnApiCall', { url: '/v1/track', method: 'POST', headers, body })
    expect(error.message).toContain('JSON')
    expect(error.log).toEqual([])
  })

  test.each([[{ userId: 'u' }], [[{ userId: 'u' }]], [[]], [{}]])('the body %j, which is not a text', async (body) => {
    const error = await fail('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: json, body })
    expect([error.name, error.message]).toEqual([
      'DataError',
      'Body must be a text. Make a text of a collection or list with the module Create JSON, and map that.',
    ])
  })

  test.each([
    [{ headers: [...json, { key: 'Authorization', value: '' }] }, 'A header is there twice, or has no value.'],
    [{ headers: [...json, { key: 'Authorization' }] }, 'A header is there twice, or has no value.'],
    [
      {
        headers: [
          { key: 'X-A', value: '1' },
          { key: 'x-a', value: '2' },
        ],
      },
      'A header is there twice, or has no value.',
    ],
    [
      {
        qs: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      'A parameter of Query String is there twice, or has no value.',
    ],
  ])('what would be sent once, or without a value: %j', async (more, message) => {
    const error = await fail('makeAnApiCall', { url: '/v1/track', method: 'POST', body: '{}', ...more })
    expect([error.name, error.message]).toEqual(['DataError', message])
  })

  test('a call without any credential', async () => {
    const error = await fail(
      'makeAnApiCall',
      { url: '/v1/track', method: 'POST', headers: json, body: '{}' },
      { writeKey: undefined, token: 'token' },
    )
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toContain('There is no write key in the connection.')
  })
})

test('shows neither body nor credentials in the log: the body may hold a write key', async () => {
  receiveAtSegment('/v1/track')
  const { log } = await run('makeAnApiCall', {
    url: '/v1/track',
    method: 'POST',
    headers: json,
    body: JSON.stringify({ writeKey: otherKey, userId: 'u', event: 'E' }),
  })
  const text = JSON.stringify(log)
  for (const secret of [writeKey, otherKey, basic(writeKey)]) expect(text).not.toContain(secret)
})

test.each([404, 405])('%i names the call that was made', async (status) => {
  receive('https://api.segment.io', '/v1/nowhere', { status, body: '' }, 'GET')
  const error = await fail('makeAnApiCall', { url: '/v1/nowhere', method: 'GET', headers: json })
  expect(error.message).toBe(
    `[${status}] GET /v1/nowhere: Segment has nothing there. Every call of the HTTP Tracking API is a POST to a path with the version, such as POST /v1/track.`,
  )
})

test.each([
  [400, 'DataError'],
  [401, 'InvalidAccessTokenError'],
  [429, 'RateLimitError'],
  [503, 'ConnectionError'],
])('%i of Segment becomes a %s', async (status, type) => {
  receiveAtSegment('/v1/track', { status, body: { message: 'no luck' } })
  const error = await fail('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: json, body: '{}' })
  expect([error.name, error.statusCode]).toEqual([type, status])
  expect(error.message).toContain(`[${status}] Segment did not accept the request: no luck.`)
})

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed, and its address is named', async (status) => {
  nock('https://api.segment.io').post('/v1/track').reply(status, { success: true }, { location: 'https://evil.test/x' })
  const error = await fail('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: json, body: '{}' })
  expect(error.name).toBe('ConnectionError')
  expect(error.message).toContain('https://evil.test/x')
})

describe('a write key', () => {
  const tokenAlone = { writeKey: undefined, token: 'token' }

  test.each([
    ['in the body', { body: JSON.stringify({ writeKey: otherKey, userId: 'u' }) }, tokenAlone],
    ['in the body, beside one in the connection', { body: JSON.stringify({ writeKey: otherKey }) }, {}],
  ])('%s is the one that is sent', async (_, parameters, connection) => {
    const received = receiveAtSegment('/v1/track')
    await run('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: json, ...parameters }, connection)
    expect(received[0]?.headers.authorization).toBeUndefined()
    expect(received[0]?.body.writeKey).toBe(otherKey)
  })

  test.each(['{}', '{"writeKey":""}', '{"properties":{"writeKey":"x"}}', '[]', '17', 'null', '"writeKey"', ''])(
    'is not found in the body %s',
    async (body) => {
      const call = { url: '/v1/track', method: 'POST', headers: json, body }
      expect((await fail('makeAnApiCall', call, tokenAlone)).name).toBe('InvalidConfigurationError')
    },
  )
})

test.each([
  [[], 'application/json'],
  [undefined, 'application/json'],
  [[{ key: 'CONTENT-TYPE', value: 'text/plain' }], 'text/plain'],
  [[{ key: 'content-type', value: 'application/x-www-form-urlencoded' }], 'application/x-www-form-urlencoded'],
])('with the headers %j the Content-Type is %s', async (headers, expected) => {
  const received = receiveAtSegment('/v1/track')
  const isForm = expected.includes('form')
  await run('makeAnApiCall', { url: '/v1/track', method: 'POST', headers, body: isForm ? 'a=b' : '{"a":1}' })
  expect(received[0]?.headers['content-type']).toBe(expected)
})

test.each([undefined, '', ' '])('sends the empty body %j', async (body) => {
  const received = receiveAtSegment('/v1/track')
  await run('makeAnApiCall', { url: '/v1/track', method: 'POST', headers: json, body })
  expect(String(received[0]?.body).trim()).toBe('')
})

test('sends the text of the body as it is, numbers of many digits too', async () => {
  const body = '{ "id" : 12345678901234567890, "x" : 1.0 }'
  const sent: unknown[] = []
  const fetching = loadApp('app', {
    fetch: (_, init) => {
      sent.push(Buffer.from(init?.body as Uint8Array).toString())
      return Promise.resolve(Response.json({ success: true }))
    },
  })
  const parameters = { url: ' /v1/track\n', method: 'POST', headers: json, body }
  await fetching.runModule('makeAnApiCall', { parameters, connection: { region: 'us', writeKey } })
  expect(sent).toEqual([body])
})

test('no URL reaches another host', async () => {
  const parts = [
    '/',
    '//',
    '\\',
    '@',
    '.',
    '..',
    ':',
    ':80',
    'evil.test',
    'v1',
    '\t',
    '\n',
    ' ',
    '\u2044',
    '\uff0f',
    '\u3002',
    '%2f',
    '%5c',
    '&',
    ';',
    '\u0000',
    '\u00a0',
    '\u2028',
  ]
  const hosts = new Set<string>()
  const fetching = loadApp('app', {
    fetch: (url) => {
      hosts.add(new URL(url instanceof Request ? url.url : url).host)
      return Promise.resolve(Response.json({ success: true }))
    },
  })
  const url = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }).map((chosen) => chosen.join(''))
  const prefixed = fc.tuple(fc.constantFrom('', '/', '/v1', '/..'), url).map((chosen) => chosen.join(''))
  await fc.assert(
    fc.asyncProperty(prefixed, async (address) => {
      const parameters = { url: address, method: 'POST', headers: json, body: '{}' }
      await fetching
        .runModule('makeAnApiCall', { parameters, connection: { region: 'us', writeKey } })
        .catch(() => undefined)
    }),
    { numRuns: 500 },
  )
  expect([...hosts]).toEqual(['api.segment.io'])
})
