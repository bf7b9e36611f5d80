/** A JSON object: text keys, any values. */
export type JsonObject = Readonly<Record<string, unknown>>

/** How many levels of objects and lists a message may nest. Segment documents no limit; real messages stay far below. */
export const MAX_DEPTH = 500

/** Thrown for input that nests deeper than {@link MAX_DEPTH}, which includes every cyclic object. */
export class DepthError extends Error {
  override readonly name = 'DepthError'
  readonly code = 'TOO_DEEP'

  constructor() {
    super(`The message nests more than ${MAX_DEPTH} levels of objects and lists, or contains itself. Flatten it.`)
  }
}

/** Whether `value` is an object with keys, so neither null, nor a list, nor a date. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** The value of an own key; `undefined` for anything inherited, so that `constructor` is a key like any other. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** A copy of `object` without the key. */
export function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}

/** A copy of `object` where `from` has become `to`; the moved value replaces one that was there. */
export function renamed(object: JsonObject, from: string, to: string): JsonObject {
  const value = own(object, from)
  return value === undefined ? object : { ...without(object, from), [to]: value }
}

/**
 * A copy of `value` in which `convert` has replaced every value that is neither an object nor a list.
 * Throws {@link DepthError} beyond {@link MAX_DEPTH} levels.
 */
export function mapLeaves(value: unknown, convert: (leaf: unknown) => unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new DepthError()
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, convert, depth + 1))
  if (!isObject(value)) return convert(value)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, convert, depth + 1)]))
}
