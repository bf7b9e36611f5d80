import { toText } from '../../iml/index.ts'

/** The bytes of a value: a buffer as it is, a collection or list as JSON, anything else as UTF-8 text. */
export function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return Buffer.from(textOf(value), 'utf8')
}

/** A body of type text: collections and lists as JSON, scalars as text, nothing as empty text. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : toText(value)
}
