/** Make's word for a plain object: a value with named members. */
export type Collection = Record<string, unknown>

/** Whether a value is a collection: an object that is no array, date, buffer or other class instance. */
export function isCollection(value: unknown): value is Collection {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another realm has another Object.prototype, which inherits from nothing either.
  return prototype === null || (!Array.isArray(value) && Object.getPrototypeOf(prototype) === null)
}

/** The member itself, never what every object inherits: `member({}, 'constructor')` is undefined. */
export function member(value: unknown, name: string): unknown {
  return isCollection(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** Sets a member under any name; an assignment to `__proto__` would change the prototype instead. */
export function setMember(target: Collection, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
  } else {
    target[name] = value
  }
}

/** A name of the type of a value in Make's words, for messages. */
export function typeName(value: unknown): string {
  if (value === null) return 'Null'
  if (value === undefined) return 'Undefined'
  if (Array.isArray(value)) return 'Array'
  if (value instanceof Date) return 'Date'
  if (value instanceof Uint8Array) return 'Buffer'
  if (typeof value === 'object') return 'Object'
  return (typeof value).charAt(0).toUpperCase() + (typeof value).slice(1)
}

/** A name or a type as a definition gives it, for messages; the type of what stands there where it is neither text nor number. */
export function shownName(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : typeName(value)
}

/**
 * Lays one definition over another: members of collections are merged at every depth, anything else is replaced.
 * `null` and `{}` in `over` count as given: they take back what lies under them.
 */
export function layOver(under: unknown, over: unknown): unknown {
  if (over === undefined) return under
  if (!isCollection(under) || !isCollection(over) || Object.keys(over).length === 0) return over
  const merged: Collection = {}
  for (const [name, value] of Object.entries(under)) setMember(merged, name, value)
  for (const [name, value] of Object.entries(over)) setMember(merged, name, layOver(member(under, name), value))
  return merged
}
