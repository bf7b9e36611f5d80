import { RuntimeError } from '../errors.ts'

const absolute = /^https?:\/\//i

/**
 * The address of a request. A relative `url` is appended to `baseUrl`; repeated slashes of the path collapse to one, a
 * trailing slash stays. With `encodeUrl` the path is encoded as encodeURI does, so that `%2F` becomes `%252F`.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 *
 * @throws RuntimeError when no address can be made of it.
 */
export function resolveUrl(url: string, baseUrl: string | undefined, encodeUrl: boolean): URL {
  if (url === latest.url && baseUrl === latest.baseUrl && encodeUrl === latest.encodeUrl) return new URL(latest.href)
  const resolved = newlyResolved(url, baseUrl, encodeUrl)
  latest = { url, baseUrl, encodeUrl, href: resolved.href }
  return resolved
}

/** What was resolved last: runs of one module ask for the same address again and again. */
let latest: { url?: string; baseUrl?: string | undefined; encodeUrl?: boolean; href: string } = { href: '' }

function newlyResolved(url: string, baseUrl: string | undefined, encodeUrl: boolean): URL {
  const { authority, path, query } = dissect(absolute.test(url) ? url : appended(url, baseUrl))
  const collapsed = path.replace(/\/{2,}/g, '/')
  const encoded = encodeUrl ? encodeURI(wellFormed(collapsed)) : collapsed
  try {
    // Without this, a parser would take the first segment of the path for the host.
    if (/^https?:\/\/$/i.test(authority)) throw new TypeError('no host')
    const resolved = new URL(authority + encoded + query)
    // No name has more characters, and one of thousands of dots would take seconds to shorten.
    if (resolved.hostname.length > longestHost) throw new TypeError('no host')
    if (resolved.hostname.endsWith('.')) resolved.hostname = resolved.hostname.replace(/\.+$/, '')
    return resolved
  } catch {
    // The path or the query may hold a secret, so only the host is named.
    throw new RuntimeError(`The URL is not valid. Its host reads '${hostOf(authority)}'.`)
  }
}

/** Characters of the name of a host. https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const longestHost = 255

/** A text without halves of surrogate pairs, which no URL can hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

function appended(url: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined || baseUrl === '') {
    throw new RuntimeError('The URL is relative and there is no baseUrl to append it to.')
  }
  if (!absolute.test(baseUrl)) throw new RuntimeError('The baseUrl does not begin with https:// or http://.')
  return `${baseUrl}/${url}`
}

function dissect(whole: string): { authority: string; path: string; query: string } {
  const withoutFragment = whole.replace(/#.*$/s, '')
  const queryStart = withoutFragment.indexOf('?')
  const address = queryStart === -1 ? withoutFragment : withoutFragment.slice(0, queryStart)
  // A second question mark, left by a url that was appended to a baseUrl with a query, continues the query.
  const query = queryStart === -1 ? '' : `?${withoutFragment.slice(queryStart + 1).replaceAll('?', '&')}`
  const pathStart = address.indexOf('/', address.indexOf('//') + 2)
  if (pathStart === -1) return { authority: address, path: '/', query }
  return { authority: address.slice(0, pathStart), path: address.slice(pathStart), query }
}

function hostOf(authority: string): string {
  return authority
    .replace(/^https?:\/\//i, '')
    .replace(/^.*@/, '')
    .slice(0, longestHost)
}
