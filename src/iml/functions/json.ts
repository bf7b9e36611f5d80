import { toJson } from '../coerce.ts'
import { MAX_ITEMS, spend, tooLarge } from '../limits.ts'
import type { Run } from '../run.ts'
import { valuesIn } from '../values-in.ts'
import { searchable } from './searchable.ts'

/** https://help.make.com/text-and-binary-functions */
export const json = {
  createJSON: (_run: Run, value: unknown) => toJson(value),

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
