import { DepthError, isObject, MAX_DEPTH } from './json.ts'

/**
 * A key in snake_case, as Direct Integrations send it: a capital after a lower-case letter or digit starts a word
 * (`postalCode`), so does the last capital of an acronym before a lower-case letter (`URLPath`); whatever is not a
 * letter, a digit or outside ASCII separates words. Digits stay attached (`address2`). A key that is already snake case
 * comes back unchanged.
 */
export function snakeCaseKey(key: string): string {
  const words = key
    .replaceAll(/[a-z0-9](?=[A-Z])/g, '$&_')
    .replaceAll(/[A-Z]+(?=[A-Z][a-z])/g, '$&_')
    .replaceAll(/[^A-Za-z0-9\u0080-\uFFFF]+/g, '_')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
  return words.replaceAll(/^_|_$/g, '') || words
}

/**
 * A copy of `value` with the keys of every object, also those in lists, in snake_case, and every value untouched. Where
 * two keys fall together, the one that was snake case before keeps its value, else the later one.
 * Throws `DepthError` for input that nests too deeply or contains itself.
 */
export function snakeCaseKeys(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new DepthError()
  if (Array.isArray(value)) return value.map((item) => snakeCaseKeys(item, depth + 1))
  if (!isObject(value)) return value
  const renamed = new Map<string, unknown>()
  for (const [key, item] of Object.entries(value)) {
    const name = snakeCaseKey(key)
    if (name === key || !Object.hasOwn(value, name)) renamed.set(name, snakeCaseKeys(item, depth + 1))
  }
  return Object.fromEntries(renamed)
}
