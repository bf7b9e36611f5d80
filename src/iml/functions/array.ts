import { toNumber, toText } from '../coerce.ts'
import { strictEquals } from '../equality.ts'
import { boundItems, MAX_ITEMS, MAX_TEXT, tooLarge } from '../limits.ts'
import { memberAlong } from '../path.ts'
import { randomOf } from '../run.ts'
import type { Run } from '../run.ts'
import { isNothing } from '../values.ts'
import { identityOf } from './identity.ts'
import { itemsOf } from './items.ts'
import { sort } from './sort.ts'

/**
 * Functions that give an array another shape. The array itself is left as it is. https://help.make.com/array-functions
 */
export const array = {
  add: (_run: Run, list: unknown, ...values: unknown[]) => [...itemsOf(list), ...values],

  deduplicate: (_run: Run, list: unknown) => unique(itemsOf(list), (item) => item),

  distinct: (_run: Run, list: unknown, key: unknown) => {
    if (isNothing(key)) return unique(itemsOf(list), (item) => item)
    const path = toText(key)
    return unique(itemsOf(list), (item) => memberAlong(item, path))
  },

  /** Decision flatten-depth: one level unless told. */
  flatten: (_run: Run, list: unknown, depth: unknown) => {
    const flat: unknown[] = []
    unpack(itemsOf(list), isNothing(depth) ? 1 : toNumber(depth), flat, { left: MAX_ITEMS })
    return flat
  },

  merge: (_run: Run, ...lists: unknown[]) => {
    const merged: unknown[] = []
    for (const list of lists) {
      const items = itemsOf(list)
      boundItems(merged.length + items.length)
      for (let index = 0; index < items.length; index += 1) merged.push(items[index])
    }
    return merged
  },

  remove: (_run: Run, list: unknown, ...values: unknown[]) => {
    return itemsOf(list).filter((item) => !values.some((value) => strictEquals(item, value)))
  },

  reverse: (_run: Run, list: unknown) => itemsOf(list).toReversed(),

  /** Fisher and Yates: every order is equally likely. */
  shuffle: (run: Run, list: unknown) => {
    const items = [...itemsOf(list)]
    for (let last = items.length - 1; last > 0; last--) {
      const other = Math.floor(randomOf(run) * (last + 1))
      ;[items[last], items[other]] = [items[other], items[last]]
    }
    return items
  },

  slice: (_run: Run, list: unknown, start: unknown, end: unknown) => {
    return itemsOf(list).slice(isNothing(start) ? 0 : toNumber(start), isNothing(end) ? undefined : toNumber(end))
  },

  sort,
}

/** The first of all items that are the same by `aspect`. */
function unique(items: readonly unknown[], aspect: (item: unknown) => unknown): unknown[] {
  const seen = new Set<unknown>()
  let characters = 0
  return items.filter((item) => {
    const of = aspect(item)
    const identity = identityOf(of)
    // Items may share what they hold, their identities do not.
    if (typeof of === 'object' && typeof identity === 'string') characters += identity.length
    if (characters > MAX_TEXT) throw tooLarge('What is compared')
    return !seen.has(identity) && seen.add(identity)
  })
}

/** Arrays of arrays without items count too: they may hold each other many times. */
function unpack(list: readonly unknown[], depth: number, flat: unknown[], arrays: { left: number }): void {
  if (--arrays.left < 0) throw tooLarge('What is flattened')
  for (const item of list) {
    if (Array.isArray(item) && depth >= 1) unpack(item, depth - 1, flat, arrays)
    else if (flat.push(item) > MAX_ITEMS) boundItems(flat.length)
  }
}
