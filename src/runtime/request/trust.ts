import { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { request as openHttps } from 'node:https'
import { Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { toText } from '../../iml/index.ts'
import { InvalidConfigurationError } from '../errors.ts'

type Fetch = typeof globalThis.fetch

/**
 * As `RequestInit`, with the certificates in PEM form that take the place of the known authorities for this request.
 */
export type TrustingInit = RequestInit & { readonly ca?: string }

/** Statuses whose answer has no body, for which `Response` takes none. */
const withoutBody = new Set([204, 205, 304])

/**
 * The certificates of `ca`; undefined when it is empty.
 *
 * @throws InvalidConfigurationError when they are no certificates in PEM form.
 */
export function authorityOf(value: unknown, place: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const pem = toText(value)
  try {
    const certificate = new X509Certificate(pem)
    if (certificate.raw.length > 0) return pem
  } catch {
    // What the library says about it quotes the text.
  }
  throw new InvalidConfigurationError(`${place}: expected a certificate in PEM form.`)
}

/**
 * Fetches an https address from a server whose certificate is signed by `ca`; other authorities are not trusted
 * meanwhile. The built-in fetch has no place for certificates, so this goes through node:https, with the same kind of
 * answer: redirects are not followed, and the body is unpacked.
 */
export function fetchTrusting(ca: string): Fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = openHttps(url, {
        ca,
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        // A connection that is kept would hold the process, and nothing asks for it again.
        agent: false,
        ...(init.signal ? { signal: init.signal } : {}),
      })
      request.on('response', resolve).on('error', reject)
      request.end(init.body instanceof Uint8Array ? init.body : undefined)
    })
    return responseOf(message, init.method === 'HEAD')
  }
}

function responseOf(message: IncomingMessage, isHead: boolean): Response {
  const status = message.statusCode ?? 0
  const headers = new Headers()
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '')
  }
  if (isHead || withoutBody.has(status)) {
    message.resume()
    return new Response(null, { status, headers })
  }
  return new Response(Readable.toWeb(unpacked(message)) as ReadableStream, { status, headers })
}

function unpacked(message: IncomingMessage): Readable {
  const decoder = decoders.get((message.headers['content-encoding'] ?? '').toLowerCase())?.()
  if (decoder === undefined) return message
  // A pipe does not pass on that either end broke off.
  message.on('error', (error) => decoder.destroy(error))
  decoder.on('close', () => message.destroy())
  return message.pipe(decoder)
}

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createUnzip],
  ['x-gzip', createUnzip],
  ['deflate', createUnzip],
  ['br', createBrotliDecompress],
])
