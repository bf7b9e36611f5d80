import { codecOf } from './bytes.js'

function readerOf(encoding) {
  const codec = codecOf(encoding)
  if (codec === undefined) throw new TypeError(`Unknown encoding: ${String(encoding)}`)
  return codec
}

/** What can be searched for, added or compared: bytes, or a text in an encoding. */
function bytesOf(value, encoding) {
  if (typeof value === 'string') return readerOf(encoding).read(value)
  if (value instanceof Uint8Array) return value
  throw new TypeError(`Expected a text, Buffer or Uint8Array, but found ${value === null ? 'null' : typeof value}.`)
}

function order(left, right) {
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at += 1) {
    if (left[at] !== right[at]) return left[at] < right[at] ? -1 : 1
  }
  return Math.sign(left.length - right.length)
}

/** The bytes of a value that `Buffer.from` takes. */
function sourceOf(value, encoding) {
  if (typeof value === 'string') return readerOf(encoding).read(value)
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(
      `Buffer.from takes a text, an array or bytes, but found ${value === null ? 'null' : typeof value}.`,
    )
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return value.data
  return typeof value.length === 'number' ? value : []
}

/**
 * The part of Node's Buffer that makes, joins, compares, cuts and reads bytes. A method that is missing is missing
 * loudly: calling it is a TypeError.
 * https://nodejs.org/docs/latest-v20.x/api/buffer.html
 */
export class Buffer extends Uint8Array {
  constructor(value, encodingOrOffset, length) {
    if (typeof value === 'string') super(readerOf(encodingOrOffset).read(value))
    else super(value, encodingOrOffset, length)
  }

  static from(value, encodingOrOffset, length) {
    // The bytes of an ArrayBuffer are shared, those of everything else are copied.
    if (value instanceof ArrayBuffer) return new Buffer(value, encodingOrOffset, length)
    return new Buffer(sourceOf(value, encodingOrOffset))
  }

  static of(...bytes) {
    return new Buffer(bytes)
  }

  static alloc(size, fill = 0, encoding = 'utf8') {
    return new Buffer(size).fill(fill, 0, size, encoding)
  }

  static allocUnsafe(size) {
    return new Buffer(size)
  }

  static concat(list, total = list.reduce((sum, bytes) => sum + bytes.length, 0)) {
    const whole = new Buffer(total)
    let at = 0
    for (const bytes of list) {
      if (at >= total) break
      whole.set(bytes.subarray(0, total - at), at)
      at += bytes.length
    }
    return whole
  }

  static byteLength(value, encoding) {
    return typeof value === 'string' ? readerOf(encoding).read(value).length : value.byteLength
  }

  static isBuffer(value) {
    return value instanceof Buffer
  }

  static isEncoding(encoding) {
    return typeof encoding === 'string' && codecOf(encoding) !== undefined
  }

  static compare(left, right) {
    return order(bytesOf(left), bytesOf(right))
  }

  toString(encoding, start = 0, end = this.length) {
    return readerOf(encoding).write(this.subarray(Math.max(start, 0), Math.max(end, 0)))
  }

  toJSON() {
    return { type: 'Buffer', data: Array.from(this) }
  }

  equals(other) {
    return order(this, bytesOf(other)) === 0
  }

  compare(other) {
    return order(this, bytesOf(other))
  }

  /** Shares its bytes with the whole, unlike that of other typed arrays. */
  slice(start, end) {
    return this.subarray(start, end)
  }

  copy(target, targetStart = 0, start = 0, end = this.length) {
    const part = this.subarray(start, Math.min(end, start + Math.max(target.length - targetStart, 0)))
    target.set(part, targetStart)
    return part.length
  }

  fill(value, start = 0, end = this.length, encoding = 'utf8') {
    if (typeof value === 'number') return super.fill(value, start, end)
    const pattern = bytesOf(value, typeof start === 'string' ? start : encoding)
    const from = typeof start === 'string' ? 0 : start
    if (pattern.length === 0) return super.fill(0, from, end)
    for (let at = from; at < end; at += 1) this[at] = pattern[(at - from) % pattern.length]
    return this
  }

  indexOf(value, start = 0, encoding = 'utf8') {
    if (typeof value === 'number') return super.indexOf(value & 255, start)
    const wanted = bytesOf(value, typeof start === 'string' ? start : encoding)
    const from = typeof start === 'string' ? 0 : start < 0 ? Math.max(this.length + start, 0) : start
    if (wanted.length === 0) return Math.min(from, this.length)
    for (let at = from; at <= this.length - wanted.length; at += 1) {
      let matching = 0
      while (matching < wanted.length && this[at + matching] === wanted[matching]) matching += 1
      if (matching === wanted.length) return at
    }
    return -1
  }

  includes(value, start, encoding) {
    return this.indexOf(value, start, encoding) !== -1
  }
}
