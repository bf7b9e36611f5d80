import { toText, toCollection } from '../coerce.ts'
import { memberAlong } from '../path.ts'
import type { Run } from '../run.ts'
import { isNothing, setMember } from '../values.ts'

/** https://help.make.com/general-functions */
export const general = {
  get: (_run: Run, value: unknown, path: unknown) => (isNothing(path) ? undefined : memberAlong(value, toText(path))),

  isArray: (_run: Run, value: unknown) => Array.isArray(value),

  omit: (_run: Run, collection: unknown, ...keys: unknown[]) => {
    const names = new Set(keys.map(toText))
    return filterMembers(collection, (key) => !names.has(key))
  },

  pick: (_run: Run, collection: unknown, ...keys: unknown[]) => {
    const names = new Set(keys.map(toText))
    return filterMembers(collection, (key) => names.has(key))
  },
}

/** The members of a collection whose key is accepted; nothing stays nothing, so that the member drops out. */
function filterMembers(value: unknown, accept: (key: string) => boolean): Record<string, unknown> | undefined {
  if (isNothing(value)) return undefined
  const result: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(toCollection(value))) {
    if (accept(key)) setMember(result, key, member)
  }
  return result
}
