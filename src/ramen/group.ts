import { creationSeconds, datesToSeconds } from './dates.ts'
import { type JsonObject, without } from './json.ts'
import { spelled } from './spelling.ts'

/**
 * The company that a Group with this group ID and these traits hands to ramen.js: one flat object with times in epoch
 * seconds. The group ID wins over a trait `id`, `createdAt` over `created`, the reverse of an Identify.
 */
export function companyOfGroup(groupId: unknown, traits: JsonObject): JsonObject {
  const known: JsonObject = groupId ? { ...traits, id: groupId } : traits
  return datesToSeconds(withCreatedAt(known)) as JsonObject
}

/**
 * Two renamings in a row, `createdAt` to `created` and `created` to `created_at`. Each reads any spelling and removes
 * the exact one, so `CreatedAt` stays beside `created_at`, and an empty `createdAt` comes out as an empty `created`.
 */
function withCreatedAt(traits: JsonObject): JsonObject {
  const createdAt = spelled(traits, 'createdAt') ?? undefined
  const created = createdAt || spelled(traits, 'created')
  const first = createdAt === undefined ? traits : { ...without(traits, 'createdAt'), created: createdAt }
  return created ? { ...without(first, 'created'), created_at: creationSeconds(created) } : first
}
