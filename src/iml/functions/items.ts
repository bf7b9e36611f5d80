import { quoted } from '../coerce.ts'
import { ImlError } from '../errors.ts'
import { boundItems } from '../limits.ts'
import { isNothing } from '../values.ts'

/**
 * The items of an array. Decision nothing-as-list: undefined and null have none. Throws ImlError
 * `invalid-array` for everything else (the message, without a full stop, is the one seen in Make), `too-large` for more
 * than a million items.
 */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    boundItems(value.length)
    return value
  }
  if (isNothing(value)) return []
  throw new ImlError('invalid-array', `${quoted(value)} is not a valid array`)
}
