/** Where a value stands in a dialog: names of fields, and positions in lists from 0. */
export type Path = readonly (string | number)[]

/** The path as the server writes it: `customTraits[1].name`. */
export function pathText(path: Path): string {
  let text = ''
  for (const key of path) text += typeof key === 'number' ? `[${key}]` : text === '' ? key : `.${key}`
  return text
}

/** Whether a path written as text is `outer`, or lies inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`)
}

/** What stands there; undefined where nothing does. Only own properties count: a field may be called `constructor`. */
export function valueAt(values: unknown, path: Path): unknown {
  let value = values
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** A copy with another value there; undefined takes it away. */
export function withValue(values: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof key === 'number') {
    const items: unknown[] = Array.isArray(values) ? [...values] : []
    items[key] = withValue(items[key], rest, value)
    return items
  }
  const own = isRecord(values) ? { ...values } : {}
  const inner = withValue(Object.hasOwn(own, key) ? own[key] : undefined, rest, value)
  if (inner === undefined) {
    delete own[key]
    return own
  }
  // A computed key defines `__proto__` as a property like any other.
  return { ...own, [key]: inner }
}

/** Whether a value is a collection: an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
