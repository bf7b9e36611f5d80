import { mapLeaves } from './json.ts'

/** Numbers from here up are milliseconds, those below are seconds: Segment's libraries draw the line at the end of 1970. */
const FIRST_MILLISECONDS = 31_557_600_000

const iso = new RegExp(
  [
    String.raw`^(?<year>\d{4})(?:-?(?<month>\d{2})(?:-?(?<day>\d{2}))?)?`,
    String.raw`(?:[ T](?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`,
    String.raw`(?:Z|(?<sign>[+-])(?<offsetHour>\d{2})(?::?(?<offsetMinute>\d{2}))?)?)?$`,
  ].join(''),
)
const beginsWithFullDate = /^\d{4}-\d{2}-\d{2}/
const namesItsZone = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})(?:\s*\(.*\))?\s*$/i

/** Epoch milliseconds of an ISO 8601 text; a missing zone means UTC, a missing month or day the first. */
function isoMilliseconds(text: string): number | undefined {
  const parts = iso.exec(text)?.groups
  if (parts === undefined) return undefined
  const number = (name: string): number => Number(parts[name] ?? 0)
  const offset = (number('offsetHour') * 60 + number('offsetMinute')) * (parts.sign === '-' ? -1 : 1)
  const date = new Date(0)
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(number('year'), (number('month') || 1) - 1, number('day') || 1)
  date.setUTCHours(number('hour'), number('minute') - offset, number('second'))
  return date.getTime() + Math.floor(Number(`0.${parts.fraction ?? 0}`) * 1000)
}

function seconds(milliseconds: number): number | null {
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000)
}

/**
 * Epoch seconds, rounded down, of a text that begins YYYY-MM-DD and is ISO 8601 throughout; `undefined` for all else.
 * No zone means UTC, a date alone midnight. These are the texts that Segment's browser libraries take for dates.
 */
export function isoSeconds(text: string): number | undefined {
  const milliseconds = beginsWithFullDate.test(text) ? isoMilliseconds(text) : undefined
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000)
}

/** A copy of `value` in which every date, at any depth and under any key, has become integer epoch seconds. */
export function datesToSeconds(value: unknown): unknown {
  return mapLeaves(value, (leaf) => {
    if (leaf instanceof Date) return seconds(leaf.getTime())
    return typeof leaf === 'string' ? (isoSeconds(leaf) ?? leaf) : leaf
  })
}

/** Epoch seconds of a number that may be in seconds or in milliseconds. */
export function numberToSeconds(value: number): number | null {
  return seconds(value < FIRST_MILLISECONDS ? value * 1000 : value)
}

/**
 * Epoch seconds of a creation date: ISO text (a year alone will do), a number, a text that contains 13 digits
 * (milliseconds) or 10 (seconds), or any other date text, which means UTC unless it says otherwise.
 * Null when there is no date in it.
 */
export function creationSeconds(value: unknown): number | null {
  if (value instanceof Date) return seconds(value.getTime())
  if (typeof value === 'number') return numberToSeconds(value)
  if (typeof value !== 'string') return null
  const milliseconds = isoMilliseconds(value)
  if (milliseconds !== undefined) return seconds(milliseconds)
  if (/\d{13}/.test(value)) return seconds(Number.parseInt(value, 10))
  if (/\d{10}/.test(value)) return seconds(Number.parseInt(value, 10) * 1000)
  return seconds(Date.parse(namesItsZone.test(value) ? value : `${value} UTC`))
}
