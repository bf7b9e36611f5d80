import { type Expression, quoted, replaceAll } from './expression.ts'

/** How deep lists and objects may nest in a JSON value that a user types. */
export const maxJsonDepth = 16

const string = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\\/bfnrt]|u[0-9a-fA-F]{4}))*"`
const scalar = String.raw`true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+\-]?\d+)?`
const value = '(?:""|0)'

/** Matches a list or an object whose members are shrunk already. A definition keeps it in `temp`, as it is used many times over. */
export const jsonContainer = `/\\[(?:${value}(?:,${value})*)?\\]|\\{(?:"":${value}(?:,"":${value})*)?\\}/g`

/**
 * Returns an expression that is true when every text of a list is JSON, nested at most `maxJsonDepth` deep; an erased
 * item counts as JSON. `container` must give `jsonContainer`.
 *
 * `parseJSON` stops a module with the words of the parser and cannot be caught. This finds the mistake first: strings shrink
 * to `""`, other scalars to `0`, then lists and objects to `0` from the inside out, until one `""` or `0` is left of each text.
 */
export const areJson = (texts: Expression, container: Expression): Expression =>
  `!replace(${shrunk(`join(${texts}, ' ; ')`, container)}, ${quoted(`/^${value}?(?:;${value}?)*$/`)}, '')`

/** Returns an expression that is true when one text is JSON; else as `areJson`. */
export const isJson = (text: Expression, container: Expression): Expression =>
  `!replace(${shrunk(text, container)} + ';', ${quoted(`/^${value};$/`)}, '')`

const shrunk = (text: Expression, container: Expression): Expression => {
  const scalars = replaceAll(replaceAll(text, string, '""'), scalar, '0')
  const dense = replaceAll(scalars, String.raw`[ \t\n\r]+`, '')
  return Array.from({ length: maxJsonDepth }).reduce<Expression>((rest) => `replace(${rest}, ${container}, '0')`, dense)
}

const kept = String.raw`("(?:name|type)":"(?:[^"\\]|\\.)*"|"value":(?:null|true|false))`
const opening = String.raw`("value":)"`
const escape = String.raw`\\[bfnrt]|\\(["\\\/])`

/**
 * Returns a list of `{ name, type, value }` in which each text `value` became what its JSON means.
 *
 * `list` must be the JSON text of such a list whose texts passed `areJson`. One pass over that text keeps names and types,
 * drops the quotes around a value and takes one level of escapes off inside it.
 */
export const withParsedValues = (list: Expression): Expression =>
  `parseJSON(${replaceAll(list, `${kept}|${opening}|"|${escape}`, '$1$2$3')})`
