import { toText } from '../../iml/index.ts'
import { DataError } from '../errors.ts'

/**
 * The bytes of a value: a buffer as it is, a collection or list as JSON, nothing as no bytes, anything else as UTF-8 text.
 *
 * @throws DataError when a collection has no JSON.
 */
export function bytesOf(value: unknown, place: string): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return Buffer.from(textOf(value, place), 'utf8')
}

/**
 * A value as JSON.
 *
 * @throws DataError when it has none: a function, or what holds a BigInt or itself.
 */
export function jsonOf(value: unknown, place: string): string {
  const failure = (reason: string): DataError => new DataError(`${place}: it cannot be written as JSON: ${reason}.`)
  try {
    const text: string | undefined = JSON.stringify(value)
    if (text !== undefined) return text
  } catch (error) {
    throw failure(error instanceof RangeError ? 'it is nested too deeply or too long' : firstLine(error))
  }
  throw failure(`it is a ${typeof value}`)
}

function textOf(value: unknown, place: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' && !(value instanceof Date) ? jsonOf(value, place) : toText(value)
}

/** The engine draws a circle over several lines; the first says what is wrong. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n', 1)[0] ?? ''
}
