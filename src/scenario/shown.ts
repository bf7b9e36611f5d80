import { isCollection, typeName } from '../runtime/collection.ts'

/** Characters of a value that a message repeats. */
const length = 40

/** A value as messages show it: short texts, numbers and the like as JSON, anything else by its type. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value) || isCollection(value)) return `an ${typeName(value).toLowerCase()}`
  const text = JSON.stringify(value) ?? typeName(value)
  return text.length > length ? `${text.slice(0, length)}…` : text
}
