/** Levels of a value that are copied here; one that holds itself has no end. */
const maxDepth = 50

/**
 * A copy of texts, numbers, booleans, null, and plain lists and collections of these. Dates are kept as they are. Undefined
 * for everything else, such as buffers, functions, lists with gaps or undefined members, and for what is nested more than
 * 50 levels deep.
 */
export function plainCopy(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object') return typeof value === 'function' ? undefined : value
  if (value === null) return null
  if (depth === maxDepth) return undefined
  if (value instanceof Date) return value
  return Array.isArray(value) ? copyOfList(value, depth) : copyOfCollection(value, depth)
}

function copyOfList(list: readonly unknown[], depth: number): unknown[] | undefined {
  const copy: unknown[] = []
  for (const item of list) {
    const one = plainCopy(item, depth + 1)
    if (one === undefined) return undefined
    copy.push(one)
  }
  return copy
}

function copyOfCollection(collection: object, depth: number): object | undefined {
  const prototype: unknown = Object.getPrototypeOf(collection)
  if ((prototype !== Object.prototype && prototype !== null) || Symbol.toStringTag in collection) return undefined
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(collection)) {
    const one = name === '__proto__' ? undefined : plainCopy((collection as Record<string, unknown>)[name], depth + 1)
    if (one === undefined) return undefined
    copy[name] = one
  }
  return copy
}
