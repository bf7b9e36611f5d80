import { listText, toCollection, toText } from '../coerce.ts'
import { piecesOf } from '../literal-search.ts'
import { ImlError } from '../errors.ts'
import { memberAlong } from '../path.ts'
import type { Run } from '../run.ts'
import { isNothing, setMember } from '../values.ts'
import { itemsOf } from './items.ts'

/** Functions between arrays and what they are made of or made into. https://help.make.com/array-functions */
export const list = {
  first: (_run: Run, value: unknown) => (Array.isArray(value) ? value : itemsOf(value))[0] as unknown,

  join: (_run: Run, value: unknown, separator: unknown) => {
    return listText(itemsOf(value), toText(separator))
  },

  keys: (_run: Run, value: unknown) => {
    if (isNothing(value)) return []
    return Object.keys(Array.isArray(value) ? itemsOf(value) : toCollection(value))
  },

  last: (_run: Run, value: unknown) => (Array.isArray(value) ? value : itemsOf(value)).at(-1) as unknown,

  /**
   * Decision map-lacking: items without the key are left out. With a filter, keys are compared as texts with the
   * comma-separated values.
   */
  map: (_run: Run, value: unknown, key: unknown, filterKey: unknown, values: unknown) => {
    const path = toText(key)
    const accepted = isNothing(filterKey) || filterKey === '' ? undefined : acceptedBy(toText(values))
    const filterPath = accepted === undefined ? '' : toText(filterKey)
    const result: unknown[] = []
    if (!isNothing(value) && !Array.isArray(value)) throw new ImlError('invalid-array', 'Invalid array')
    for (const item of itemsOf(value)) {
      const isKept = accepted === undefined || isAccepted(memberAlong(item, filterPath), accepted)
      const member = isKept ? memberAlong(item, path) : undefined
      if (member !== undefined) result.push(member)
    }
    return result
  },

  toArray: (_run: Run, value: unknown) => {
    if (isNothing(value) || Array.isArray(value)) return itemsOf(value)
    return Object.entries(toCollection(value)).map(([key, member]) => ({ key, value: member }))
  },

  /** Decision collection-duplicates: a later item wins; one without the key or the value adds nothing. */
  toCollection: (_run: Run, value: unknown, keyField: unknown, valueField: unknown) => {
    const keyPath = toText(keyField)
    const valuePath = toText(valueField)
    const result: Record<string, unknown> = {}
    for (const item of itemsOf(value)) {
      const key = memberAlong(item, keyPath)
      const member = memberAlong(item, valuePath)
      if (!isNothing(key) && member !== undefined) setMember(result, toText(key), member)
    }
    return result
  },
}

function isAccepted(member: unknown, accepted: ReadonlySet<string>): boolean {
  return member !== undefined && accepted.has(toText(member))
}

/** Filters that are kept ready, and the longest that is kept; apps write them as constants. */
const KEPT = 500
const KEPT_LENGTH = 1000

const kept = new Map<string, ReadonlySet<string>>()

function acceptedBy(values: string): ReadonlySet<string> {
  const known = kept.get(values)
  if (known !== undefined) return known
  const accepted = new Set(piecesOf(values, ',').flatMap((value) => [value, value.trim()]))
  if (values.length <= KEPT_LENGTH) {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
    kept.set(values, accepted)
  }
  return accepted
}
