import type { World } from '../environment.ts'
import { ConnectionError, MakeError, RuntimeError } from '../errors.ts'
import type { OpenExchange, RunLog } from '../log.ts'
import { networkError } from './network-error.ts'
import type { PreparedRequest } from './prepare.ts'
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
export async function send(request: PreparedRequest, step: number, world: World, log: RunLog): Promise<Answer> {
  const hangUp = new AbortController()
  const alarm = world.alarm(request.timeoutMs)
  const tooLate = alarm.rings.then((): never => {
    const failure = new ConnectionError(`${request.url.host} did not answer within ${request.timeoutMs / 1000} s.`)
    log.failLast(failure.message)
    throw failure
  })
  const answer = follow(request, step, world, log, hangUp.signal)
  // Whichever loses the race must fail in silence.
  tooLate.catch(() => hangUp.abort())
  answer.catch(() => {})
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    alarm.callOff()
  }
}

async function follow(
  first: PreparedRequest,
  step: number,
  world: World,
  log: RunLog,
  signal: AbortSignal,
): Promise<Answer> {
  let request = first
  for (let redirects = 0; ; redirects += 1) {
    const exchange = openExchange(request, step)
    log.add(exchange)
    const started = world.now().getTime()
    try {
      const response = await world.fetch(request.url, {
        method: request.method,
        headers: transportHeaders(request),
        ...(request.bytes === undefined ? {} : { body: request.bytes }),
        redirect: 'manual',
        signal,
      })
      const headers = headersOf(response.headers)
      exchange.response = { statusCode: response.status, headers, body: undefined }
      const location = response.headers.get('location')
      if (!isRedirect(request, response.status, location)) {
        const bytes = await readBytes(response, world.maxResponseBytes, request.url.host)
        return { statusCode: response.status, headers, bytes, exchange }
      }
      await response.body?.cancel()
      if (redirects === maxRedirects) {
        throw new RuntimeError(`${first.url.host} redirected more than ${maxRedirects} times.`)
      }
      const next = redirected(request, response.status, location)
      if (next === undefined) throw new RuntimeError(`${request.url.host} redirected to an address that is not http.`)
      request = next
    } catch (error) {
      const failure = error instanceof MakeError ? error : networkError(error, request.url.host)
      exchange.error ??= failure.message
      throw failure
    } finally {
      exchange.durationMs = world.now().getTime() - started
    }
  }
}

function openExchange(request: PreparedRequest, step: number): OpenExchange {
  const { method, url, headers, qs, body, bytes, mask } = request
  const bodyBytes = bytes?.byteLength ?? 0
  return { kind: 'exchange', step, mask, request: { method, url, headers, qs, body, bodyBytes }, durationMs: 0 }
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
  for (const [name, value] of headers) if (name !== 'set-cookie') plain[name] = value
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) plain['set-cookie'] = cookies
  return plain
}
