import { type JsonObject, own, type RamenCall, ramenProfile, toRamen } from '../../ramen/index.ts'
import type { RamenOrganization } from '../options.ts'
import type { Refusal } from './auth.ts'
import { signatureRefusal } from './secure-mode.ts'
import { type Actor, createRamenStore, idText, type RamenStore } from './store.ts'

/** What becomes of a message at Ramen: it is stored as this call, ignored, or refused. */
export type RamenResult = { readonly stored: RamenCall } | { readonly ignored: string } | { readonly refused: Refusal }

/** Ramen itself, whichever way a message reaches it. */
export interface RamenService {
  readonly store: RamenStore
  /** Whether Ramen is down for maintenance. */
  paused: boolean
  /** What would become of a message of the HTTP Tracking API. Stores nothing. */
  examine(message: JsonObject): RamenResult
  /** Stores a call that {@link examine} gave for the same message. */
  keep(message: JsonObject, call: RamenCall): void
  /**
   * Takes a message that Segment forwards. Ramen's page once listed servers as supported sources, the present one lists
   * browsers only; the sandbox does what the former promised.
   */
  forward(message: JsonObject): RamenResult
}

export function createRamenService(organization: RamenOrganization, now: () => Date): RamenService {
  const service: RamenService = {
    store: createRamenStore(),
    paused: false,
    examine(message) {
      const call = toRamen(message)
      if ('ignored' in call) return call
      const refused = identifyRefusal(call, organization, now())
      return refused === undefined ? { stored: call } : { refused }
    },
    keep(message, call) {
      service.store.keep(ramenProfile(call), actorOf(message, call), now().toISOString())
    },
    forward(message) {
      if (service.paused) return { refused: maintenance }
      const result = service.examine(message)
      if ('stored' in result) service.keep(message, result.stored)
      return result
    },
  }
  return service
}

/** What Ramen answers while it is down. */
export const maintenance: Refusal = { status: 503, message: 'Ramen is down for maintenance.' }

/**
 * The checks that give 401 according to the destination's troubleshooting: an email address may be blank but not invalid, a
 * user ID must be there, and secure mode wants a signature.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen#troubleshooting
 */
function identifyRefusal(call: RamenCall, organization: RamenOrganization, now: Date): Refusal | undefined {
  if (call.method !== 'identify') return undefined
  const [user, options] = call.args
  if (idText(user.id) === undefined) return { status: 401, message: 'The user id must be text or a number.' }
  if (!isEmailOrBlank(user.email)) return { status: 401, message: 'The email address is not valid.' }
  const { secureMode, secretKey } = organization
  return secureMode && secretKey ? signatureRefusal(user, options, secretKey, now) : undefined
}

function isEmailOrBlank(email: unknown): boolean {
  if (email === undefined) return true
  return typeof email === 'string' && (email.trim() === '' || /^[^\s@]+@[^\s@]+$/.test(email.trim()))
}

function actorOf(message: JsonObject, call: RamenCall): Actor {
  const userId = idText(call.method === 'identify' ? call.args[0].id : own(message, 'userId'))
  const anonymousId = idText(own(message, 'anonymousId'))
  return { ...(userId === undefined ? {} : { userId }), ...(anonymousId === undefined ? {} : { anonymousId }) }
}
