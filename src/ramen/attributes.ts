import { isoSeconds, numberToSeconds } from './dates.ts'
import { isObject } from './json.ts'

/** What became of one attribute. `to` is null when Ramen keeps nothing; times are epoch seconds. */
export interface KeptAttribute {
  readonly of: 'user' | 'company'
  /** Its name at Ramen. */
  readonly attribute: string
  readonly from: unknown
  readonly to: unknown
  readonly rule: string
}

const numericText = /^\d{9,13}$/
const booleans = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  ['1', true],
  [1, true],
  [false, false],
  ['false', false],
  ['0', false],
  [0, false],
])

/**
 * How Ramen keeps an attribute of a user or a company: names that end in `_at` are parsed as times, names that begin
 * with `is_` as Booleans, null is no value, all else stays. Where Ramen's documentation is silent (other texts, values
 * inside objects) the value stays as it was sent.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen#identify
 */
export function keepAttribute(attribute: string, from: unknown): Pick<KeptAttribute, 'to' | 'rule'> {
  if (from === null || from === undefined) return { to: null, rule: 'null is no value' }
  const isTime = attribute.endsWith('_at')
  const isBoolean = attribute.startsWith('is_')
  const time = isTime ? timeSeconds(from) : undefined
  if (time !== undefined) return { to: time.seconds, rule: `ends in _at: a time, ${time.form}` }
  const boolean = isBoolean ? booleans.get(from) : undefined
  if (boolean !== undefined) return { to: boolean, rule: 'begins with is_: a Boolean' }
  return { to: from, rule: ruleForUnchanged(from, isTime, isBoolean) }
}

function ruleForUnchanged(value: unknown, isTime: boolean, isBoolean: boolean): string {
  if (isTime) return 'ends in _at, but is not a time that Ramen documents: kept as sent'
  if (isBoolean) return 'begins with is_, but is not true or false: kept as sent'
  return isObject(value) || Array.isArray(value) ? 'kept as sent, parts included' : 'kept as sent'
}

/** Times that Ramen documents (epoch seconds, ISO 8601), and those that can mean nothing else (milliseconds, digits). */
function timeSeconds(value: unknown): { seconds: number; form: string } | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return fromNumber(value)
  if (typeof value !== 'string') return undefined
  if (numericText.test(value)) return fromNumber(Number(value))
  const seconds = isoSeconds(value)
  return seconds === undefined ? undefined : { seconds, form: 'from ISO 8601' }
}

function fromNumber(value: number): { seconds: number; form: string } | undefined {
  const seconds = numberToSeconds(value)
  if (seconds === null) return undefined
  return { seconds, form: seconds === Math.floor(value) ? 'in epoch seconds' : 'from milliseconds' }
}
