import { MAX_COMPARED, tooLarge } from '../limits.ts'
import { isCollection } from '../values.ts'

/** A value that is equal in a set exactly when the values are equal by content: primitives themselves, else a text. */
export function identityOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? `text:${value}` : value
  let visited = 0
  const visit = (_key: string, member: unknown): unknown => {
    visited += 1
    if (visited > MAX_COMPARED) throw tooLarge('What is compared')
    return ordered(member)
  }
  return `object:${JSON.stringify(value, visit)}`
}

/** Collections with the same members are the same in whatever order they name them. */
function ordered(value: unknown): unknown {
  if (!isCollection(value)) return value
  // Inside an object, as an array of pairs is a value too.
  return { members: Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)) }
}
