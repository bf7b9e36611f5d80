import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createApp, type Environment } from '../../src/runtime/index.ts'
import { certificate, key, otherCertificate } from './fixtures/tls.ts'
import { failure, run } from './harness.ts'

/** Serves https with a certificate that no authority known to Node has signed. */
async function withTlsServer<Result>(
  listener: RequestListener,
  work: (origin: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer({ cert: certificate, key }, listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  try {
    return await work(`https://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
}

function real(api: Record<string, unknown>, environment: Environment = {}) {
  return createApp({ modules: { probe: { api } } }, environment).runModule('probe')
}

const echo: RequestListener = async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  response.setHeader('content-type', 'application/json')
  response.setHeader('set-cookie', ['a=1', 'b=2'])
  response.end(JSON.stringify({ method: request.method, url: request.url, body: Buffer.concat(chunks).toString() }))
}

const redirecting: RequestListener = (request, response) => {
  response.writeHead(request.url === '/' ? 302 : 204, { location: '/next' })
  response.end()
}

const announcing: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '5000' })
  response.end()
}

describe('ca', () => {
  test('lets a request reach a server with a certificate of that authority, and no other', async () => {
    await withTlsServer(echo, async (origin) => {
      const api = { url: `${origin}/a`, method: 'POST', qs: { q: 1 }, body: { b: 2 } }
      const output = { seen: '{{body}}', cookies: '{{headers.`set-cookie`}}' }
      const { bundles } = await real({ ...api, ca: certificate, response: { output } })
      expect(bundles).toEqual([{ seen: { method: 'POST', url: '/a?q=1', body: '{"b":2}' }, cookies: ['a=1', 'b=2'] }])
      for (const ca of [undefined, otherCertificate]) {
        // oxlint-disable-next-line no-await-in-loop -- one case after the other
        await expect(real({ ...api, ca })).rejects.toMatchObject({
          name: 'RuntimeError',
          message: expect.stringContaining('secure connection'),
        })
      }
    })
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => text],
  ])('unpacks an answer in %s', async (encoding, pack) => {
    const answer: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding, 'content-type': 'application/json' })
      response.end(pack('{"a":1}'))
    }
    await withTlsServer(answer, async (origin) => {
      expect((await real({ url: origin, ca: certificate })).bundles).toEqual([{ a: 1 }])
    })
  })

  test('follows a redirect with the same authority, and reads an answer without body', async () => {
    await withTlsServer(redirecting, async (origin) => {
      const { log, bundles } = await real({
        url: origin,
        ca: certificate,
        response: { output: { s: '{{statusCode}}' } },
      })
      expect([bundles, log.length]).toEqual([[{ s: 204 }], 2])
    })
  })

  test('reads no body of an answer to HEAD, whatever its length', async () => {
    await withTlsServer(announcing, async (origin) => {
      const api = { url: origin, method: 'HEAD', ca: certificate, response: { output: { s: '{{statusCode}}' } } }
      expect((await real(api, { maxResponseBytes: 1000 })).bundles).toEqual([{ s: 200 }])
    })
  })

  test.each([
    ['never ends', (response: any) => response.write('and so on'), { timeout: 50 }, {}, 'ConnectionError'],
    ['breaks off', (response: any) => response.write('half', () => response.destroy()), {}, {}, 'ConnectionError'],
    [
      'is too large',
      (response: any) => response.end('x'.repeat(2000)),
      {},
      { maxResponseBytes: 1000 },
      'MaxFileSizeExceededError',
    ],
    [
      'unpacks to too much',
      (response: any) => response.end(gzipSync('x'.repeat(2000))),
      {},
      { maxResponseBytes: 1000 },
      'MaxFileSizeExceededError',
    ],
    ['does not unpack', (response: any) => response.end('no gzip'), {}, {}, 'RuntimeError'],
  ])('ends an answer that %s', async (name, answer, request, environment, expected) => {
    const packed = name.includes('unpack')
    const listener: RequestListener = (_request, response) => {
      response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {})
      answer(response)
    }
    await withTlsServer(listener, async (origin) => {
      const result = real({ url: origin, ca: certificate, ...request }, environment)
      await expect(result).rejects.toMatchObject({ name: expected })
    })
  })

  test('of a closed port is a ConnectionError', async () => {
    const origin = await withTlsServer(echo, async (address) => address)
    await expect(real({ url: origin, ca: certificate })).rejects.toMatchObject({ name: 'ConnectionError' })
  })

  test('is handed to a fetch that is given', async () => {
    const seen: unknown[] = []
    const fetch = (async (_: unknown, init: Record<string, unknown>) => {
      seen.push(init['ca'])
      return Response.json({})
    }) as unknown as typeof globalThis.fetch
    await run({ url: 'https://api.test/', ca: certificate }, { environment: { fetch } })
    await run({ url: 'http://api.test/', ca: certificate }, { environment: { fetch } })
    await run({ url: 'https://api.test/', ca: '' }, { environment: { fetch } })
    expect(seen).toEqual([certificate, undefined, undefined])
  })

  test.each(['text', '-----BEGIN CERTIFICATE-----\nU0VDUkVU\n-----END CERTIFICATE-----', key, 5])(
    'that is no certificate is refused without quoting it (%#)',
    async (ca) => {
      const error = await failure({ url: 'https://api.test/', ca })
      expect(error).toMatchObject({
        name: 'InvalidConfigurationError',
        message: expect.stringMatching(/api\.ca: expected/),
      })
      expect(error.message).not.toMatch(/U0VDUkVU|PRIVATE/)
    },
  )
})
