import { setMember } from '../collection.ts'
import { CustomFunctionError, unreadable } from './errors.ts'
import { BORDER } from './limits.ts'

/*
 * The outer half of the border between host and sandbox; the inner half is guest/copy.js. A text and a block of bytes are
 * all that crosses it. The text is JSON, in which a text, a finite number, a boolean and null stand for themselves, and
 * everything else is a list that begins with its kind. Members stand in turn, so that no key of data can mean anything.
 *
 *   ['a', item, …]   ['o', key, value, …]   ['d', milliseconds or null]   ['b', offset, length]   ['n', 'NaN']   ['u']
 */

/** A value in the form that crosses the border. */
export type Packed = null | boolean | number | string | Packed[]

/** What crosses the border at a time. */
export interface Parcel {
  readonly text: string
  /** The bytes of all buffers, one after the other; undefined when there are none. */
  readonly bytes: Uint8Array | undefined
}

/** Values that are being packed into one parcel. */
export class Packer {
  readonly #pieces: Buffer[] = []
  readonly #ancestors: object[] = []
  #bytes = 0
  #values = 0
  #size = 0

  /**
   * A value as it crosses the border. Functions and symbols are left out of collections and are undefined elsewhere;
   * objects of other classes go as collections of their own members.
   *
   * @throws CustomFunctionError `not-copyable`, `cyclic`, `too-deep` or `too-large`.
   */
  pack(value: unknown): Packed {
    switch (typeof value) {
      case 'string':
        this.#count(0, value.length)
        return value
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value
        return ['n', Object.is(value, -0) ? '-0' : String(value)]
      case 'boolean':
        return value
      case 'object':
        return value === null ? null : this.#object(value)
      case 'bigint':
        throw new CustomFunctionError('not-copyable', 'A BigInt cannot be given to a custom function.')
      default:
        return ['u']
    }
  }

  /** The parcel with everything that was packed; `content` holds it. */
  close(content: unknown): Parcel {
    const bytes = this.#pieces.length === 0 ? undefined : Buffer.concat(this.#pieces)
    return { text: JSON.stringify(content), bytes }
  }

  #object(value: object): Packed {
    if (Array.isArray(value)) return this.#inside(value, () => this.#list(value))
    if (value instanceof Date) return ['d', Number.isNaN(value.getTime()) ? null : value.getTime()]
    const bytes = bytesIn(value)
    if (bytes === undefined) return this.#inside(value, () => this.#collection(value))
    this.#count(0, bytes.length)
    const offset = this.#bytes
    this.#pieces.push(bytes)
    this.#bytes += bytes.length
    return ['b', offset, bytes.length]
  }

  #list(array: readonly unknown[]): Packed {
    this.#count(array.length, 0)
    const packed: Packed = ['a']
    for (const item of array) packed.push(this.pack(item))
    return packed
  }

  #collection(object: object): Packed {
    const packed: Packed = ['o']
    for (const [name, value] of Object.entries(object)) {
      if (typeof value === 'function' || typeof value === 'symbol') continue
      this.#count(1, name.length)
      packed.push(name, this.pack(value))
    }
    return packed
  }

  #inside(value: object, pack: () => Packed): Packed {
    if (this.#ancestors.includes(value)) {
      throw new CustomFunctionError('cyclic', 'A value that holds itself cannot be given to a custom function.')
    }
    if (this.#ancestors.length >= BORDER.depth) {
      const message = `A value that is nested more than ${BORDER.depth} levels deep cannot be given to a custom function.`
      throw new CustomFunctionError('too-deep', message)
    }
    this.#ancestors.push(value)
    const packed = pack()
    this.#ancestors.pop()
    return packed
  }

  #count(values: number, size: number): void {
    this.#values += values
    this.#size += size
    if (this.#values <= BORDER.values && this.#size <= BORDER.size) return
    const limits = `${BORDER.values} values or ${BORDER.size} characters and bytes`
    throw new CustomFunctionError('too-large', `More than ${limits} cannot be given to a custom function at once.`)
  }
}

function bytesIn(value: object): Buffer | undefined {
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return value instanceof ArrayBuffer ? Buffer.from(value) : undefined
}

/**
 * The value that came out of the sandbox. Whatever made it is not believed: every shape and limit is checked again, and
 * what is built are plain objects of the host.
 *
 * @throws CustomFunctionError `crashed` for what the code inside never makes, `too-deep` beyond the limit.
 */
export function unpack(packed: unknown, bytes: Uint8Array | undefined, depth = 0): unknown {
  if (typeof packed !== 'object' || packed === null) return packed
  if (!Array.isArray(packed)) throw unreadable()
  if (depth > BORDER.depth) {
    throw new CustomFunctionError('too-deep', `The result is nested more than ${BORDER.depth} levels deep.`)
  }
  const [kind, content, length] = packed as unknown[]
  switch (kind) {
    case 'a':
      return packed.slice(1).map((item) => unpack(item, bytes, depth + 1))
    case 'o':
      return unpackCollection(packed, bytes, depth)
    case 'd':
      return new Date(typeof content === 'number' ? content : Number.NaN)
    case 'b':
      return bytesAt(Number(content), Number(length), bytes)
    case 'n':
      return Number(content)
    case 'u':
      return undefined
    default:
      throw unreadable()
  }
}

/** A view and no copy, so that a forged list of a thousand buffers takes no more memory than there are bytes. */
function bytesAt(offset: number, length: number, bytes: Uint8Array = new Uint8Array()): Buffer {
  const part = bytes.subarray(offset, offset + length)
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength)
}

function unpackCollection(
  packed: readonly unknown[],
  bytes: Uint8Array | undefined,
  depth: number,
): Record<string, unknown> {
  const collection: Record<string, unknown> = {}
  for (let at = 1; at < packed.length; at += 2) {
    const name = packed[at]
    if (typeof name !== 'string') throw unreadable()
    setMember(collection, name, unpack(packed[at + 1], bytes, depth + 1))
  }
  return collection
}
