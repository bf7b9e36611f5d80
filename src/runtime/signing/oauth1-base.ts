import { type Pairs } from '../request/query.ts'
import { wellFormed } from '../request/url.ts'

/**
 * The text that a signature of OAuth 1 covers: the method, the address and all parameters of the query, the form and
 * the protocol. https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1
 */
export function signatureBase(method: string, url: URL, parameters: Pairs): string {
  const encoded = parameters.map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
  const sorted = encoded.toSorted(([name, value], [otherName, otherValue]) =>
    name === otherName ? order(value, otherValue) : order(name, otherName),
  )
  const normalized = sorted.map(([name, value]) => `${name}=${value}`).join('&')
  return [method, `${url.origin}${url.pathname}`, normalized].map(percentEncode).join('&')
}

/** Leaves letters, digits and `-._~` as they are. https://www.rfc-editor.org/rfc/rfc5849#section-3.6 */
export function percentEncode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Encoded texts hold ASCII only, so this is the order of their bytes. */
function order(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
