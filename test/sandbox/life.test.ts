import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HostRefusedError, startSandbox } from '../../src/sandbox/index.ts'
import { base64, basic, post, send, sendDirect, us, useSandbox, usHost } from './harness.ts'

describe("the sandbox's fetch", () => {
  const sandbox = useSandbox()

  it('keeps method, path, query, headers and body', async () => {
    const headers = { 'x-own': 'kept' }
    await sandbox().fetch(new URL(`${usHost}/v1/a%20b?c=d%26e&f=`), { method: 'PUT', headers, body: 'text' })
    expect(sandbox().segment.requests).toMatchObject([
      { host: 'api.segment.io', method: 'PUT', path: '/v1/a%20b', query: { c: 'd&e', f: '' }, headers, body: 'text' },
    ])
  })

  it('takes a Request', async () => {
    const request = new Request(`${usHost}/v1/page`, post({ userId: 'u1' }, { authorization: basic(us.writeKey) }))
    const response = await sandbox().fetch(request)
    expect(response.status).toBe(200)
    expect(sandbox().segment.messages).toHaveLength(1)
  })

  it('lets through what is meant for this machine', async () => {
    const { fetch, segmentUrl } = sandbox()
    const response = await fetch(segmentUrl.replace('127.0.0.1', 'localhost')).catch((error: unknown) => error)
    expect(response).not.toBeInstanceOf(HostRefusedError)
    expect(await fetch(segmentUrl)).toHaveProperty('status', 401)
  })

  it.each([
    'https://example.com/secret?token=abc',
    'http://api.segment.io/v1/track',
    'https://api.segment.io:8443/v1/track',
    'https://api.segment.io.example.com/',
    'https://127.0.0.1.example.com/',
    'https://hooks.api.segment.io/',
    'https://constructor/',
  ])('refuses %s and says so', async (url) => {
    const refusal = await sandbox()
      .fetch(url)
      .catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(HostRefusedError)
    expect((refusal as Error).message).toContain(new URL(url).origin)
    expect((refusal as Error).message).not.toContain('token=abc')
  })
})

describe('the life of a sandbox', () => {
  it('listens on 127.0.0.1 only, on two free ports', async () => {
    const [one, two] = await Promise.all([startSandbox(), startSandbox()])
    const urls = [one.segmentUrl, one.ramenUrl, two.segmentUrl, two.ramenUrl]
    expect(new Set(urls).size).toBe(4)
    expect(urls.every((url) => /^http:\/\/127\.0\.0\.1:\d+$/.test(url))).toBe(true)
    expect(one.ramenEndpoint.startsWith(`${one.ramenUrl}/`)).toBe(true)
    await Promise.all([one.stop(), two.stop()])
  })

  it('stops while connections are open and answers are due, and leaves nothing listening', async () => {
    const sandbox = await startSandbox()
    await send(sandbox, 'page', { userId: 'u1' })
    sandbox.fault({ service: 'ramen', delayMs: 60_000 })
    const waiting = sandbox.fetch(sandbox.ramenEndpoint).catch((error: unknown) => error)
    const idle = connect(Number(new URL(sandbox.segmentUrl).port), '127.0.0.1')
    await once(idle, 'connect')
    idle.on('error', () => {})
    const closed = once(idle, 'close')
    const before = performance.now()
    await Promise.all([sandbox.stop(), sandbox.stop()])
    await closed
    expect(performance.now() - before).toBeLessThan(2000)
    expect(await waiting).toBeInstanceOf(Error)
    await expect(fetch(sandbox.segmentUrl)).rejects.toThrow('fetch failed')
    await expect(fetch(sandbox.ramenUrl)).rejects.toThrow('fetch failed')
  })

  it('refuses secure mode without a secret', async () => {
    await expect(startSandbox({ ramen: { secureMode: true, secretKey: '' } })).rejects.toThrow('ramen.secretKey')
  })

  it('takes its clock as a date or as milliseconds, and the real one by default', async () => {
    const dated = await startSandbox({ now: () => new Date('2020-01-01T00:00:00Z') })
    const real = await startSandbox()
    await Promise.all([send(dated, 'page', { userId: 'u1' }), send(real, 'page', { userId: 'u1' })])
    expect(dated.segment.messages[0]?.receivedAt).toBe('2020-01-01T00:00:00.000Z')
    expect(Math.abs(Date.parse(real.segment.messages[0]?.receivedAt ?? '') - Date.now())).toBeLessThan(10_000)
    await Promise.all([dated.stop(), real.stop()])
  })
})

describe('bad requests', () => {
  const sandbox = useSandbox()
  const tooLarge = 'x'.repeat(5 * 1024 * 1024 + 1)

  it.each([`${usHost}/v1/track`, 'https://cdn.segment.com/v1/projects/x/settings', 'https://api.segmentapis.com/'])(
    'answers 413 to over 5 MB at %s',
    async (url) => {
      const response = await sandbox().fetch(url, { method: 'POST', body: tooLarge })
      expect(response.status).toBe(413)
    },
  )

  it('answers 413 to over 5 MB at Ramen, and keeps nothing of it', async () => {
    expect(await sendDirect(sandbox(), tooLarge)).toMatchObject({ status: 413, json: { message: expect.any(String) } })
    expect(sandbox().ramen.requests).toMatchObject([{ body: '', status: 413 }])
  })

  it('answers 400 to gzip that is none, and 413 to gzip that unpacks to over 5 MB', async () => {
    const headers = { 'content-encoding': 'gzip', authorization: basic(us.writeKey) }
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(20_000_000)))
    const answers = ['none', bomb].map((body) =>
      sandbox().fetch(`${usHost}/v1/batch`, { method: 'POST', headers, body }),
    )
    expect((await Promise.all(answers)).map(({ status }) => status)).toStrictEqual([400, 413])
  })

  it('survives a client that speaks no HTTP, and one that leaves in the middle', async () => {
    const { port } = new URL(sandbox().segmentUrl)
    const texts = ['nonsense\r\n\r\n', 'POST /v1/page HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf']
    for (const text of texts) {
      const socket = connect(Number(port), '127.0.0.1')
      await once(socket, 'connect')
      socket.on('error', () => {})
      socket.end(text)
      await once(socket.resume(), 'close')
    }
    expect(await send(sandbox(), 'page', { userId: 'u1' })).toMatchObject({ status: 200 })
  })

  it('keeps messages apart from Object.prototype', async () => {
    const body = '{"__proto__":{"userId":"x"},"constructor":{"prototype":{"polluted":1}},"type":"page"}'
    await send(sandbox(), 'page', body)
    expect(sandbox().segment.dropped).toMatchObject([{ code: 'NO_IDENTITY' }])
    await sendDirect(sandbox(), body, { 'x-segment-settings': base64({}) })
    expect({}).not.toHaveProperty('polluted')
  })
})
