import { setMember } from '../collection.ts'
import type { World } from '../environment.ts'
import { ConnectionError, MakeError, RuntimeError } from '../errors.ts'
import type { OpenExchange, RunLog } from '../log.ts'
import { snapshot } from '../mask.ts'
import { networkError } from './network-error.ts'
import { collectionOf, type PreparedRequest } from './prepare.ts'
import { readBytes } from './read.ts'
import { isRedirect, maxRedirects, redirected } from './redirect.ts'

/** Header names in lower case; `set-cookie` is a list, as in Node. */
export type ResponseHeaders = Record<string, string | string[]>

/** The last answer of a request, after redirects, and its entry in the log. */
export interface Answer {
  readonly statusCode: number
  readonly headers: ResponseHeaders
  readonly bytes: Buffer
  readonly exchange: OpenExchange
}

/**
 * Sends a request, follows its redirects and reads the answer within the request's timeout.
 *
 * @throws ConnectionError when the host cannot be reached, breaks off or takes too long; RuntimeError for TLS trouble and for
 * more than 21 redirects; MaxFileSizeExceededError for an answer that is too large.
 */
export function send(request: PreparedRequest, step: number, world: World, log: RunLog): Promise<Answer> {
  const hangUp = new AbortController()
  const alarm = world.alarm(request.timeoutMs)
  return new Promise((resolve, reject) => {
    const giveUp = (failure: unknown): void => {
      reject(failure)
      hangUp.abort()
    }
    alarm.rings.then(() => {
      const failure = new ConnectionError(`${request.url.host} did not answer within ${request.timeoutMs / 1000} s.`)
      log.failLast(failure.message)
      giveUp(failure)
    }, giveUp)
    // What comes of it once it has been given up has no effect.
    follow(request, step, world, log, hangUp.signal).then(resolve, reject).finally(alarm.callOff)
  })
}

async function follow(
  first: PreparedRequest,
  step: number,
  world: World,
  log: RunLog,
  signal: AbortSignal,
): Promise<Answer> {
  let unsigned = first
  for (let redirects = 0; ; redirects += 1) {
    const request = signed(unsigned, first.url.origin)
    const exchange = openExchange(request, step)
    log.add(exchange)
    const started = world.now().getTime()
    try {
      const response = await fetchOf(request, world)(request.url, {
        method: request.method,
        headers: transportHeaders(request),
        ...(request.bytes === undefined ? {} : { body: request.bytes }),
        redirect: 'manual',
        signal,
      })
      const headers = headersOf(response.headers)
      exchange.response = {
        statusCode: response.status,
        headers: snapshot(headers) as ResponseHeaders,
        body: () => undefined,
      }
      const location = response.headers.get('location')
      if (!isRedirect(request, response.status, location)) {
        const bytes = await readBytes(response, world.maxResponseBytes, request.url.host)
        return { statusCode: response.status, headers, bytes, exchange }
      }
      await response.body?.cancel()
      if (redirects === maxRedirects) {
        throw new RuntimeError(`${first.url.host} redirected more than ${maxRedirects} times.`)
      }
      const next = redirected(unsigned, response.status, location)
      if (next === undefined) throw new RuntimeError(`${request.url.host} redirected to an address that is not http.`)
      unsigned = next
    } catch (error) {
      const failure = error instanceof MakeError ? error : networkError(error, request.url.host)
      exchange.error ??= failure.message
      throw failure
    } finally {
      exchange.durationMs = world.now().getTime() - started
    }
  }
}

/** A signature is for the origin that the definition names: after a redirect to another one the request goes without. */
function signed(request: PreparedRequest, origin: string): PreparedRequest {
  if (request.sign === undefined || request.url.origin !== origin) return request
  const { url, headers, bytes } = request.sign(request)
  const qs = url.search === request.url.search ? request.qs : collectionOf(url.searchParams)
  return { ...request, url, headers, bytes, qs }
}

function fetchOf(request: PreparedRequest, world: World): World['fetch'] {
  return request.ca === undefined || request.url.protocol !== 'https:' ? world.fetch : world.fetchTrusting(request.ca)
}

/** Where Make shows no details, none are kept. */
function openExchange({ method, url, headers, qs, body, bytes, mask }: PreparedRequest, step: number): OpenExchange {
  const isShown = mask.tree !== undefined
  const request = {
    method,
    url: url.href,
    headers,
    qs: isShown ? snapshot(qs) : undefined,
    body: isShown ? snapshot(body) : undefined,
    bodyBytes: bytes?.byteLength ?? 0,
  }
  return { kind: 'exchange', step, mask, request, durationMs: 0 }
}

/** What the HTTP client adds below the definition. Without `gzip` Make asks for no compression. */
function transportHeaders(request: PreparedRequest): Record<string, string> {
  return {
    'user-agent': 'Integromat/development',
    'accept-encoding': request.gzip ? 'gzip, deflate' : 'identity',
    ...request.headers,
  }
}

function headersOf(headers: globalThis.Headers): ResponseHeaders {
  const plain: ResponseHeaders = {}
  for (const [name, value] of headers) if (name !== 'set-cookie') setMember(plain, name, value)
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) plain['set-cookie'] = cookies
  return plain
}
