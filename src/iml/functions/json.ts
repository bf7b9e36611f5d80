import { toJson } from '../coerce.ts'
import { MAX_ITEMS, spend, tooLarge } from '../limits.ts'
import type { Run } from '../run.ts'
import { isCollection } from '../values.ts'
import { valuesIn } from '../values-in.ts'
import { searchable } from './searchable.ts'

/** https://help.make.com/text-and-binary-functions */
export const json = {
  /** Undefined for what is not a collection, a list or a date: `createJSON(5)` was seen to give nothing in Make. */
  createJSON: (_run: Run, value: unknown) => {
    const hasJson = isCollection(value) || Array.isArray(value) || value instanceof Date
    return hasJson ? toJson(value) : undefined
  },

  escapeJSON: (_run: Run, value: unknown) => JSON.stringify(searchable(value)).slice(1, -1),

  /** Throws ImlError `too-large` for more than a million values. */
  parseJSON: (run: Run, value: unknown): unknown => {
    const text = searchable(value)
    if (text.length > 2 * MAX_ITEMS && valuesIn(text) > MAX_ITEMS) {
      throw tooLarge(`A JSON text with more than ${MAX_ITEMS} values`)
    }
    spend(run.options.allowance, text.length)
    return JSON.parse(text)
  },
}
