/** Something that is not the same in two values. */
export interface Difference {
  /** Where: `body.traits.email`; empty for the values themselves. */
  readonly path: string
  /** As JSON; undefined where there is none. */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Differences that are listed; a page of them helps nobody. */
const maxDifferences = 200

/** Lists where two JSON values differ, in the order of the second. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const found: Difference[] = []
  collect(before, after, '', found)
  return found
}

function collect(before: unknown, after: unknown, path: string, found: Difference[]): void {
  if (found.length >= maxDifferences || Object.is(before, after)) return
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
      const at = Array.isArray(after) ? `${path}[${Number(name) + 1}]` : path === '' ? name : `${path}.${name}`
      collect(memberOf(before, name), memberOf(after, name), at, found)
    }
    return
  }
  found.push({ path, before: JSON.stringify(before), after: JSON.stringify(after) })
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function memberOf(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}
