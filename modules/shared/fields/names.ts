import type { Parameters } from '../../../src/authoring/generated/make-format.ts'

/** Returns the names of fields, in their order. */
export const namesOf = (fields: Parameters): string[] =>
  fields.flatMap((field) => (typeof field === 'string' || field.name === undefined ? [] : [field.name]))

/** Returns the names of those fields that are collections themselves. */
export const collectionsIn = (fields: Parameters): string[] =>
  namesOf(fields.filter((field) => typeof field !== 'string' && field.type === 'collection'))
