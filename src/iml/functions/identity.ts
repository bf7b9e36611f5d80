import { isCollection } from '../values.ts'

/** A value that is equal in a set exactly when the values are equal by content: primitives themselves, else a text. */
export function identityOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? `text:${value}` : value
  return `object:${JSON.stringify(value, ordered)}`
}

/** Collections with the same members are the same in whatever order they name them. */
function ordered(_key: string, value: unknown): unknown {
  if (!isCollection(value)) return value
  // Inside an object, as an array of pairs is a value too.
  return { members: Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)) }
}
