import type { Filled } from '../../contract.ts'
import { isRecord, isWithin, type Path, pathText, valueAt, withValue } from './path.ts'

/** A dialog that nobody has touched. */
export const untouched: Filled = { values: {}, mapped: [], erased: [] }

/** Another value in one field, which is not erased from then on. */
export function setValue(filled: Filled, path: Path, value: unknown): Filled {
  const text = pathText(path)
  return {
    ...filled,
    values: withValue(filled.values, path, value) as Filled['values'],
    erased: filled.erased.filter((one) => one !== text),
  }
}

/** Switches Map on, with a template, or off, with a value. What was mapped or erased inside the field is so no more. */
export function setMapped(filled: Filled, path: Path, mapped: boolean, value: unknown): Filled {
  const text = pathText(path)
  const outside = (one: string): boolean => !isWithin(one, text)
  const { values, erased } = setValue(filled, path, value)
  return {
    values,
    mapped: [...filled.mapped.filter(outside), ...(mapped ? [text] : [])],
    erased: erased.filter(outside),
  }
}

/** Erases a field, or takes that back. */
export function setErased(filled: Filled, path: Path, erased: boolean): Filled {
  const text = pathText(path)
  const others = filled.erased.filter((one) => one !== text)
  return { ...filled, erased: erased ? [...others, text] : others }
}

/** Takes an item out of a list; what is mapped or erased in those after it moves along. */
export function removeItem(filled: Filled, path: Path, index: number): Filled {
  return rearrange(
    filled,
    path,
    (items) => items.filter((_, at) => at !== index),
    (at) => (at === index ? undefined : at > index ? at - 1 : at),
  )
}

/** Swaps an item of a list with another. */
export function swapItems(filled: Filled, path: Path, one: number, other: number): Filled {
  const swapped = (at: number): number => (at === one ? other : at === other ? one : at)
  return rearrange(filled, path, (items) => items.map((_, at) => items[swapped(at)]), swapped)
}

function rearrange(
  filled: Filled,
  path: Path,
  change: (items: unknown[]) => unknown[],
  positionOf: (index: number) => number | undefined,
): Filled {
  const items = valueAt(filled.values, path)
  const list = pathText(path)
  const moved = (paths: readonly string[]): string[] => paths.flatMap((one) => movedPath(one, list, positionOf) ?? [])
  return {
    values: withValue(filled.values, path, change(Array.isArray(items) ? items : [])) as Filled['values'],
    mapped: moved(filled.mapped),
    erased: moved(filled.erased),
  }
}

function movedPath(path: string, list: string, positionOf: (index: number) => number | undefined): string | undefined {
  if (!path.startsWith(`${list}[`)) return path
  const end = path.indexOf(']', list.length)
  const position = positionOf(Number(path.slice(list.length + 1, end)))
  return position === undefined ? undefined : `${list}[${position}${path.slice(end)}`
}

/** The values with what the server filled in where there was nothing: defaults, and the fields of new items. */
export function withDefaults(values: unknown, defaults: unknown): unknown {
  if (values === undefined) return defaults
  if (Array.isArray(values) && Array.isArray(defaults)) {
    return values.map((item, index) => withDefaults(item, defaults[index]))
  }
  if (!isRecord(values) || !isRecord(defaults)) return values
  const names = new Set([...Object.keys(values), ...Object.keys(defaults)])
  return Object.fromEntries(
    [...names].map((name) => [name, withDefaults(valueAt(values, [name]), valueAt(defaults, [name]))]),
  )
}
