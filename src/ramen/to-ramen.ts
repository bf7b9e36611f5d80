import { datesToSeconds } from './dates.ts'
import { companyOfGroup } from './group.ts'
import { type RamenUser, userOf } from './identify.ts'
import { isSwitchedOn, optionsOf } from './integrations.ts'
import { isObject, type JsonObject, mapLeaves, own } from './json.ts'

/** A call of ramen.js, with its arguments as they stand in JSON. */
export type RamenCall =
  | { readonly method: 'identify'; readonly args: readonly [user: RamenUser, options: JsonObject] }
  | { readonly method: 'group'; readonly args: readonly [company: JsonObject] }
  | { readonly method: 'page'; readonly args: readonly [] }
  | { readonly method: 'track'; readonly args: readonly [event: unknown] }

/** What becomes of a message: a call, or a sentence that says why there is none. */
export type RamenOutcome = RamenCall | { readonly ignored: string }

/**
 * What Segment's browser integration hands to ramen.js for a message of the HTTP Tracking API (`type`, `userId`, `traits`,
 * `event`, `groupId`, `integrations`). Never changes its input; throws nothing but `DepthError`. Times leave as epoch
 * seconds. `context` is not looked at, nor are the properties of Page and Track: ramen.js takes none.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen
 */
export function toRamen(message: unknown): RamenOutcome {
  if (!isObject(message)) return { ignored: 'This is not a message: a message is an object with a type.' }
  const type = own(message, 'type')
  const call = typeof type === 'string' && Object.hasOwn(calls, type) ? calls[type] : undefined
  if (call === undefined) return { ignored: unacceptedType(type) }
  if (!isSwitchedOn(message)) return { ignored: 'Ramen is switched off in the integrations of this message.' }
  return call(message)
}

const calls: Readonly<Record<string, (message: JsonObject) => RamenOutcome>> = {
  identify(message) {
    const userId = own(message, 'userId')
    if (!userId) return { ignored: 'Ramen ignores an Identify without a User ID; nothing takes its place.' }
    return { method: 'identify', args: [userOf(userId, traitsOf(message)), copyOf(optionsOf(message))] }
  },
  group(message) {
    return { method: 'group', args: [companyOfGroup(own(message, 'groupId'), traitsOf(message))] }
  },
  page() {
    return { method: 'page', args: [] }
  },
  track(message) {
    const event = own(message, 'event')
    if (event === undefined || event === null || event === '') return { ignored: 'This Track has no event name.' }
    // An event name that looks like an ISO date is read as one, as every other text of a message is.
    return { method: 'track', args: [datesToSeconds(event)] }
  },
}

function unacceptedType(type: unknown): string {
  if (typeof type !== 'string') return 'The message has no type.'
  return `Ramen accepts Identify, Group, Page and Track only; this message is of type "${type.slice(0, 40)}".`
}

function traitsOf(message: JsonObject): JsonObject {
  const traits = own(message, 'traits')
  return isObject(traits) ? traits : {}
}

/** Options leave unconverted, but as a copy: what a caller does to a call must not reach the message. */
function copyOf(options: JsonObject): JsonObject {
  return mapLeaves(options, (leaf) => leaf) as JsonObject
}
