import { type JsonObject, without } from './json.ts'

/**
 * Segment's browser libraries find a trait whatever its case and separators: `first_name` answers to `firstName`.
 * Everything but ASCII letters, digits and points is left out of the comparison.
 */
function normalized(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9.]+/g, '').toLowerCase()
}

/** The first key of `object`, in its own order, that spells `name` in any case and with any separators. */
export function spelling(object: JsonObject, name: string): string | undefined {
  const wanted = normalized(name)
  return Object.keys(object).find((key) => normalized(key) === wanted)
}

/** The value under the first spelling of `name`, even when that value is null and a later spelling has more to say. */
export function spelled(object: JsonObject, name: string): unknown {
  const key = spelling(object, name)
  return key === undefined ? undefined : object[key]
}

/** A copy of `object` without the first spelling of `name`; further spellings stay. */
export function withoutSpelling(object: JsonObject, name: string): JsonObject {
  const key = spelling(object, name)
  return key === undefined ? object : without(object, key)
}
