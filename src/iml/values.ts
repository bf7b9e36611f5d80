/** What Make calls a collection: an object of named values. */
export type Collection = Readonly<Record<string, unknown>>

/** True for objects of named values; false for arrays, dates, buffers and everything that is no object. */
export function isCollection(value: unknown): value is Collection {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !ArrayBuffer.isView(value)
  )
}

/** True for undefined and null. */
export function isNothing(value: unknown): value is undefined | null {
  return value === undefined || value === null
}

/**
 * The value under a key of a collection. Anything else has no members: neither arrays and texts with their `length`,
 * nor what objects inherit (`constructor`, `__proto__`), nor methods.
 */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return undefined
  const member = (value as Record<string, unknown>)[key]
  return typeof member === 'function' ? undefined : member
}

/** Sets a member as plain data, even one that is called `__proto__`. */
export function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  } else {
    target[key] = value
  }
}

/**
 * The item at a position counted from 1. Decision negative-index: below zero it counts from the end. Position 0 and
 * broken positions have none.
 */
export function itemAt(array: readonly unknown[], position: number): unknown {
  return position > 0 ? array[position - 1] : array[array.length + position]
}

/** What a value is, in the words of Make's users, for messages. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (value === null) return 'null'
  if (typeof value === 'string') return 'a text'
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Date) return 'a date'
  if (ArrayBuffer.isView(value)) return 'a buffer'
  return typeof value === 'object' ? 'a collection' : `a ${typeof value}`
}
