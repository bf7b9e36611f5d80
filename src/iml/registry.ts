/** The groups in which Make shows its functions. */
export type FunctionFamily = 'general' | 'text' | 'math' | 'array' | 'date'

/**
 * Where a function can be used: listed for custom apps (`app`), shown in the scenario editor or its help (`mapper`), or
 * known only from the app runtime (`runtime`).
 */
export type Availability = 'app' | 'mapper' | 'runtime'

/** What is known of a function without running it. */
export interface FunctionMetadata {
  readonly name: string
  readonly family: FunctionFamily
  /** The arguments it needs, and the most it looks at; further ones are ignored. */
  readonly minimum: number
  readonly maximum: number
  /** The signature as people read it. */
  readonly usage: string
  readonly doc: string
  readonly link: string
  readonly availability: readonly Availability[]
  /** True when the function evaluates only the arguments that it needs. */
  readonly lazy: boolean
}

/** Arguments (least, most), signature and meaning. */
type Entry = readonly [minimum: number, maximum: number, usage: string, doc: string]

const MANY = Number.POSITIVE_INFINITY

/** https://help.make.com/general-functions */
const general = {
  get: [2, 2, '(value, path)', 'The value at a key, at a position counted from 1, or along a path of both with dots.'],
  if: [2, 3, '(condition, then, [else])', 'The second argument when the condition holds, else the third.'],
  ifempty: [2, 2, '(value, substitute)', 'The value, or the substitute when it is undefined, null or an empty text.'],
  isArray: [1, 1, '(value)', 'Whether the value is an array.'],
  omit: [2, MANY, '(collection, key, ...)', 'The collection without the keys.'],
  pick: [2, MANY, '(collection, key, ...)', 'The collection with the keys only.'],
  switch: [3, MANY, '(value, match, result, ..., [else])', 'The result of the first match, else the last argument.'],
} as const satisfies Record<string, Entry>

/** https://help.make.com/text-and-binary-functions */
const text = {
  ascii: [1, 2, '(text, [removeDiacritics])', 'The text without characters beyond ASCII.'],
  base64: [1, 1, '(value)', 'The bytes of a text (UTF-8) or buffer in base64.'],
  base64url: [1, 1, '(value)', 'A text in base64, or a buffer, in the base64 of URLs: - and _, and no = at the end.'],
  capitalize: [1, 1, '(text)', 'The text with its first character in upper case.'],
  contains: [2, 2, '(text or array, value)', 'Whether a text holds another, or an array an item.'],
  createJSON: [1, 1, '(value)', 'JSON text without blanks.'],
  decodeURL: [1, 1, '(text)', 'The text with its percent escapes decoded.'],
  encodeURL: [1, 1, '(text)', 'The text escaped for use as one component of a URL.'],
  escapeHTML: [1, 1, '(text)', 'The text with < > & and quotes as HTML entities.'],
  escapeJSON: [1, 1, '(text)', 'The text escaped for use inside the quotes of a JSON text.'],
  escapeMarkdown: [1, 1, '(text)', 'The text with Markdown characters as numeric entities.'],
  indexOf: [2, 3, '(text, value, [start])', 'The position of a text in another, counted from 0, or -1.'],
  jwt: [2, 4, '(payload, secret, [algorithm], [options])', 'A signed JSON Web Token.'],
  length: [1, 1, '(value)', 'The number of characters, bytes or items.'],
  lower: [1, 1, '(text)', 'The text in lower case.'],
  md5: [1, 1, '(text)', 'The MD5 hash in hex.'],
  mime: [1, 1, '(fileName)', 'The MIME type that the extension of a file name stands for.'],
  parseJSON: [1, 1, '(text)', 'The value that a JSON text spells.'],
  replace: [
    3,
    3,
    '(text, search, replacement)',
    'The text with every match of a text or /regular expression/flags replaced.',
  ],
  replaceEmojiCharacters: [2, 2, '(text, replacement)', 'The text with each emoji replaced.'],
  sha1: [1, 4, '(text, [encoding], [key], [keyEncoding])', 'The SHA-1 hash, or the HMAC when a key is given.'],
  sha256: [1, 4, '(text, [encoding], [key], [keyEncoding])', 'The SHA-256 hash, or the HMAC when a key is given.'],
  sha512: [1, 4, '(text, [encoding], [key], [keyEncoding])', 'The SHA-512 hash, or the HMAC when a key is given.'],
  split: [2, 3, '(text, separator, [keepEmpty])', 'The pieces of a text, trimmed, empty ones left out.'],
  startcase: [1, 1, '(text)', 'The text with the first letter of every word in upper case, all others in lower case.'],
  stripHTML: [1, 1, '(text)', 'The text without HTML tags.'],
  substring: [2, 3, '(text, start, [end])', 'The characters from start to before end, counted from 0.'],
  toBinary: [1, 2, '(value, [encoding])', 'A buffer of the text, or of what it spells in hex or base64.'],
  toString: [1, 2, '(value, [encoding])', 'The value as text, a buffer in the encoding.'],
  trim: [1, 1, '(text)', 'The text without blanks at its ends.'],
  upper: [1, 1, '(text)', 'The text in upper case.'],
} as const satisfies Record<string, Entry>

/** https://help.make.com/math-functions */
const math = {
  abs: [1, 1, '(number)', 'The number without its sign.'],
  average: [1, MANY, '(array or numbers)', 'The mean.'],
  ceil: [1, 1, '(number)', 'The number rounded up.'],
  floor: [1, 1, '(number)', 'The number rounded down.'],
  formatNumber: [
    2,
    4,
    '(number, decimals, [decimalSeparator], [thousands])',
    'The number as text, 1.234,50 by default.',
  ],
  max: [1, MANY, '(array or numbers)', 'The greatest number.'],
  median: [1, MANY, '(array or numbers)', 'The number in the middle, or the mean of the two in the middle.'],
  min: [1, MANY, '(array or numbers)', 'The smallest number.'],
  parseNumber: [1, 2, '(text, [decimalSeparator])', 'The number that a text spells, grouping ignored.'],
  round: [1, 1, '(number)', 'The nearest integer, halves up.'],
  stdevP: [1, MANY, '(array or numbers)', 'The standard deviation of a population.'],
  stdevS: [1, MANY, '(array or numbers)', 'The standard deviation of a sample.'],
  sum: [1, MANY, '(array or numbers)', 'The sum.'],
  trunc: [1, 2, '(number, [digits])', 'The number with decimals beyond the digits cut off.'],
} as const satisfies Record<string, Entry>

/** https://help.make.com/array-functions */
const array = {
  add: [2, MANY, '(array, value, ...)', 'The array with values appended.'],
  deduplicate: [1, 1, '(array)', 'The array without repeated items.'],
  distinct: [1, 2, '(array, [key])', 'The array without items whose key repeats.'],
  first: [1, 1, '(array)', 'The first item.'],
  flatten: [1, 2, '(array, [depth])', 'The array with nested arrays unpacked, one level by default.'],
  join: [2, 2, '(array, separator)', 'The items as one text.'],
  keys: [1, 1, '(collection)', 'The names of the members.'],
  last: [1, 1, '(array)', 'The last item.'],
  map: [
    2,
    4,
    '(array, key, [filterKey], [values])',
    'The value of the key of each item, of the matching items with a filter.',
  ],
  merge: [2, MANY, '(array, array, ...)', 'One array of the items of all.'],
  remove: [2, MANY, '(array, value, ...)', 'The array without the values.'],
  reverse: [1, 1, '(array)', 'The array from its end.'],
  shuffle: [1, 1, '(array)', 'The array in random order.'],
  slice: [2, 3, '(array, start, [end])', 'The items from start to before end, counted from 0.'],
  sort: [1, 3, '(array, [order], [key])', 'The array in order: asc, desc, asc ci or desc ci, by a key.'],
  toArray: [1, 1, '(collection)', 'The members as an array of { key, value }.'],
  toCollection: [3, 3, '(array, keyField, valueField)', 'A collection with a member for each item.'],
} as const satisfies Record<string, Entry>

/** https://help.make.com/date-and-time-functions */
const date = {
  addDays: [2, 2, '(date, number)', 'The date that many days later.'],
  addHours: [2, 2, '(date, number)', 'The date that many hours later.'],
  addMinutes: [2, 2, '(date, number)', 'The date that many minutes later.'],
  addMonths: [2, 2, '(date, number)', 'The date that many months later, the end of the month at most.'],
  addSeconds: [2, 2, '(date, number)', 'The date that many seconds later.'],
  addYears: [2, 2, '(date, number)', 'The date that many years later.'],
  formatDate: [2, 3, '(date, format, [timezone])', 'The date as text.'],
  parseDate: [1, 3, '(text, [format], [timezone])', 'The date that a text spells.'],
  setDate: [2, 2, '(date, number)', 'The date on that day of the month.'],
  setDay: [2, 2, '(date, number or name)', 'The date on that day of its week: 1 or sunday to 7 or saturday.'],
  setHour: [2, 2, '(date, number)', 'The date at that hour.'],
  setMinute: [2, 2, '(date, number)', 'The date at that minute.'],
  setMonth: [2, 2, '(date, number or name)', 'The date in that month of its year: 1 or january to 12 or december.'],
  setSecond: [2, 2, '(date, number)', 'The date at that second.'],
  setYear: [2, 2, '(date, number)', 'The date in that year.'],
} as const satisfies Record<string, Entry>

const families = { general, text, math, array, date }

type NamesOf<Family> = Family extends unknown ? keyof Family : never

/** The name of every built-in function. An implementation that is missing or left over does not compile. */
export type FunctionName = NamesOf<(typeof families)[FunctionFamily]>

const links: Readonly<Record<FunctionFamily, string>> = {
  general: 'https://help.make.com/general-functions',
  text: 'https://help.make.com/text-and-binary-functions',
  math: 'https://help.make.com/math-functions',
  array: 'https://help.make.com/array-functions',
  date: 'https://help.make.com/date-and-time-functions',
}

/** Those that evaluate their arguments themselves. */
export const lazyFunctionNames = ['if', 'ifempty', 'switch'] as const satisfies readonly FunctionName[]

/** Functions that are not both listed for custom apps and shown in the scenario editor. */
const availabilities: ReadonlyMap<string, readonly Availability[]> = new Map([
  ['base64url', ['app']],
  ['createJSON', ['app']],
  ['parseJSON', ['app']],
  ['jwt', ['app']],
  ['mime', ['app']],
  ['escapeJSON', ['mapper']],
  ['stdevS', ['mapper']],
  ['isArray', ['runtime']],
] as const)

const lazyNames: ReadonlySet<string> = new Set(lazyFunctionNames)

/**
 * Every built-in function by name, in a record without a prototype: asking it for `constructor` gives undefined.
 * It holds data only, so that checking a template does not load what runs it.
 */
export const functionRegistry: Readonly<Record<string, FunctionMetadata>> = register()

function register(): Readonly<Record<string, FunctionMetadata>> {
  const registry = Object.create(null) as Record<string, FunctionMetadata>
  for (const [family, entries] of Object.entries(families) as Array<[FunctionFamily, Record<string, Entry>]>) {
    for (const [name, [minimum, maximum, usage, doc]] of Object.entries(entries)) {
      const availability = availabilities.get(name) ?? ['app', 'mapper']
      const link = links[family]
      registry[name] = {
        name,
        family,
        minimum,
        maximum,
        usage: name + usage,
        doc,
        link,
        availability,
        lazy: lazyNames.has(name),
      }
    }
  }
  return Object.freeze(registry)
}
