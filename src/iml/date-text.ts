import moment from 'moment-timezone'

const year = String.raw`(?<year>\d{4})`
const month = String.raw`(?<month>\d{1,2})`
const day = String.raw`(?<day>\d{1,2})`

/** `2026-11-22`, `2026/11/22`, `11/22/2026`, `22.11.2026` */
const dateShapes = [
  `${year}-${month}-${day}`,
  `${year}/${month}/${day}`,
  `${month}/${day}/${year}`,
  String.raw`${day}\. ?${month}\. ?${year}`,
]

const seconds = String.raw`(?<second>\d{2})(?:[.,](?<fraction>\d+))?`
const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::${seconds})?(?: ?(?<half>[ap]m))?`
const offset = String.raw` ?(?<offset>Z|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|UTC|GMT)`

const shapes = dateShapes.map((date) => new RegExp(`^\\s*${date}(?:(?:T| +)${time}(?:${offset})?)?\\s*$`, 'i'))

/** How Make itself writes dates; by far the most frequent shape, and one that JavaScript reads the same way. */
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/

/** ISO 8601 has further shapes: weeks, days of the year, months. They all start with a year and a dash. */
const otherIso = /^\s*\d{4}-/

/**
 * The date that a text spells in one of the shapes that Make accepts, each with an optional time and offset, or
 * undefined. Without an offset the text is local time in `timezone`. https://help.make.com/type-coercion
 */
export function readDateText(text: string, timezone: string): Date | undefined {
  const instant = isoInstant.test(text) ? readInstant(text) : undefined
  if (instant !== undefined) return instant
  for (const shape of shapes) {
    const found = shape.exec(text)?.groups
    if (found !== undefined) return readLocal(found, timezone)
  }
  if (!otherIso.test(text)) return undefined
  const date = moment.tz(text.trim(), moment.ISO_8601, true, knownTimezone(timezone))
  return date.isValid() ? date.toDate() : undefined
}

/** JavaScript takes the 30th of February for the 1st of March, so the text must come back as it was. */
function readInstant(text: string): Date | undefined {
  const date = new Date(text)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 19))
  return isReal ? date : undefined
}

function readLocal(part: Record<string, string | undefined>, timezone: string): Date | undefined {
  const hour = hourOfDay(Number(part['hour'] ?? 0), part['half']?.toLowerCase())
  if (hour === undefined) return undefined
  const date = `${part['year']}-${pad(part['month'])}-${pad(part['day'])}`
  const clock = `${pad(String(hour))}:${pad(part['minute'])}:${pad(part['second'])}`
  const milliseconds = (part['fraction'] ?? '').slice(0, 3).padEnd(3, '0')
  const zone = zoneSuffix(part['offset'])
  const local = moment.tz(`${date}T${clock}.${milliseconds}${zone}`, moment.ISO_8601, true, knownTimezone(timezone))
  return local.isValid() ? local.toDate() : undefined
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

function zoneSuffix(written = ''): string {
  const digits = written.replace(/^(?:UTC|GMT|Z)/i, '')
  return digits === '' && written !== '' ? 'Z' : digits
}

function pad(number = '00'): string {
  return number.padStart(2, '0')
}

/** The library itself looks names up in plain objects, and stumbles over `constructor`. */
const timezones: ReadonlySet<string> = new Set(moment.tz.names().map((name) => name.toLowerCase()))

/** True for the names of the IANA time zone database, in any casing. */
export function isTimezone(name: string): boolean {
  return timezones.has(name.toLowerCase())
}

/** The zone itself, or UTC for a name that the time zone database does not have. */
export function knownTimezone(name: string): string {
  return isTimezone(name) ? name : 'UTC'
}
