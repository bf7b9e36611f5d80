const DEFAULT_LOCALE = 'en-US'

type Method = (value: unknown, locale: string, options: object, other: unknown) => unknown

const date =
  (method: 'toLocaleString' | 'toLocaleDateString' | 'toLocaleTimeString'): Method =>
  (value, locale, options) =>
    new Date(Number(value ?? Number.NaN))[method](locale, { timeZone: 'UTC', ...options })

/** Methods whose result depends on a language, by type and name. The engine inside has no data of languages. */
const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['Number.toLocaleString', (value, locale, options) => Number(value).toLocaleString(locale, options)],
  ['Date.toLocaleString', date('toLocaleString')],
  ['Date.toLocaleDateString', date('toLocaleDateString')],
  ['Date.toLocaleTimeString', date('toLocaleTimeString')],
  ['String.toLocaleLowerCase', (value, locale) => String(value).toLocaleLowerCase(locale)],
  ['String.toLocaleUpperCase', (value, locale) => String(value).toLocaleUpperCase(locale)],
  [
    'String.localeCompare',
    (value, locale, options, other) => String(value).localeCompare(String(other), locale, options),
  ],
])

/**
 * What a method gives for a value. Where no language is named it is American English, and the time zone is UTC, wherever
 * the host is.
 *
 * @throws RangeError for a locale or an option that does not exist.
 */
export function localise(type: string, name: string, value: unknown, given: readonly unknown[]): unknown {
  const method = methods.get(`${type}.${name}`)
  if (method === undefined) throw new Error(`${type} has no method ${name}.`)
  const [other, ...rest] = name === 'localeCompare' ? given : [undefined, ...given]
  const [locale, options] = rest
  return method(value, (locale ?? DEFAULT_LOCALE) as string, Object(options) as object, other)
}
