import moment from 'moment-timezone'
import { quoted, toDate, toNumber, toText } from '../coerce.ts'
import { isTimezone } from '../date-text.ts'
import { readingFormat, readsInstant, writeDate } from '../date-format.ts'
import { ImlError } from '../errors.ts'
import { MAX_DATE_FORMAT, tooLarge } from '../limits.ts'
import { nowOf } from '../run.ts'
import type { Run } from '../run.ts'
import { isNothing } from '../values.ts'

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** What a date is written as when no format is given: ISO 8601 with the offset of its zone. */
const DEFAULT_FORMAT = 'YYYY-MM-DDTHH:mm:ssZ'

/**
 * Functions on dates. Calendar steps are taken in the zone of the run. Decision nothing-as-date: undefined, null and an
 * empty text give undefined.
 *
 * https://help.make.com/date-and-time-functions
 */
export const date = {
  addDays: change((local, value) => local.add(toNumber(value), 'days')),
  addHours: change((local, value) => local.add(toNumber(value), 'hours')),
  addMinutes: change((local, value) => local.add(toNumber(value), 'minutes')),
  addMonths: change((local, value) => local.add(toNumber(value), 'months')),
  addSeconds: change((local, value) => local.add(toNumber(value), 'seconds')),
  addYears: change((local, value) => local.add(toNumber(value), 'years')),

  formatDate: (run: Run, value: unknown, format: unknown, timezone: unknown) => {
    if (isEmpty(value)) return undefined
    const zone = zoneOf(timezone, run)
    const local = inZone(toDate(value, run.timezone), zone)
    return writeDate(local, isEmpty(format) ? DEFAULT_FORMAT : short(format))
  },

  parseDate: (run: Run, value: unknown, format: unknown, timezone: unknown) => {
    if (isEmpty(value)) return undefined
    if (value instanceof Date) return toDate(value)
    const zone = zoneOf(timezone, run)
    if (isEmpty(format)) return toDate(value, zone)
    const read = atMoment(nowOf(run), () => readText(short(value), short(format), zone))
    if (!read.isValid()) throw new ImlError('invalid-date', `${quoted(value)} is not a valid date.`)
    return read.toDate()
  },

  setDate: change((local, value) => local.date(toNumber(value))),
  setDay: change((local, value) => local.day(position(value, days) - 1)),
  setHour: change((local, value) => local.hour(toNumber(value))),
  setMinute: change((local, value) => local.minute(toNumber(value))),
  setMonth: change((local, value) => local.month(position(value, months) - 1)),
  setSecond: change((local, value) => local.second(toNumber(value))),
  setYear: change((local, value) => local.year(toNumber(value))),
}

function change(step: (local: moment.Moment, value: unknown) => moment.Moment) {
  return (run: Run, value: unknown, by: unknown): Date | undefined => {
    if (isEmpty(value)) return undefined
    const changed = step(inZone(toDate(value, run.timezone), run.timezone), by)
    if (changed.isValid()) return changed.toDate()
    throw new ImlError('invalid-date', `${quoted(by)} leads out of the range of dates.`)
  }
}

/**
 * Reads a text in a format, as local time in `zone`. Decision forgiving-parse: the library's own mode, as `YYYY` is documented
 * to take two digits too. Left to itself the library moves a time since 1970 by the offset of the zone when the format
 * holds anything beside it.
 */
function readText(text: string, format: string, zone: string): moment.Moment {
  const pattern = readingFormat(format)
  return readsInstant(format) ? moment.utc(text, pattern) : moment.tz(text, pattern, zone)
}

/** UTC needs no table of offsets, and most dates are written in it. */
function inZone(instant: Date, timezone: string): moment.Moment {
  return timezone === 'UTC' ? moment.utc(instant) : moment.tz(instant, timezone)
}

/** A date or its format as text. The library goes through the one for each token of the other. */
function short(value: unknown): string {
  const text = toText(value)
  if (text.length > MAX_DATE_FORMAT) throw tooLarge(`A date or a format of more than ${MAX_DATE_FORMAT} characters`)
  return text
}

function isEmpty(value: unknown): boolean {
  return isNothing(value) || value === ''
}

/** Decision unknown-zone: a zone that does not exist is ignored, as if it were not given. */
function zoneOf(timezone: unknown, run: Run): string {
  const name = toText(timezone)
  return isTimezone(name) ? name : run.timezone
}

/** The position of an English name in a list, counted from 1, or the number itself. */
function position(value: unknown, names: readonly string[]): number {
  const at = typeof value === 'string' ? names.indexOf(value.trim().toLowerCase()) : -1
  return at < 0 ? toNumber(value) : at + 1
}

/** A time without a date is today's. The library asks its own clock for today, which has to be the clock of the run. */
function atMoment<Result>(instant: number, read: () => Result): Result {
  const clock = moment.now
  moment.now = () => instant
  try {
    return read()
  } finally {
    moment.now = clock
  }
}
