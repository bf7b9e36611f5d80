import { type Expression, quoted, replaceAll } from './expression.ts'

/**
 * JSON in which braces that are structure became a tab (`{`) and a carriage return (`}`). Neither can stand in JSON text itself:
 * strings escape them and `createJSON` writes no blanks. So a regular expression cannot take a brace in a value for structure.
 */
export type MarkedJson = Expression

/** A regular expression for a string of JSON; it cannot span a mark. */
export const jsonString = String.raw`"(?:[^"\\\x00-\x1f]|\\.)*"`

/** How deep objects may nest inside what `markedObject` matches. */
const maxMarkedDepth = 16

/** A regular expression for what stands between the marks of an object, objects in it included. */
export const insideMarks = Array.from({ length: maxMarkedDepth }).reduce<string>(
  (inside) => String.raw`[^\t\r]*(?:\t${inside}\r[^\t\r]*)*`,
  String.raw`[^\t\r]*`,
)

/** A regular expression for a whole object of marked JSON. */
export const markedObject = String.raw`\t${insideMarks}\r`

/** Returns the JSON text with its structural braces marked. A mark that ends up behind a string too is taken away again. */
export const markBraces = (json: Expression): MarkedJson => {
  const opened = `replace(${replaceAll(json, String.raw`(${jsonString})|\{`, '$1\t')}, ${quoted('"\t')}, '"')`
  return `replace(${replaceAll(opened, String.raw`(${jsonString})|\}`, '$1\r')}, ${quoted('"\r')}, '"')`
}

/** Returns marked JSON in which the colon behind each name became a vertical tab, so that none is taken from a text. */
export const markColons = (marked: MarkedJson): MarkedJson => {
  const doubled = replaceAll(marked, `(${jsonString})|:`, '$1\f')
  return `replace(replace(${doubled}, ${quoted('"\f\f')}, ${quoted('"\v')}), ${quoted('"\f')}, '"')`
}

/** Returns the JSON text of marked JSON, its colons not being marked. */
export const unmarkBraces = (marked: MarkedJson): Expression =>
  `replace(replace(${marked}, ${quoted('\t')}, '{'), ${quoted('\r')}, '}')`

/** How many levels of collections `withoutEmptyCollections` looks through. */
const maxGroupDepth = 6

/** Each takes the empty objects of one level away: members after the first, first members, items after the first, first items. */
const removals: readonly (readonly [pattern: string, replacement: string])[] = [
  [String.raw`,${jsonString}:\t\r`, ''],
  [String.raw`\t${jsonString}:\t\r,?`, '\t'],
  [String.raw`,\t\r(?=[,\]])`, ''],
  [String.raw`\[\t\r,?`, '['],
]

/**
 * Returns a collection without the collections in it that have no member, up to six levels deep; undefined for an absent one.
 * The names need not be known: those of fields that an RPC gives are not. Dates become ISO 8601 texts.
 */
export const withoutEmptyCollections = (collection: Expression): Expression => {
  const rounds = Array.from({ length: maxGroupDepth }, () => removals).flat()
  const text = rounds.reduce(
    (done, [pattern, replacement]) => replaceAll(done, pattern, replacement),
    markBraces(`createJSON(${collection})`),
  )
  return `if(${collection}, parseJSON(${unmarkBraces(text)}), undefined)`
}
