import { authHashes, type JsonObject, own, type RamenUser } from '../../ramen/index.ts'
import type { Refusal } from './auth.ts'
import { idText } from './store.ts'

/** A signature is good for 15 minutes. */
const MAX_AGE_SECONDS = 15 * 60

/**
 * Checks the signature of an Identify against the values that arrived, as Ramen does once secure mode is on. Its
 * documentation lets a missing name be signed as the email address or as empty text; either passes.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen#secure-mode
 */
export function signatureRefusal(user: RamenUser, options: JsonObject, secret: string, now: Date): Refusal | undefined {
  const timestamp = secondsOf(own(options, 'timestamp'))
  const hash = own(options, 'auth_hash')
  if (timestamp === undefined || typeof hash !== 'string') {
    return unauthorized('Secure mode is on: send timestamp (epoch seconds) and auth_hash with every identify.')
  }
  const age = now.getTime() / 1000 - timestamp
  if (age > MAX_AGE_SECONDS) return unauthorized('The timestamp is older than 15 minutes; make it anew for every call.')
  if (age < -MAX_AGE_SECONDS) return unauthorized('The timestamp is more than 15 minutes ahead.')
  const { id, email, name } = user
  const signed = {
    id: typeof id === 'number' ? id : (idText(id) ?? ''),
    email: typeof email === 'string' ? email : '',
    name,
    timestamp,
    secret,
  }
  return authHashes(signed).includes(hash) ? undefined : unauthorized('The auth_hash does not fit what was sent.')
}

function unauthorized(message: string): Refusal {
  return { status: 401, message }
}

function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && Number.isSafeInteger(seconds) ? seconds : undefined
}
