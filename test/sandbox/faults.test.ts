import { describe, expect, it } from 'vitest'
import type { Service } from '../../src/sandbox/index.ts'
import { send, sendDirect, us, useSandbox } from './harness.ts'

describe('faults on demand', () => {
  const sandbox = useSandbox()
  const urls: Record<Service, () => string> = {
    segment: () => 'https://api.segment.io/v1/page',
    cdn: () => `https://cdn.segment.com/v1/projects/${us.writeKey}/settings`,
    publicApi: () => 'https://api.segmentapis.com/',
    ramen: () => sandbox().ramenEndpoint,
  }
  const ask = (service: Service, init?: RequestInit): Promise<Response> => sandbox().fetch(urls[service](), init)

  it.each(Object.keys(urls) as Service[])('answers for %s as announced, once, and only for it', async (service) => {
    sandbox().fault({ service, status: 429, headers: { 'Retry-After': '7' }, body: { message: 'slow down' } })
    const others = (Object.keys(urls) as Service[]).filter((other) => other !== service)
    const statuses = await Promise.all(others.map(async (other) => (await ask(other)).status))
    expect(statuses).not.toContain(429)
    const response = await ask(service)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(response.headers.get('content-type')).toMatch('application/json')
    expect(await response.json()).toStrictEqual({ message: 'slow down' })
    const after = await ask(service)
    expect(after.status).not.toBe(429)
  })

  it('uses up faults in the order in which they were announced', async () => {
    sandbox().fault({ service: 'segment', status: 500, times: 2 })
    sandbox().fault({ service: 'segment', status: 503 })
    await Promise.all(Array.from({ length: 4 }, () => send(sandbox(), 'page', { userId: 'u1' })))
    expect(sandbox().segment.requests.map(({ status }) => status)).toStrictEqual([500, 500, 503, 200])
  })

  it('stores nothing of a request that met a fault, and records it with its answer', async () => {
    sandbox().fault({ service: 'segment', status: 500 })
    sandbox().fault({ service: 'ramen', status: 500, body: { message: 'internal error' } })
    await send(sandbox(), 'page', { userId: 'u1' })
    expect(await sendDirect(sandbox(), { type: 'page' })).toStrictEqual({
      status: 500,
      json: { message: 'internal error' },
    })
    expect(sandbox().segment).toMatchObject({ messages: [], dropped: [], requests: [{ status: 500 }] })
    expect(sandbox().ramen).toMatchObject({ pages: [], requests: [{ status: 500 }] })
  })

  it('answers with text, with no body, and with a body where none is allowed', async () => {
    sandbox().fault({ service: 'segment', body: '<html>', headers: { 'content-type': 'text/html' } })
    sandbox().fault({ service: 'segment', headers: { 'x-a': 'b' } })
    sandbox().fault({ service: 'segment', status: 204, body: 'ignored' })
    const [text, empty, none] = [await ask('segment'), await ask('segment'), await ask('segment')]
    expect([text.status, text.headers.get('content-type'), await text.text()]).toStrictEqual([
      200,
      'text/html',
      '<html>',
    ])
    expect([empty.status, empty.headers.get('x-a'), await empty.text()]).toStrictEqual([200, 'b', ''])
    expect([none.status, await none.text()]).toStrictEqual([204, ''])
  })

  it('drops the connection', async () => {
    sandbox().fault({ service: 'segment', dropConnection: true })
    await expect(send(sandbox(), 'page', { userId: 'u1' })).rejects.toThrow('fetch failed')
    expect(sandbox().segment.requests).toMatchObject([{ path: '/v1/page', status: null }])
    expect(sandbox().segment.messages).toStrictEqual([])
    expect(await send(sandbox(), 'page', { userId: 'u1' })).toMatchObject({ status: 200 })
  })

  it('delays the true answer', async () => {
    sandbox().fault({ service: 'segment', delayMs: 60 })
    const before = performance.now()
    expect(await send(sandbox(), 'page', { userId: 'u1' })).toMatchObject({ status: 200 })
    expect(performance.now() - before).toBeGreaterThan(50)
    expect(sandbox().segment.messages).toHaveLength(1)
  })

  it('lets a client give up while it waits', async () => {
    sandbox().fault({ service: 'segment', delayMs: 5000 })
    await expect(ask('segment', { signal: AbortSignal.timeout(30) })).rejects.toThrow(/timeout|aborted/)
    expect(await send(sandbox(), 'page', { userId: 'u1' })).toMatchObject({ status: 200 })
  })

  it('forgets announced faults with a reset', async () => {
    sandbox().fault({ service: 'segment', status: 500, times: Infinity })
    expect(await ask('segment')).toHaveProperty('status', 500)
    expect(await ask('segment')).toHaveProperty('status', 500)
    sandbox().reset()
    expect(await send(sandbox(), 'page', { userId: 'u1' })).toMatchObject({ status: 200 })
  })

  it.each([{ status: 99 }, { status: 600 }, { status: NaN }, { times: 0 }, { times: -1 }, { times: NaN }])(
    'refuses %j',
    (fault) => {
      expect(() => sandbox().fault({ service: 'segment', ...fault })).toThrow(RangeError)
    },
  )
})
