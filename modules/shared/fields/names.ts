import type { Parameters } from '../../../src/authoring/generated/make-format.ts'

/** Returns the names of fields, in their order. */
export const namesOf = (fields: Parameters): string[] =>
  fields.flatMap((field) => (typeof field === 'string' || field.name === undefined ? [] : [field.name]))
