import { DataError } from '../runtime/index.ts'

const time = /^(?<hours>\d{1,2}):(?<minutes>\d{2})(?::(?<seconds>\d{2}(?:\.\d+)?))?$/

/**
 * Orders two times of day, such as `9:30` and `17:05:12.250`: below 0 when `a` is earlier.
 *
 * @throws DataError for a text that is no time of day.
 */
export function compareTimes(a: string, b: string): number {
  return secondsOf(a) - secondsOf(b)
}

function secondsOf(text: string): number {
  const { hours, minutes, seconds = '0' } = time.exec(text.trim())?.groups ?? {}
  if (
    hours === undefined ||
    minutes === undefined ||
    Number(hours) > 23 ||
    Number(minutes) > 59 ||
    Number(seconds) >= 60
  ) {
    throw new DataError(`${JSON.stringify(text.slice(0, 40))} is no time of day, such as 17:05 or 17:05:12.`)
  }
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

const version = /^v?(?<numbers>\d+\.\d+\.\d+)(?:-(?<labels>[\w.-]+))?(?:\+[\w.-]+)?$/

/**
 * Orders two versions: below 0 when `a` is older. https://semver.org/#spec-item-11
 *
 * @throws DataError for a text that is no semantic version.
 */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)]
  return compareLists(one.numbers, other.numbers) || compareLabels(one.labels, other.labels)
}

function partsOf(text: string): { readonly numbers: string[]; readonly labels: string[] } {
  const { numbers, labels } = version.exec(text.trim())?.groups ?? {}
  if (numbers === undefined) {
    throw new DataError(`${JSON.stringify(text.slice(0, 40))} is no semantic version, such as 1.4.0.`)
  }
  return { numbers: numbers.split('.'), labels: labels === undefined ? [] : labels.split('.') }
}

/** A version without labels is newer than the same version with some. */
function compareLabels(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length
  return compareLists(one, other)
}

/** Numbers come before texts, and a list that ends first comes first. */
function compareLists(one: readonly string[], other: readonly string[]): number {
  for (const [index, left] of one.entries()) {
    const right = other[index]
    if (right === undefined) return 1
    const order = compareIdentifiers(left, right)
    if (order !== 0) return order
  }
  return one.length - other.length
}

function compareIdentifiers(left: string, right: string): number {
  const [leftIsNumber, rightIsNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)]
  if (leftIsNumber && rightIsNumber) return Number(left) - Number(right)
  if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1
  return left === right ? 0 : left < right ? -1 : 1
}
