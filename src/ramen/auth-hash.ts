import { createHash } from 'node:crypto'

/** What secure mode signs. `timestamp` is in epoch seconds; `secret` is the organization's secret key, not its API key. */
export interface Signed {
  readonly email?: string | null | undefined
  readonly id: string | number
  readonly name?: string | null | undefined
  readonly timestamp: string | number
  readonly secret: string
}

/**
 * Ramen's secure mode hash in lower-case hex: SHA-256 over `email:id:name:timestamp:secret`, in UTF-8, nothing escaped.
 * A missing or empty name becomes the email address, a missing email address empty text.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen#secure-mode
 */
export function authHash({ email, id, name, timestamp, secret }: Signed): string {
  return digest([email || '', decimal(id), name || email || '', decimal(timestamp), secret])
}

/**
 * Every hash that Ramen's documentation allows for these values. It lets a customer without a name be signed with the
 * email address or with empty text in its place, so there are two where the name is missing and the address is not.
 */
export function authHashes(signed: Signed): readonly string[] {
  const { email, id, name, timestamp, secret } = signed
  const hash = authHash(signed)
  return name || !email ? [hash] : [hash, digest([email, decimal(id), '', decimal(timestamp), secret])]
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join(':'), 'utf8').digest('hex')
}

/** A whole number in decimal, however large: `String(1e21)` would give `1e+21`. */
function decimal(value: string | number): string {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : String(value)
}
