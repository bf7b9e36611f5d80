import { Buffer } from './buffer.js'

/*
 * The inner half of the border; the outer half, and what the shapes mean, is in ../copy.ts. The host believes nothing of
 * what is made here and checks the limits again. They are checked here so that a value that is refused says why.
 */

const { isArray } = Array
const { is, keys, defineProperty } = Object
const { isFinite } = Number

/** A value that cannot cross the border, and why: a code of ../errors.ts, and what is wrong with it, in words. */
export class Refusal extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
    this.trail = []
  }
}

/**
 * A value as lists, texts and numbers that JSON can hold; its bytes are added to `cargo`. Getters and proxies run now,
 * inside. Functions and symbols are left out of collections and are undefined in lists.
 *
 * @throws Refusal for what has no copy.
 */
export function pack(root, what, limits, cargo) {
  const ancestors = []
  let values = 0
  let size = 0

  const count = (more, length) => {
    values += more
    size += length
    if (values > limits.values) throw new Refusal('too-large', `has more than ${limits.values} values.`)
    if (size > limits.size) throw new Refusal('too-large', `has more than ${limits.size} characters and bytes.`)
  }

  const list = (array) => {
    count(array.length, 0)
    const packed = ['a']
    let at = 0
    try {
      for (; at < array.length; at += 1) packed.push(walk(array[at]))
    } catch (error) {
      throw located(error, `[${at}]`)
    }
    return packed
  }

  const collection = (object) => {
    const names = keys(object)
    count(names.length, 0)
    const packed = ['o']
    let name
    try {
      for (let at = 0; at < names.length; at += 1) {
        name = names[at]
        const value = object[name]
        if (typeof value === 'function' || typeof value === 'symbol') continue
        size += name.length
        packed.push(name, walk(value))
      }
    } catch (error) {
      throw located(error, `.${name}`)
    }
    return packed
  }

  const object = (value) => {
    if (isArray(value)) return inside(value, list)
    if (value instanceof Date) return ['d', value.getTime()]
    if (value instanceof Promise)
      throw new Refusal('promise', 'is a promise. Make does not wait for it: give the value itself.')
    const bytes = bytesIn(value)
    if (bytes === undefined) return inside(value, collection)
    count(0, bytes.length)
    return ['b', cargo.add(bytes), bytes.length]
  }

  const inside = (value, packOf) => {
    if (ancestors.includes(value)) throw new Refusal('cyclic', 'holds itself, so that it has no end.')
    if (ancestors.length >= limits.depth)
      throw new Refusal('too-deep', `is nested more than ${limits.depth} levels deep.`)
    ancestors.push(value)
    const packed = packOf(value)
    ancestors.pop()
    return packed
  }

  const walk = (value) => {
    switch (typeof value) {
      case 'string':
        size += value.length
        if (size > limits.size) count(0, 0)
        return value
      case 'number':
        return isFinite(value) && !is(value, -0) ? value : ['n', is(value, -0) ? '-0' : String(value)]
      case 'boolean':
        return value
      case 'object':
        return value === null ? null : object(value)
      case 'bigint':
        throw new Refusal('not-copyable', 'is a BigInt, which IML does not know. Make a number or a text of it.')
      default:
        return ['u']
    }
  }

  if (typeof root === 'function' || typeof root === 'symbol') {
    throw new Refusal('not-copyable', `${what} is a ${typeof root}, not a value.`)
  }
  try {
    return walk(root)
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `${what}${placeOf(error.trail)} ${error.message}`) : error
  }
}

function located(error, step) {
  if (error instanceof Refusal) error.trail.unshift(step)
  return error
}

/** The way to the place, as long as it can be read. */
function placeOf(trail) {
  if (trail.length === 0) return ''
  return ` at ${trail.slice(0, 8).join('')}${trail.length > 8 ? '…' : ''}`
}

function bytesIn(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined
}

/** The bytes of all buffers of a message, one after the other. */
export class Cargo {
  constructor() {
    this.pieces = []
    this.length = 0
  }

  /** Adds bytes and gives the place where they begin. */
  add(bytes) {
    const start = this.length
    this.pieces.push(bytes)
    this.length += bytes.length
    return start
  }

  /** One block of all bytes, or undefined when there are none. */
  close() {
    return this.length === 0 ? undefined : Buffer.concat(this.pieces, this.length).buffer
  }
}

/** The value that the host packed; `fetch` gives the block of its bytes. */
export function unpack(packed, fetch) {
  if (typeof packed !== 'object' || packed === null) return packed
  switch (packed[0]) {
    case 'a': {
      const list = []
      for (let at = 1; at < packed.length; at += 1) list.push(unpack(packed[at], fetch))
      return list
    }
    case 'o': {
      const collection = {}
      for (let at = 1; at < packed.length; at += 2) setMember(collection, packed[at], unpack(packed[at + 1], fetch))
      return collection
    }
    case 'n':
      return Number(packed[1])
    case 'd':
      return new Date(packed[1] ?? Number.NaN)
    case 'b':
      return packed[2] === 0 ? new Buffer(0) : new Buffer(fetch().slice(packed[1], packed[1] + packed[2]))
    default:
      return undefined
  }
}

function setMember(target, name, value) {
  if (name === '__proto__') {
    defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
  } else {
    target[name] = value
  }
}
