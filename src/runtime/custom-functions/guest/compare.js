import { show } from './show.js'

/**
 * Where two values differ, in words, or undefined when they are equal as Node's assert means it.
 * https://nodejs.org/docs/latest-v20.x/api/assert.html#comparison-details
 */
export function difference(actual, expected, strict) {
  const pairs = new Map()
  const same = strict ? Object.is : isLooselyEqual

  const differ = (left, right, path) => {
    if (same(left, right)) return undefined
    const either = `${path || 'the value'} is ${show(left)} instead of ${show(right)}`
    if (!isObject(left) || !isObject(right)) return either
    if (pairs.get(left) === right) return undefined
    pairs.set(left, right)
    if (strict && Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) {
      return `${path || 'the value'} is of another class: ${show(left)} and ${show(right)}`
    }
    return kindsDiffer(left, right) ? either : differContents(left, right, path, either)
  }

  const differContents = (left, right, path, either) => {
    if (left instanceof Set) return differ([...left], [...right], `${path}(items)`)
    if (left instanceof Map) return differ([...left], [...right], `${path}(entries)`)
    if (Array.isArray(left) && left.length !== right.length) {
      return `${path || 'the list'} has ${left.length} items instead of ${right.length}: ${show(left)} and ${show(right)}`
    }
    if (ArrayBuffer.isView(left)) return left.join() === right.join() ? undefined : either
    for (const key of keysOf(left)) {
      const place = placeOf(path, key, left)
      if (!Object.hasOwn(right, key)) return `${place} is ${show(left[key])} and should not be there`
      const found = differ(left[key], right[key], place)
      if (found !== undefined) return found
    }
    const missing = keysOf(right).find((key) => !Object.hasOwn(left, key))
    return missing === undefined
      ? undefined
      : `${placeOf(path, missing, right)} is missing, expected ${show(right[missing])}`
  }

  return differ(actual, expected, '')
}

/** Equal as `==` has it, and NaN to itself. */
export function isLooselyEqual(left, right) {
  // oxlint-disable-next-line eqeqeq -- this is the one place where loose is meant
  return left == right || (Number.isNaN(left) && Number.isNaN(right))
}

function isObject(value) {
  return typeof value === 'object' && value !== null
}

/** Whether two objects differ in kind, or in the one value that each of them stands for. */
function kindsDiffer(left, right) {
  for (const Kind of [Date, Number, String, Boolean]) {
    if (left instanceof Kind !== right instanceof Kind) return true
    if (left instanceof Kind) return !Object.is(left.valueOf(), right.valueOf())
  }
  for (const Kind of [Array, Map, Set, RegExp, Error]) if (left instanceof Kind !== right instanceof Kind) return true
  if (ArrayBuffer.isView(left) !== ArrayBuffer.isView(right)) return true
  if (left instanceof RegExp) return String(left) !== String(right)
  return left instanceof Error && (left.message !== right.message || left.name !== right.name)
}

function keysOf(object) {
  const symbols = Object.getOwnPropertySymbols(object)
  return [
    ...Object.keys(object),
    ...symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(object, symbol)),
  ]
}

function placeOf(path, key, holder) {
  if (Array.isArray(holder)) return `${path}[${String(key)}]`
  return path === '' ? String(key) : `${path}.${String(key)}`
}
