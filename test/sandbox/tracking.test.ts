import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answer, basic, eu, euHost, nowText, post, send, us, useSandbox, usHost } from './harness.ts'

const success = { status: 200, json: { success: true } }
const limit = 32 * 1024

function bodyOf(text: string): string {
  return JSON.stringify({ userId: 'u1', traits: { text } })
}

describe('the Tracking API', () => {
  const sandbox = useSandbox()

  it.each([
    ['identify', { userId: 'u1' }, 'identify'],
    ['i', { userId: 'u1' }, 'identify'],
    ['track', { userId: 'u1', event: 'e' }, 'track'],
    ['t', { anonymousId: 'a1', event: 'e' }, 'track'],
    ['page', { userId: 'u1' }, 'page'],
    ['p', { userId: 'u1' }, 'page'],
    ['screen', { userId: 'u1' }, 'screen'],
    ['s', { userId: 'u1' }, 'screen'],
    ['group', { userId: 'u1', groupId: 'g1' }, 'group'],
    ['g', { userId: 'u1', groupId: 'g1' }, 'group'],
    ['alias', { userId: 'u1', previousId: 'p1' }, 'alias'],
    ['a', { userId: 'u1', previousId: 'p1' }, 'alias'],
    ['track/', { userId: 'u1', event: 'e' }, 'track'],
    ['page', { userId: 42, type: 'track' }, 'page'],
  ])('POST /v1/%s with %j is kept as %s', async (path, body, type) => {
    expect(await send(sandbox(), path, body)).toStrictEqual(success)
    expect(sandbox().segment.messages).toMatchObject([
      { source: us.name, region: 'us', type, receivedAt: nowText, message: { ...body, type }, notes: [] },
    ])
    expect(sandbox().segment.dropped).toStrictEqual([])
  })

  it('records message ID, size and time, and keeps the write key out of the record', async () => {
    const body = { userId: 'ü', messageId: 'm1', writeKey: us.writeKey }
    await send(sandbox(), 'page', body)
    const [message] = sandbox().segment.messages
    expect(message).toMatchObject({
      messageId: 'm1',
      bytes: Buffer.byteLength(JSON.stringify(body)),
      timestamp: nowText,
    })
    expect(message?.message).not.toHaveProperty('writeKey')
  })

  it('gives a message an ID of its own where it has none', async () => {
    await send(sandbox(), 'page', { userId: 'u1' })
    await send(sandbox(), 'page', { userId: 'u1', messageId: '' })
    const ids = sandbox().segment.messages.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(2)
    expect(ids.every((id) => id.length > 30)).toBe(true)
  })

  it.each([
    ['Basic with a colon', { authorization: basic(us.writeKey) }, {}],
    ['Basic without', { authorization: `Basic ${Buffer.from(us.writeKey).toString('base64')}` }, {}],
    ['writeKey in the body', {}, { writeKey: us.writeKey }],
    ['OAuth and writeKey in the body', { authorization: 'Bearer token' }, { writeKey: us.writeKey }],
  ])('takes the write key from %s', async (_, headers, fields) => {
    const body = { userId: 'u1', ...fields }
    expect(await answer(sandbox().fetch(`${usHost}/v1/page`, post(body, headers)))).toStrictEqual(success)
    expect(sandbox().segment.messages).toHaveLength(1)
  })

  it('tolerates any content type, and gzip', async () => {
    const authorization = basic(us.writeKey)
    await sandbox().fetch(`${usHost}/v1/page`, post('{"userId":"u1"}', { authorization, 'content-type': 'text/plain' }))
    const headers = { authorization, 'content-encoding': 'gzip' }
    const zipped = { method: 'POST', headers, body: gzipSync('{"userId":"u2"}') }
    await sandbox().fetch(`${usHost}/v1/page`, zipped)
    expect(sandbox().segment.messages.map(({ message }) => message.userId)).toStrictEqual(['u1', 'u2'])
  })

  it('serves the EU source on the EU host', async () => {
    const response = sandbox().fetch(`${euHost}/v1/page`, post({ userId: 'u1' }, { authorization: basic(eu.writeKey) }))
    expect(await answer(response)).toStrictEqual(success)
    expect(sandbox().segment.messages).toMatchObject([{ source: eu.name, region: 'eu' }])
  })

  it('does not ask for the region of a request that names no host', async () => {
    const { segmentUrl } = sandbox()
    await fetch(`${segmentUrl}/v1/page`, post({ userId: 'u1' }, { authorization: basic(eu.writeKey) }))
    expect(sandbox().segment.messages).toHaveLength(1)
  })

  it.each([
    ['invalid JSON', '{', 'The body is not valid JSON.'],
    ['an empty body', '', 'The body is not valid JSON.'],
    ['a list', '[]', 'The body must be a JSON object.'],
    ['null', 'null', 'The body must be a JSON object.'],
    ['a body that nests deeply', `{"a":${'['.repeat(600)}${']'.repeat(600)}}`, 'The body nests more than 500 levels.'],
    ['text that never ends', `{"a":"${String.raw`\"`.repeat(16_000)}`, 'The body is not valid JSON.'],
    ['a body that never ends nesting', '['.repeat(30_000), 'The body nests more than 500 levels.'],
  ])('answers 400 to %s', async (_, body, message) => {
    expect(await send(sandbox(), 'identify', body)).toStrictEqual({ status: 400, json: { success: false, message } })
    expect(sandbox().segment.messages).toStrictEqual([])
    expect(sandbox().segment.dropped).toStrictEqual([])
  })

  it('does not count brackets inside text as nesting', async () => {
    const body = { userId: 'u1', traits: { text: `${'['.repeat(600)}\\"` } }
    expect(await send(sandbox(), 'identify', body)).toStrictEqual(success)
  })

  it.each([
    ['no key', {}],
    ['an empty key', { authorization: basic('') }],
    ['something that is not Basic', { authorization: 'Digest x' }],
  ])('answers 400 to %s', async (_, headers) => {
    const { status, json } = await answer(sandbox().fetch(`${usHost}/v1/page`, post({ userId: 'u1' }, headers)))
    expect({ status, json }).toStrictEqual({
      status: 400,
      json: { success: false, message: 'The request has no write key.' },
    })
  })

  it.each([
    [limit - 1, 200],
    [limit, 200],
    [limit + 1, 400],
  ])('answers a single call of %i bytes with %i', async (size, status) => {
    const accents = 'é'.repeat(10)
    const padded = bodyOf(accents + 'x'.repeat(size - Buffer.byteLength(bodyOf(accents))))
    expect(Buffer.byteLength(padded)).toBe(size)
    const { status: answered, json } = await send(sandbox(), 'identify', padded)
    expect({ answered, exceeded: JSON.stringify(json).includes('Exceed payload limit') }).toStrictEqual({
      answered: status,
      exceeded: status === 400,
    })
  })

  it.each([
    ['POST', '/v1/unknown'],
    ['POST', '/v2/identify'],
    ['POST', '/v1/constructor'],
    ['GET', '/v1/track'],
    ['POST', '/v1/identify/more'],
    ['POST', '/'],
    ['GET', '/%E0%A4%A'],
  ])('answers 404 to %s %s', async (method, path) => {
    const init = method === 'GET' ? {} : post({ userId: 'u1' }, { authorization: basic(us.writeKey) })
    const { status, json } = await answer(sandbox().fetch(`${usHost}${path}`, init))
    expect({ status, json }).toStrictEqual({ status: 404, json: { success: false, message: expect.any(String) } })
  })

  it('records every request with its answer', async () => {
    await send(sandbox(), 'page/', { userId: 'u1' })
    await sandbox().fetch(`${usHost}/v1/nothing?a=1&b=2`)
    expect(sandbox().segment.requests).toMatchObject([
      {
        service: 'segment',
        host: 'api.segment.io',
        method: 'POST',
        path: '/v1/page/',
        body: '{"userId":"u1"}',
        status: 200,
      },
      { service: 'segment', method: 'GET', path: '/v1/nothing', query: { a: '1', b: '2' }, body: '', status: 404 },
    ])
    const [request] = sandbox().segment.requests
    expect(request?.headers).toMatchObject({ authorization: basic(us.writeKey), 'content-type': 'application/json' })
    expect(request?.headers).not.toHaveProperty('x-sandbox-host')
    expect(request?.receivedAt).toBe(nowText)
  })
})
