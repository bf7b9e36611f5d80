import { type Expression, quoted, replaceAll } from './expression.ts'

const leapYear = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)`
/** A regular expression for a day that exists, as ISO 8601 writes it; it is a choice without a group around it. */
export const isoDay = [
  String.raw`\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])`,
  String.raw`\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\d|30)`,
  String.raw`\d{4}-02-(?:0[1-9]|1\d|2[0-8])`,
  `${leapYear}-02-29`,
].join('|')
const clock = String.raw`(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?`
const offset = String.raw`Z|[+\-](?:[01]\d|2[0-3]):?[0-5]\d`

const isInstant = (text: Expression): Expression =>
  `${text} && !replace(${text}, ${quoted(`/^(?:${isoDay})(?:T${clock}(?:${offset})?)?$/`)}, '')`

/**
 * Returns an expression for the date that a text spells in ISO 8601, to the millisecond: a day, or a day and a time
 * with seconds, in UTC where it names no offset. Anything else gives undefined, a day that does not exist included,
 * because `parseDate` stops a run with an error that cannot be caught.
 */
export const isoDate = (value: Expression): Expression => {
  const text = `toString(ifempty(${value}, ''))`
  // All three work on a full text; `parseDate` is given every part, as it takes the next digits for one that is
  // missing.
  const full = `if(length(${text}) = 10, ${text} + 'T00:00:00', ${text})`
  const seconds = `substring(${full}, 0, 19)`
  const fraction = replaceAll(full, String.raw`^.{19}\.?(\d*).*$`, '$1')
  const zone = replaceAll(full, String.raw`^.{19}(?:\.\d*)?`, '')
  const complete = `${seconds} + '.' + substring(${fraction} + '000', 0, 3) + ifempty(${zone}, 'Z')`
  return `if(${isInstant(text)}, parseDate(${complete}, 'YYYY-MM-DDTHH:mm:ss.SSSZ'), undefined)`
}
