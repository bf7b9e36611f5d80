import { describe, expect, test } from 'vitest'
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
    'http://api.segment.io/v1/track',
    '//evil.test/v1/track',
    '/\\evil.test/v1',
    '\\\\evil.test',
    '@evil.test/v1',
    '.evil.test/v1',
    'v1/track',
    '/v1/ track',
    '/v1/track\r\nx: y',
    ' /v1/track',
  ])('the URL %j', async (url) => {
    const error = await fail('makeAnApiCall', { url, method: 'POST', headers: json, body: '{}' })
    expect([error.name, error.message]).toEqual(['DataError', urlMessage])
    expect(error.log).toEqual([])
  })

  test.each(['/v1/track?writeKey=abc', '/v1/track#x'])('what is not part of a path: %s', async (url) => {
    const error = await fail('makeAnApiCall', { url, method: 'POST', headers: json, body: '{}' })
    expect(error.message).toContain('Put what follows the question mark into Query String.')
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

test('passes errors of Segment on', async () => {
  receiveAtSegment('/v1/nowhere', { status: 404, body: '' })
  expect(
    (await fail('makeAnApiCall', { url: '/v1/nowhere', method: 'POST', headers: json, body: '{}' })).message,
  ).toContain('[404] Segment has nothing at this address')
})
