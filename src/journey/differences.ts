import { isDeepStrictEqual } from 'node:util'
import { isObject } from '../ramen/index.ts'

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))

/**
 * Returns what of `expected` is not in `actual`, one sentence per place. Objects may have more members than expected; lists and
 * scalars must be equal, and `null` is expected literally.
 */
export function differences(expected: unknown, actual: unknown, path: string): string[] {
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, Object.hasOwn(actual, key) ? actual[key] : undefined, `${path}.${key}`),
    )
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`))
  }
  return isDeepStrictEqual(expected, actual) ? [] : [`${path}: expected ${shown(expected)}, found ${shown(actual)}`]
}
