import { toText } from '../coerce.ts'
import { MAX_SEARCHED, tooLarge } from '../limits.ts'

/** The text of a value for a function that goes through it. Throws ImlError `too-large` over 16 Mi characters. */
export function searchable(value: unknown): string {
  const text = toText(value)
  if (text.length > MAX_SEARCHED) throw tooLarge(`A text of more than ${MAX_SEARCHED} characters to search or rewrite`)
  return text
}
