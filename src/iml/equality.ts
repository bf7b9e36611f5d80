import { toText } from './coerce.ts'
import { MAX_COMPARED, tooLarge } from './limits.ts'
import { isCollection } from './values.ts'

/**
 * Equality without conversion, as Make documents all its spellings to be. Dates are equal when they stand for the same
 * moment, buffers when their bytes are.
 *
 * Decision equal-by-content: arrays and collections are equal when their contents are, as what identity would say of
 * values that come out of JSON has no use.
 *
 * Throws ImlError `too-large` when more than 4 million values have to be compared.
 */
export function strictEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  return objectsEqual(left, right, { left: MAX_COMPARED })
}

/** How many values may still be compared. */
interface Budget {
  left: number
}

function membersEqual(left: unknown, right: unknown, budget: Budget): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  return objectsEqual(left, right, budget)
}

function objectsEqual(left: object, right: object, budget: Budget): boolean {
  // The same collection may be held many times, by collections that are held many times themselves.
  if (--budget.left < 0) throw tooLarge('What is compared')
  if (left instanceof Date || right instanceof Date) {
    return left instanceof Date && right instanceof Date && left.getTime() === right.getTime()
  }
  if (ArrayBuffer.isView(left) || ArrayBuffer.isView(right)) {
    return Buffer.isBuffer(left) && Buffer.isBuffer(right) && left.equals(right)
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false
    return left.every((item, index) => membersEqual(item, right[index], budget))
  }
  return collectionsEqual(left, right, budget)
}

function collectionsEqual(left: object, right: object, budget: Budget): boolean {
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      membersEqual((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key], budget),
  )
}

/** JavaScript's `==`, with objects turned into texts without calling anything that they carry. */
export function looseEquals(left: unknown, right: unknown): boolean {
  const bothObjects = typeof left === 'object' && typeof right === 'object' && left !== null && right !== null
  if (bothObjects) return strictEquals(left, right)
  // oxlint-disable-next-line eqeqeq -- this function is the loose comparison
  return primitive(left) == primitive(right)
}

function primitive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return isCollection(value) ? '[object Object]' : toText(value)
}
