import { describe, expect, test } from 'vitest'
import { fail, least, receiveAtSegment, run, writeKey } from './run.ts'

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
    says: 'refused the data: Exceed payload limit',
  },
  { status: 400, body: 'no JSON', type: 'DataError', says: 'refused the data: no JSON' },
  {
    status: 401,
    body: { error: { message: 'invalid key' } },
    type: 'InvalidAccessTokenError',
    says: 'write key: invalid key',
  },
  { status: 403, body: { code: 'forbidden' }, type: 'InvalidAccessTokenError', says: 'write key: forbidden' },
  { status: 404, type: 'RuntimeError', says: 'nothing at this address: no explanation' },
  { status: 408, type: 'ConnectionError', says: '[408]' },
  { status: 413, type: 'DataError', says: 'too large' },
  { status: 429, headers: { 'retry-after': '17' }, type: 'RateLimitError', says: 'asks to wait 17 seconds' },
  { status: 429, type: 'RateLimitError', says: 'too many requests from this workspace. Make tries again later.' },
  {
    status: 500,
    body: { error: 'boom' },
    type: 'ConnectionError',
    says: '[500] Segment did not accept the request: boom',
  },
  { status: 501, type: 'RuntimeError', says: '[501]' },
  { status: 502, body: '<html>Bad gateway</html>', type: 'ConnectionError', says: '<html>Bad gateway</html>' },
  { status: 503, body: { message: '' }, type: 'ConnectionError', says: '[503]' },
  { status: 504, type: 'ConnectionError', says: '[504]' },
]

describe.each(Object.entries(least))('%s', (module, parameters) => {
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
    expect(error.message).toContain('does not confirm that Segment accepted the message with the Message ID m-1')
  })

  test('200 with broken JSON is an error, too', async () => {
    receiveAtSegment(`/v1/${module}`, { body: '{"success": tr', headers: { 'content-type': 'application/json' } })
    expect((await fail(module, parameters)).name).toBe('DataError')
  })
})

test('an answer that quotes the write key does not carry it into the error', async () => {
  const credential = Buffer.from(`${writeKey}:`).toString('base64')
  receiveAtSegment('/v1/identify', {
    status: 401,
    body: { message: `bad key ${writeKey}, sent as Basic ${credential}` },
  })
  const error = await fail('identify', { userId: 'u-1' })
  expect(error.message).toContain('bad key *****, sent as Basic *****')
})

test('fields of the wrong kind are all named at once, before anything is sent', async () => {
  const error = await fail('track', { event: '', userId: 'u-1', revenue: 'many', timestamp: 'yesterday-ish' })
  expect(error.name).toBe('DataError')
  for (const field of ['Event name (event): Field is mandatory.', 'Timestamp (timestamp)', 'Revenue (revenue)']) {
    expect(error.message).toContain(field)
  }
})

test('nothing is lost when a run succeeds after a failed one', async () => {
  receiveAtSegment('/v1/track', { status: 503 })
  const timestamp = '2025-06-01T12:00:00Z'
  await fail('track', { ...least.track, timestamp })
  const received = receiveAtSegment('/v1/track')
  const { bundle } = await run('track', { ...least.track, timestamp })
  expect(bundle.messageId).toBe(received[0]?.body.messageId)
})
