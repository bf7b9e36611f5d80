import { ConnectionError, type MakeError, RuntimeError } from '../errors.ts'

/** What system and HTTP client call a host that cannot be reached or that broke off. Make tries such requests again. */
const unreachable: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was closed before the answer was complete'],
  ['ECONNABORTED', 'the connection was aborted'],
  ['EPIPE', 'the connection was closed while sending'],
  ['UND_ERR_SOCKET', 'the connection was closed before the answer was complete'],
  ['ENOTFOUND', 'the host name does not exist'],
  ['EAI_AGAIN', 'the host name could not be looked up'],
  ['ENETUNREACH', 'the network cannot be reached'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ETIMEDOUT', 'the connection timed out'],
  ['ESOCKETTIMEDOUT', 'the connection timed out'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
  ['UND_ERR_HEADERS_TIMEOUT', 'the answer timed out'],
  ['UND_ERR_BODY_TIMEOUT', 'the answer timed out'],
])

const insecure = /^(ERR_TLS|ERR_SSL|CERT_|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

/**
 * Make's error for a request that got no complete answer. The text names the host only: URL, headers and the client's own
 * message may hold secrets.
 * https://developers.make.com/custom-apps-documentation/app-components/base/error-handling
 */
export function networkError(error: unknown, host: string): MakeError {
  const code = codeOf(error)
  const reason = code === undefined ? undefined : unreachable.get(code)
  if (reason !== undefined) return new ConnectionError(`Could not reach ${host}: ${reason} (${code}).`)
  if (code !== undefined && insecure.test(code)) {
    return new RuntimeError(`Could not reach ${host}: the secure connection could not be set up (${code}).`)
  }
  // A connection that the server drops, or a fetch with a limit of its own: neither comes with a code.
  if (code === undefined) return new ConnectionError(`Could not reach ${host}: there was no complete answer.`)
  return new RuntimeError(`The request to ${host} failed (${code}).`)
}

/** fetch wraps the cause of a failure, once or twice; the code stands on the innermost one that has any. */
function codeOf(error: unknown): string | undefined {
  let code: string | undefined
  let current = error
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    const own: unknown = Reflect.get(current, 'code')
    if (typeof own === 'string') code = own
    current = current.cause
  }
  return code
}
