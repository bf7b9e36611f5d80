import type { PlainField } from '../../../src/authoring/generated/make-format.ts'

/**
 * Returns the field for a whole collection beside the single fields. Its type is `any`, so that what is mapped arrives as it is, and an
 * empty one is absent.
 */
export const mapped = (name: string, label: string, what: string): PlainField => ({
  name,
  type: 'any',
  label,
  help: `A whole collection, such as **${what}** of **Watch events**. A name may not be filled in elsewhere as well.`,
})
