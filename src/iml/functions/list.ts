import { toCollection, toText } from '../coerce.ts'
import { memberAlong } from '../path.ts'
import type { Run } from '../run.ts'
import { isNothing, setMember } from '../values.ts'
import { itemsOf } from './items.ts'

/** Functions between arrays and what they are made of or made into. https://help.make.com/array-functions */
export const list = {
  first: (_run: Run, value: unknown) => itemsOf(value)[0],

  join: (_run: Run, value: unknown, separator: unknown) => {
    return itemsOf(value).map(toText).join(toText(separator))
  },

  keys: (_run: Run, value: unknown) => {
    if (isNothing(value)) return []
    return Object.keys(Array.isArray(value) ? value : toCollection(value))
  },

  last: (_run: Run, value: unknown) => itemsOf(value).at(-1),

  /**
   * Decision map-lacking: items without the key are left out. With a filter, keys are compared as texts with the
   * comma-separated values.
   */
  map: (_run: Run, value: unknown, key: unknown, filterKey: unknown, values: unknown) => {
    const path = toText(key)
    const accept = isNothing(filterKey) || filterKey === '' ? undefined : filter(toText(filterKey), toText(values))
    const result: unknown[] = []
    for (const item of itemsOf(value)) {
      const member = accept === undefined || accept(item) ? memberAlong(item, path) : undefined
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

function filter(path: string, values: string): (item: unknown) => boolean {
  const accepted = acceptedBy(values)
  return (item) => {
    const member = memberAlong(item, path)
    return member !== undefined && accepted.has(toText(member))
  }
}

/** The filter that was asked for last, as templates ask for the same one again and again. */
let last: { values: string; accepted: ReadonlySet<string> } | undefined

function acceptedBy(values: string): ReadonlySet<string> {
  if (last?.values !== values) {
    last = { values, accepted: new Set(values.split(',').flatMap((value) => [value, value.trim()])) }
  }
  return last.accepted
}
