import type { PreparedRequest } from './prepare.ts'

/** https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests */
export const maxRedirects = 21

const redirects = new Set([301, 302, 303, 307, 308])
const credentials = ['authorization', 'proxy-authorization', 'cookie']

/** Whether an answer sends the request elsewhere and the definition lets it go. */
export function isRedirect(request: PreparedRequest, statusCode: number, location: string | null): location is string {
  if (location === null || !redirects.has(statusCode)) return false
  return request.method === 'GET' || request.method === 'HEAD' ? request.followRedirects : request.followAllRedirects
}

/**
 * The request that follows a redirect. 307 and 308 repeat it; after any other status it becomes a GET without body, as in the
 * HTTP client that Make's options are named after. Credentials do not travel to another origin: neither the usual
 * headers nor those that the definition lists in `log.sanitize`.
 *
 * Returns undefined when `location` is no http address.
 */
export function redirected(
  request: PreparedRequest,
  statusCode: number,
  location: string,
): PreparedRequest | undefined {
  const url = addressOf(location, request.url)
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  const repeats = statusCode === 307 || statusCode === 308 || request.method === 'HEAD'
  const dropped = new Set(repeats ? [] : ['content-type', 'content-length'])
  if (url.origin !== request.url.origin) {
    for (const name of [...credentials, ...request.mask.headerNames]) dropped.add(name)
  }
  return {
    ...request,
    url,
    method: repeats ? request.method : 'GET',
    headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped.has(name))),
    body: repeats ? request.body : undefined,
    bytes: repeats ? request.bytes : undefined,
  }
}

function addressOf(location: string, base: URL): URL | undefined {
  try {
    return new URL(location, base)
  } catch {
    return undefined
  }
}
