import { toText } from '../coerce.ts'
import { MAX_TEXT, tooLarge } from '../limits.ts'
import { memberAlong } from '../path.ts'
import type { Run } from '../run.ts'
import { isNothing } from '../values.ts'
import { itemsOf } from './items.ts'

const orders: ReadonlySet<string> = new Set(['asc', 'desc', 'asc ci', 'desc ci'])

/**
 * The array in order, by a key or path if one is given. A second argument that is no order is the key.
 * Decision sort-mixed: numbers come before dates, dates before everything else by its text, nothing comes last.
 * https://help.make.com/array-functions
 */
export function sort(_run: Run, list: unknown, second: unknown, third: unknown): unknown[] {
  const isOrder = isNothing(second) || second === '' || orders.has(toText(second))
  const order = isOrder ? toText(second) : 'asc'
  const key = isOrder ? third : second
  const direction = order.startsWith('desc') ? -1 : 1
  const ignoreCase = order.endsWith('ci')
  const path = isNothing(key) ? '' : toText(key)
  let characters = 0
  return itemsOf(list)
    .map((item) => {
      const value = path === '' ? item : memberAlong(item, path)
      const by = sortable(value, ignoreCase)
      // Items may share what they hold, their texts do not.
      if (typeof value === 'object') characters += by.written.length
      if (characters > MAX_TEXT) throw tooLarge('What is sorted')
      return { item, by }
    })
    .toSorted((left, right) => compare(left.by, right.by, direction))
    .map(({ item }) => item)
}

/** What an item is ordered by: kinds first, then the value within the kind, then the text as it was written. */
interface Sortable {
  readonly kind: 'number' | 'date' | 'text' | 'nothing'
  readonly value: number | string
  readonly written: string
}

const kindOrder = ['number', 'date', 'text', 'nothing'] as const

function sortable(value: unknown, ignoreCase: boolean): Sortable {
  if (isNothing(value)) return { kind: 'nothing', value: 0, written: '' }
  if (typeof value === 'number') return { kind: 'number', value, written: '' }
  if (value instanceof Date) return { kind: 'date', value: value.getTime(), written: '' }
  const written = toText(value)
  return { kind: 'text', value: ignoreCase ? written.toLowerCase() : written, written }
}

function compare(left: Sortable, right: Sortable, direction: 1 | -1): number {
  if (left.kind === 'nothing' || right.kind === 'nothing' || left.kind !== right.kind) {
    const kinds = kindOrder.indexOf(left.kind) - kindOrder.indexOf(right.kind)
    return left.kind === 'nothing' || right.kind === 'nothing' ? kinds : kinds * direction
  }
  // Among texts that differ in case only, upper case comes first in both directions.
  return direction * ascending(left.value, right.value) || ascending(left.written, right.written)
}

function ascending(left: number | string, right: number | string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
