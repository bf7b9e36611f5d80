import { creationSeconds, datesToSeconds, isoSeconds } from './dates.ts'
import { isObject, type JsonObject, own, renamed } from './json.ts'
import { spelled, withoutSpelling } from './spelling.ts'

/** The first argument of ramen.js `identify`. Times are epoch seconds; a creation date without a date in it is null. */
export interface RamenUser {
  readonly id: unknown
  readonly email?: unknown
  readonly name?: string
  readonly created_at?: number | null
  readonly company?: JsonObject
  readonly traits: JsonObject
}

/** What the user object says itself and its traits therefore do not repeat. */
const namedInUser = ['email', 'name', 'id', 'created', 'createdAt', 'company']

/** The user that an Identify with this user ID and these traits hands to ramen.js. */
export function userOf(userId: unknown, traits: JsonObject): RamenUser {
  const known: JsonObject = { ...traits, id: userId }
  const email = own(known, 'email')
  // Segment's library looks for `created` first here, and for `createdAt` first in a Group.
  const created = spelled(known, 'created') || spelled(known, 'createdAt')
  const name = nameOf(known)
  const company = companyOf(own(known, 'company'))
  return {
    id: datesToSeconds(userId),
    ...(email ? { email: datesToSeconds(email) } : {}),
    ...(created ? { created_at: creationSeconds(created) } : {}),
    ...(name ? { name } : {}),
    ...(company ? { company: datesToSeconds(company) as JsonObject } : {}),
    traits: datesToSeconds(remainingTraits(known)) as JsonObject,
  }
}

/** The trait `name`; only when there is none, the first and last name together. */
function nameOf(traits: JsonObject): string | undefined {
  const name = text(spelled(traits, 'name'))
  if (name !== undefined) return name
  const firstName = text(spelled(traits, 'firstName'))
  const lastName = text(spelled(traits, 'lastName'))
  return firstName && lastName ? `${firstName} ${lastName}` : undefined
}

/** Trimmed text; a text that looks like a date has become one by the time the name is looked up, and is lost. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && isoSeconds(value) === undefined ? value.trim() : undefined
}

function companyOf(company: unknown): JsonObject | undefined {
  return isObject(company) && own(company, 'id') ? asCreatedAt(company) : undefined
}

function remainingTraits(traits: JsonObject): JsonObject {
  let rest = traits
  for (const name of namedInUser) rest = withoutSpelling(rest, name)
  return asCreatedAt(rest)
}

function asCreatedAt(object: JsonObject): JsonObject {
  return renamed(renamed(object, 'createdAt', 'created'), 'created', 'created_at')
}
