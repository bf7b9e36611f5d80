import { readDateText } from './date-text.ts'
import { ImlError } from './errors.ts'
import { MAX_ITEMS, MAX_SEARCHED, tooLarge } from './limits.ts'
import { decimalText, readDecimal } from './numerals.ts'
import { isCollection, isNothing } from './values.ts'
import type { Collection } from './values.ts'

/*
 * How a value of one type becomes one of another, for typed parameters and for the arguments of functions.
 * https://help.make.com/type-coercion
 */

/** Characters of an offending value that a message repeats. */
const QUOTED_LENGTH = 50

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text of a value: numbers in decimal digits, dates in ISO 8601 with milliseconds and Z, collections as JSON,
 * buffers decoded as UTF-8, undefined and null as nothing. Decision list-text: arrays as the texts of their items with
 * commas between.
 *
 * Throws ImlError `invalid-text` for bytes that are no UTF-8, an invalid date, and what JSON cannot hold; `too-large` for
 * an array whose text is longer than a text may be.
 */
export function toText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return decimalText(value)
    case 'undefined':
      return ''
    case 'object':
      return value === null ? '' : objectText(value)
    case 'function':
      throw new ImlError('invalid-text', 'A function is not a valid text.')
    default:
      return String(value)
  }
}

function objectText(value: object): string {
  try {
    if (Array.isArray(value)) return listText(value, ',')
    if (value instanceof Date) return value.toISOString()
    if (ArrayBuffer.isView(value)) return utf8.decode(toBuffer(value))
    return toJson(value) ?? ''
  } catch (error) {
    if (error instanceof ImlError) throw error
    throw new ImlError('invalid-text', `${quoted(value)} is not a valid text.`, undefined, error)
  }
}

/**
 * The texts of items with a separator between, or commas inside items that are arrays themselves. Throws ImlError `too-large`
 * for more than 16 Mi characters or two million items: an array may hold the same large value in many places.
 */
export function listText(list: readonly unknown[], separator: string, budget = { left: 2 * MAX_ITEMS }): string {
  budget.left -= list.length
  if (budget.left < 0) throw tooLarge(`A list of more than ${2 * MAX_ITEMS} items`)
  let text = ''
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index]
    if (index > 0) text += separator
    text += Array.isArray(item) ? listText(item, ',', budget) : toText(item)
    if (text.length > MAX_SEARCHED) throw tooLarge(`A list of more than ${MAX_SEARCHED} characters`)
  }
  return text
}

/** JSON without blanks, dates as ISO 8601 text, undefined members left out. Undefined itself has no JSON. */
export function toJson(value: unknown): string | undefined {
  return JSON.stringify(value)
}

/**
 * A number as it is, or the number that a text spells in decimal digits. Throws ImlError `invalid-number` otherwise.
 */
export function toNumber(value: unknown): number {
  const number = typeof value === 'string' ? readDecimal(value) : value
  if (typeof number === 'number' && !Number.isNaN(number)) return number
  throw new ImlError('invalid-number', `${quoted(value)} is not a valid number.`)
}

/**
 * False for undefined, null, false, an empty text and the text `false`; true for everything else, 0 included. This is
 * the rule for boolean parameters; conditions have JavaScript's.
 */
export function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value !== '' && value !== 'false'
  return !isNothing(value)
}

/**
 * A date as it is, a number as milliseconds since 1970, a text in one of the shapes that Make lists, in `timezone`
 * where it names no offset. Throws ImlError `invalid-date` otherwise.
 */
export function toDate(value: unknown, timezone = 'UTC'): Date {
  const date =
    typeof value === 'number' ? new Date(value) : typeof value === 'string' ? readDateText(value, timezone) : value
  if (date instanceof Date && !Number.isNaN(date.getTime())) return date
  throw new ImlError('invalid-date', `${quoted(value)} is not a valid date.`)
}

/** An array as it is, nothing as an empty array, anything else as an array of one. */
export function toArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isNothing(value) ? [] : [value]
}

/** A collection as it is. Throws ImlError `invalid-collection` for everything else. */
export function toCollection(value: unknown): Collection {
  if (isCollection(value)) return value
  throw new ImlError('invalid-collection', `${quoted(value)} is not a valid collection.`)
}

/** Encodings that buffers are read from and written to. */
export type Encoding = 'utf8' | 'hex' | 'base64' | 'latin1'

/**
 * A buffer as it is; a text, or the text of any other value, as the bytes it spells in `encoding`. Throws ImlError
 * `invalid-buffer` for collections, arrays, and text that is not in the encoding.
 */
export function toBuffer(value: unknown, encoding: Encoding = 'utf8'): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (Array.isArray(value) || isCollection(value)) {
    throw new ImlError('invalid-buffer', `${quoted(value)} is not a valid buffer.`)
  }
  const text = toText(value)
  if (encoding === 'hex' && (text.length % 2 === 1 || /[^\da-f]/i.test(text))) {
    throw new ImlError('invalid-buffer', `${quoted(value)} is not valid hex.`)
  }
  return Buffer.from(text, encoding)
}

/** A value as messages quote it: its text in single quotes, cut after 50 characters, kinds without a text by name. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return "'array'"
  if (ArrayBuffer.isView(value)) return "'buffer'"
  if (value instanceof Date) return `'${Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()}'`
  if (isCollection(value)) return "'collection'"
  const text = typeof value === 'function' ? 'function' : String(value)
  return `'${text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text}'`
}
