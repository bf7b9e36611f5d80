import { gzipSync } from 'node:zlib'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { createApp, type Environment } from '../../src/runtime/index.ts'
import { exchanges, failure, run, service, withServer } from './harness.ts'

const url = 'https://api.test/'

/** Runs a module that asks for this address over the real HTTP client. */
function real(address: string, request: Record<string, unknown> = {}, environment: Environment = {}) {
  const api = { url: address, log: { sanitize: ['request.headers.authorization'] }, ...request }
  return createApp({ modules: { probe: { api } } }, environment).runModule('probe')
}

const moved = (status: number, location: string) => ({ status, headers: { location } })

describe('a redirect', () => {
  test.each([
    [301, 'GET', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', '{"a":1}'],
    [308, 'DELETE', 'DELETE', '{"a":1}'],
    [301, 'HEAD', 'HEAD', ''],
  ])('%i of %s goes on with %s', async (status, method, expected, body) => {
    const answers = [moved(status, '/next'), { body: {} }]
    const { requests } = await run({ url, method, body: { a: 1 } }, { answers })
    expect(requests[1]).toMatchObject({ url: 'https://api.test/next', method: expected, body })
    expect(requests[1]?.headers['content-type']).toBe(body === '' ? undefined : 'application/json')
  })

  test.each([
    ['GET', 'followRedirects'],
    ['GET', 'followRedirect'],
    ['POST', 'followAllRedirects'],
    ['POST', 'followAllRedirect'],
  ])('of %s is an answer like any other with %s off', async (method, directive) => {
    const api = { url, method, [directive]: false, response: { output: { status: '{{statusCode}}' } } }
    expect((await run(api, { answers: [moved(302, '/next')] })).bundles).toEqual([{ status: 302 }])
  })

  test.each([
    ['same origin', 'https://api.test/next', { authorization: 'a', cookie: 'c', 'x-key': 'k', 'x-other': 'o' }],
    ['other host', 'https://evil.test/', { 'x-other': 'o' }],
    ['other port', 'https://api.test:444/', { 'x-other': 'o' }],
    ['plain http', 'http://api.test/', { 'x-other': 'o' }],
  ])('keeps the credentials only for the origin: %s', async (_, location, expected) => {
    const headers = { Authorization: 'a', Cookie: 'c', 'X-Key': 'k', 'X-Other': 'o' }
    const api = { url, headers, log: { sanitize: ['request.headers.x-key'] } }
    const { requests } = await run(api, { answers: [moved(302, location), { body: {} }] })
    const { 'user-agent': _agent, 'accept-encoding': _encoding, ...defined } = requests[1]?.headers ?? {}
    expect(defined).toEqual(expected)
  })

  test('is followed 21 times and not more', async () => {
    const hops = (count: number) => Array.from({ length: count }, (_, hop) => moved(302, `/${hop}`))
    const last = { body: { arrived: true } }
    expect((await run({ url }, { answers: [...hops(20), last] })).bundles).toEqual([{ arrived: true }])
    expect((await run({ url }, { answers: [...hops(21), last] })).bundles).toEqual([{ arrived: true }])
    const error = await failure({ url }, { answers: [...hops(22), last] })
    expect(error).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('more than 21') })
    expect(error.log).toHaveLength(22)
  })

  test('is logged as an exchange of its own', async () => {
    const api = { url, log: { sanitize: ['request.headers.authorization'] } }
    const { log } = await run(api, { answers: [moved(302, '/next'), { body: { ok: true } }] })
    expect(exchanges(log).map((one) => [one.request?.url, one.response?.statusCode])).toEqual([
      [url, 302],
      ['https://api.test/next', 200],
    ])
  })

  test.each(['file:///etc/passwd', 'http://a b/'])('to %s ends the run', async (location) => {
    const error = await failure({ url }, { answers: [moved(302, location)] })
    expect(error).toMatchObject({ name: 'RuntimeError' })
  })

  test('without location is an answer like any other', async () => {
    const answers = [{ status: 304 }]
    const output = { status: '{{statusCode}}' }
    expect((await run({ url, response: { output } }, { answers })).bundles).toEqual([{ status: 304 }])
  })
})

describe('a timeout', () => {
  const silent = (() => new Promise(() => {})) as unknown as typeof fetch

  test.concurrent.each([
    ['default', {}, {}, 40_000],
    ['of the request', { timeout: 1000 }, {}, 1000],
    ['of the common data', {}, { timeout: 60_000 }, 60_000],
    ['of the request before that of the common data', { timeout: 5 }, { timeout: 60_000 }, 5],
    ['one below the longest', { timeout: 299_999 }, {}, 299_999],
    ['the longest', { timeout: 300_000 }, {}, 300_000],
    ['longer than allowed', { timeout: 300_001 }, {}, 300_000],
  ])('%s', async (_, request, common, expected) => {
    const slept: unknown[] = []
    const sleep = async (ms: number, _signal?: AbortSignal, reason?: string) => slept.push([ms, reason])
    const error = await failure({ url, ...request }, { common, environment: { fetch: silent, sleep } })
    expect(slept).toEqual([[expected, 'timeout']])
    expect(error).toMatchObject({ name: 'ConnectionError', retryable: true })
    expect(error.message).toBe(`api.test did not answer within ${expected / 1000} s.`)
    expect(error.log).toEqual([expect.objectContaining({ kind: 'exchange', step: 0, error: error.message })])
  })

  test.each([0, -1, 'soon', true])('of %j is refused', async (timeout) => {
    expect(await failure({ url, timeout })).toMatchObject({ name: 'InvalidConfigurationError' })
  })

  test('is inherited from base', async () => {
    const environment = { fetch: silent, sleep: async () => {} }
    const error = await failure({ url: '/' }, { base: { baseUrl: url, timeout: 2000 }, environment })
    expect(error.message).toContain('2 s')
  })

  test('hangs up, and frees its timer when the answer is there', async () => {
    const signals: AbortSignal[] = []
    const hung = ((_: unknown, init: RequestInit) => {
      signals.push(init.signal as AbortSignal)
      return new Promise(() => {})
    }) as unknown as typeof fetch
    await failure({ url, timeout: 5 }, { environment: { fetch: hung, sleep: async () => {} } })
    expect(signals[0]?.aborted).toBe(true)

    const timers: AbortSignal[] = []
    const sleep = (_ms: number, signal?: AbortSignal) => {
      if (signal !== undefined) timers.push(signal)
      return new Promise(() => {})
    }
    const slow = (() =>
      new Promise((resolve) => setTimeout(resolve, 20, new Response('{}')))) as unknown as typeof fetch
    await run({ url, timeout: 5, response: { output: {} } }, { environment: { fetch: slow, sleep } })
    expect(timers.map(({ aborted }) => aborted)).toEqual([true])
  })

  test('does not ask for sleep when the answer comes soon', async () => {
    const slept: number[] = []
    const sleep = async (ms: number) => slept.push(ms)
    await withServer(
      (_request, response) => setTimeout(() => response.end(), 20),
      async (origin) => {
        const { bundles } = await real(origin, { response: { output: { a: 1 } } }, { sleep })
        expect([bundles, slept]).toEqual([[{ a: 1 }], []])
      },
    )
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('no sleep')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('no sleep')
      },
    ],
  ])('whose sleep %s never comes', async (_, sleep) => {
    const late = (() =>
      new Promise((resolve) => setTimeout(resolve, 30, new Response('{}')))) as unknown as typeof fetch
    const { bundles } = await run(
      { url, timeout: 5, response: { output: { a: 1 } } },
      { environment: { fetch: late, sleep } },
    )
    expect(bundles).toEqual([{ a: 1 }])
  })

  test('ends an answer that never ends', async () => {
    await withServer(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' })
        response.write('and so on')
      },
      async (origin) => {
        await expect(real(origin, { timeout: 30 })).rejects.toMatchObject({ name: 'ConnectionError' })
      },
    )
  })
})

describe('a request without answer', () => {
  test.each([
    ['ECONNREFUSED', 'ConnectionError'],
    ['ECONNRESET', 'ConnectionError'],
    ['ENOTFOUND', 'ConnectionError'],
    ['ETIMEDOUT', 'ConnectionError'],
    ['ECONNABORTED', 'ConnectionError'],
    ['ESOCKETTIMEDOUT', 'ConnectionError'],
    ['CERT_HAS_EXPIRED', 'RuntimeError'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'RuntimeError'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'RuntimeError'],
    ['EPROTO', 'RuntimeError'],
    ['EWHATEVER', 'RuntimeError'],
  ])('for %s is a %s', async (code, name) => {
    const cause = Object.assign(new Error('detail'), { code })
    for (const error of [cause, new TypeError('fetch failed', { cause })]) {
      // oxlint-disable-next-line no-await-in-loop -- two requests of one case
      const result = await failure({ url }, { answers: [error] })
      expect(result).toMatchObject({ name, message: expect.stringContaining(code) })
    }
  })

  test.each([
    ['an error without code', new TypeError('fetch failed')],
    ['a dropped connection of node:http', new Error('socket hang up')],
    ['a fetch with a limit of its own', new DOMException('detail', 'TimeoutError')],
  ])('because of %s is a ConnectionError', async (_, error) => {
    expect(await failure({ url }, { answers: [error] })).toMatchObject({
      name: 'ConnectionError',
      message: 'Could not reach api.test: there was no complete answer.',
    })
  })

  test('through nock keeps the log and says nothing secret', async () => {
    nock('https://api.test')
      .get('/')
      .query(true)
      .replyWithError(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))
    const error = await real(url, { qs: { key: 'secret' }, log: { sanitize: ['request.qs.key'] } }).catch((one) => one)
    expect(error).toMatchObject({ name: 'ConnectionError', log: [{ kind: 'exchange', error: error.message }] })
    expect(JSON.stringify([error.message, error.log])).not.toContain('secret')
  })

  test('whose host hangs up is a ConnectionError', async () => {
    await withServer(
      (request) => request.socket.destroy(),
      async (origin) => {
        await expect(real(origin)).rejects.toMatchObject({ name: 'ConnectionError' })
      },
    )
  })

  test('whose host hangs up in the middle is a ConnectionError', async () => {
    await withServer(
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half')
        setTimeout(() => request.socket.destroy(), 5)
      },
      async (origin) => {
        await expect(real(origin)).rejects.toMatchObject({ name: 'ConnectionError' })
      },
    )
  })

  test('to a closed port is a ConnectionError', async () => {
    const origin = await withServer(
      () => {},
      async (address) => address,
    )
    await expect(real(origin)).rejects.toMatchObject({ name: 'ConnectionError' })
  })
})

describe('an answer', () => {
  test('is unpacked', async () => {
    await withServer(
      (request, response) => {
        const accepted = request.headers['accept-encoding']
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        response.end(gzipSync(JSON.stringify({ accepted })))
      },
      async (origin) => {
        expect((await real(origin, { gzip: true })).bundles).toEqual([{ accepted: 'gzip, deflate' }])
        expect((await real(origin)).bundles).toEqual([{ accepted: 'identity' }])
      },
    )
  })

  test.each([
    [-1, [{ length: 999 }]],
    [0, [{ length: 1000 }]],
    [1, expect.objectContaining({ name: 'MaxFileSizeExceededError' })],
  ])('of %i bytes against the limit', async (over, expected) => {
    const limit = 1000
    await withServer(
      (_request, response) => response.end('x'.repeat(limit + over)),
      async (origin) => {
        const request = { response: { output: { length: '{{length(body)}}' } } }
        const result = real(origin, request, { maxResponseBytes: limit })
        const seen = await result.then(
          ({ bundles }) => bundles,
          (error: unknown) => error,
        )
        expect(seen).toEqual(expected)
      },
    )
  })

  test('that unpacks to more than the limit is refused', async () => {
    await withServer(
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        response.end(gzipSync('0'.repeat(2_000_000)))
      },
      async (origin) => {
        const result = real(origin, {}, { maxResponseBytes: 1_000_000 })
        await expect(result).rejects.toMatchObject({ name: 'MaxFileSizeExceededError' })
      },
    )
  })

  test('shows its headers in lower case, and cookies as a list', async () => {
    await withServer(
      (_request, response) => {
        response.setHeader('X-Probe', 'one')
        response.setHeader('Set-Cookie', ['a=1', 'b=2'])
        response.end()
      },
      async (origin) => {
        const { bundles } = await real(origin, { response: { output: '{{headers}}' } })
        expect(bundles[0]).toMatchObject({ 'x-probe': 'one', 'set-cookie': ['a=1', 'b=2'] })
      },
    )
  })
})

test('the default fetch is looked up at each request', async () => {
  const app = createApp({ modules: { probe: { api: { url } } } })
  nock('https://api.test').get('/').reply(200, { from: 'nock' })
  expect((await app.runModule('probe')).bundles).toEqual([{ from: 'nock' }])
})

test('nothing is sent for a definition that fails before its request', async () => {
  const { fetch, requests } = service()
  await failure({ url, headers: { 'X-Probe': 'a\nb' } }, { environment: { fetch } })
  expect(requests).toEqual([])
})
