import { describe, expect, test } from 'vitest'
import { fail, least, receive, receiveAtSegment, run, writeKey, unlike } from './run.ts'

interface Case {
  status: number
  body?: unknown
  headers?: Record<string, string>
  type: string
  says: string
}

const cases: Case[] = [
  {
    status: 400,
    body: { message: 'Exceed payload limit' },
    type: 'DataError',
    says: 'Segment did not accept the request: Exceed payload limit. Check the values. A message may have 32 KB',
  },
  { status: 400, body: 'no JSON', type: 'DataError', says: 'request: no JSON. Check the values.' },
  {
    status: 401,
    body: { error: { message: 'invalid key' } },
    type: 'InvalidAccessTokenError',
    says: 'invalid key. Copy the write key again.',
  },
  {
    status: 403,
    body: { code: 'forbidden' },
    type: 'InvalidAccessTokenError',
    says: '{"code":"forbidden"}. Check that the source is enabled, and Region.',
  },
  { status: 404, type: 'RuntimeError', says: '[404] Segment did not accept the request' },
  { status: 408, type: 'ConnectionError', says: '[408]' },
  { status: 410, type: 'ConnectionError', says: '[410]' },
  { status: 413, type: 'DataError', says: '[413]' },
  { status: 429, headers: { 'retry-after': '17' }, type: 'RateLimitError', says: 'It asks to wait 17 seconds.' },
  { status: 429, type: 'RateLimitError', says: 'Make tries again later.' },
  { status: 460, type: 'ConnectionError', says: '[460]' },
  {
    status: 500,
    body: { error: 'boom' },
    type: 'ConnectionError',
    says: '[500] Segment did not accept the request: {"error":"boom"}',
  },
  { status: 501, type: 'RuntimeError', says: '[501]' },
  { status: 502, body: '<html>Bad gateway</html>', type: 'ConnectionError', says: '<html>Bad gateway</html>' },
  { status: 503, body: { message: '' }, type: 'ConnectionError', says: '[503]' },
  { status: 504, type: 'ConnectionError', says: '[504]' },
  { status: 505, type: 'RuntimeError', says: '[505]' },
]

describe.each(Object.entries(unlike))('%s', (module, parameters) => {
  test.each(cases)('$status $body becomes $type', async ({ status, body = '', headers = {}, type, says }) => {
    const contentType = typeof body === 'string' ? 'text/plain' : 'application/json'
    receiveAtSegment(`/v1/${module}`, {
      status,
      body: body as never,
      headers: { 'content-type': contentType, ...headers },
    })
    const error = await fail(module, parameters)
    expect(error.name).toBe(type)
    expect(error.message).toContain(says)
    expect(error.statusCode).toBe(status)
  })

  test('a timeout becomes a ConnectionError, which Make retries', async () => {
    receiveAtSegment(`/v1/${module}`, { delay: 400 })
    const error = await fail(module, parameters)
    expect([error.name, error.retryable]).toEqual(['ConnectionError', true])
  })

  test('a dropped connection becomes a ConnectionError', async () => {
    receiveAtSegment(`/v1/${module}`, { error: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
    expect((await fail(module, parameters)).name).toBe('ConnectionError')
  })

  test.each([
    ['a page of a proxy', '<html>Please sign in</html>', 'text/html'],
    ['nothing', '', 'application/json'],
    ['a refusal', '{"success": false, "message": "not today"}', 'application/json'],
  ])('200 with %s does not count as accepted', async (_what, body, contentType) => {
    receiveAtSegment(`/v1/${module}`, { body, headers: { 'content-type': contentType } })
    const error = await fail(module, { ...parameters, messageId: 'm-1' })
    expect(error.name).toBe('ConnectionError')
    expect(error.message).toBe('[200] Segment did not confirm the message. Message ID: m-1.')
  })

  test('200 with broken JSON is an error, too', async () => {
    receiveAtSegment(`/v1/${module}`, { body: '{"success": tr', headers: { 'content-type': 'application/json' } })
    expect((await fail(module, parameters)).name).toBe('DataError')
  })
})

describe.each(Object.entries(least))('%s is not redirected', (module, parameters) => {
  test.each([301, 302, 303, 307, 308])('by %i, also when that says success', async (status) => {
    const elsewhere = 'https://elsewhere.example/x'
    receiveAtSegment(`/v1/${module}`, { status, body: { success: true }, headers: { location: elsewhere } })
    const error = await fail(module, { ...parameters, messageId: 'm-1' })
    expect(error.name).toBe('ConnectionError')
    expect(error.message).toBe(
      `[${status}] Segment did not confirm the message. Message ID: m-1. It was redirected to ${elsewhere}`,
    )
  })
})

test.each([301, 302, 307, 308])(
  'nor is the direct endpoint of Ramen, by %i: the message names the address',
  async (status) => {
    receiveAtSegment('/v1/track')
    receive('https://ramen.example.com', '/segment', {
      status,
      body: { success: true },
      headers: { location: 'https://ramen.example.com/segment/' },
    })
    const connection = { ramen: 'direct', ramenEndpoint: 'https://ramen.example.com/segment', ramenApiKey: 'k' }
    const error = await fail('track', least['track'] ?? {}, connection)
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toContain(`Ramen answered [${status}]`)
    expect(error.message).toContain('https://ramen.example.com/segment/')
  },
)

test('an answer that repeats the write key is not shown at all, wherever in it the key stands', async () => {
  for (const before of ['', 'x'.repeat(290), 'x'.repeat(1000)]) {
    receiveAtSegment('/v1/identify', { status: 401, body: { message: `${before}${writeKey} is no key` } })
    // oxlint-disable-next-line no-await-in-loop -- each needs its own request
    const error = await fail('identify', { userId: 'u-1' })
    expect(error.message).toContain('the answer repeats the write key')
    expect(error.message).not.toContain(writeKey.slice(0, 5))
  }
})

test('of a long answer 300 characters are shown', async () => {
  receiveAtSegment('/v1/identify', { status: 400, body: { message: 'x'.repeat(1000) } })
  expect((await fail('identify', { userId: 'u-1' })).message).toContain(`: ${'x'.repeat(300)}.`)
})

test('fields of the wrong kind are all named at once, before anything is sent', async () => {
  const error = await fail('track', { event: '', userId: 'u-1', revenue: 'many', timestamp: 'yesterday-ish' })
  expect(error.name).toBe('BundleValidationError')
  for (const field of ['Event name (event): Field is mandatory.', 'Timestamp (timestamp)', 'Revenue (revenue)']) {
    expect(error.message).toContain(field)
  }
})

test('nothing is lost when a run succeeds after a failed one', async () => {
  receiveAtSegment('/v1/track', { status: 503 })
  const timestamp = '2025-06-01T12:00:05Z'
  await fail('track', { ...least.track, timestamp })
  const received = receiveAtSegment('/v1/track')
  const { bundle } = await run('track', { ...least.track, timestamp })
  expect(bundle.messageId).toBe(received[0]?.body.messageId)
})
