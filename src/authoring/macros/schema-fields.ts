import { type Expression, quoted, replaceAll } from './expression.ts'
import { insideMarks, jsonString, markBraces, markColons, markedObject, type MarkedJson } from './marked-json.ts'

/** How many levels of objects and lists of objects become fields; what is deeper is one field that takes anything. */
export const maxFieldLevels = 4

const list = [1, 2, 3].reduce<string>(
  (inside) => String.raw`\[(?:[^"\[\]]|${jsonString}|${inside})*\]`,
  String.raw`\[(?:[^"\[\]]|${jsonString})*\]`,
)
const word = String.raw`[-+.\w]+`
const value = `(?:${jsonString}|${markedObject}|${list}|${word})`
const scalar = `(?:${jsonString}|${word})`
const texts = String.raw`\[(?:${jsonString}(?:,${jsonString})*)?\]`

/** The mark of an object and its own members up to the one that is looked for: members of objects inside are passed over. */
const membersBefore = String.raw`\t(?:${jsonString}\v${value},)*?`

/** Captures a keyword of the object that follows, if it has it, and leaves the capture empty otherwise. */
const keyword = (name: string, shape: string, unless = ''): string =>
  String.raw`(?:(?=${unless}${membersBefore}"${name}"\v(${shape}))|)`

/** Captures type, format, choices, properties and required names of the schema that follows, in this order; then passes over it. */
const schema = (...more: string[]): string =>
  [
    keyword('type', jsonString),
    keyword('format', jsonString),
    keyword(
      'enum',
      String.raw`\[(?:${scalar}(?:,${scalar})*)?\]`,
      String.raw`(?!${membersBefore}"type"\v"(?:array|object)")`,
    ),
    keyword('properties', markedObject, String.raw`(?!${membersBefore}"type"\v"(?!object"))`),
    keyword('required', texts),
    ...more,
    `(?:${markedObject}|${value})`,
  ].join('')

/** The schema of a list's items. */
const items = keyword('items', markedObject, String.raw`(?=${membersBefore}"type"\v"array")`)

/** Captures the name again if the list of required names behind its own map has it. The siblings in between are still schemas. */
const isRequired = String.raw`(?:(?=(?:,${jsonString}\v${value})*\r\nR\[(?:${jsonString},)*?(\1)[,\]])|)`

/**
 * The two regular expressions that `schemaFields` applies at every level. A definition keeps them in `temp`, as they are long.
 * They read marked JSON; see `records`.
 */
export const schemaPatterns = {
  member: String.raw`/(${jsonString})\v${schema(items, keyword('description', jsonString))}${isRequired}/g`,
  item: String.raw`/\nI(?=\t)${schema()}/g`,
}

/**
 * What becomes of a member of `properties`, and of `items`: a record of parts, each behind a line feed and a letter. Line feeds
 * cannot stand in JSON either, and no part but M (a map of schemas to come) and I (a schema to come) holds the mark of a colon;
 * so the next application of the patterns meets exactly the schemas of the next level.
 */
const records = {
  member: '\nA$1\nD$8\nQ$9\nT$2\nF$3\nE$4\nM$5\nR$6\nI$7\nZ',
  item: '\nI\nJ\nT$1\nF$2\nE$3\nM$4\nR$5\nY',
}

type Rewriting = readonly [pattern: string, replacement: string]

/** A type with null is the type, a choice between a schema and null is the schema, other lists of types are anything. */
const simplify: readonly Rewriting[] = [
  [String.raw`"(?:anyOf|oneOf)"\v\[\t(?!\r)(${insideMarks})\r,\t"type"\v"null"\r\]`, '$1'],
  [String.raw`"(?:anyOf|oneOf)"\v\[\t"type"\v"null"\r,\t(?!\r)(${insideMarks})\r\]`, '$1'],
  [String.raw`"type"\v\["null",(${jsonString})\]`, '"type"\v$1'],
  [String.raw`"type"\v\[(${jsonString})(?:,"null")?\]`, '"type"\v$1'],
  [String.raw`"type"\v\[[^\[\]]*\]`, '"type"\v"any"'],
]

/** Fields without a name, or with one that is longer than Make's 128 characters, cannot be shown. */
const dropUnnamed: readonly Rewriting[] = [
  [String.raw`\nA(?:""|"(?:[^"\\]|\\.){129,}")(?:\n[A-Y][^\n]*)*\nZ,?`, ''],
  [String.raw`,\r`, '\r'],
]

const endOfChoices = String.raw`(?=(?:,${scalar})*\]\nM)`

const type = (from: string, to: string, rest = ''): Rewriting => [
  String.raw`\nT${from}\nF(?:${jsonString})?\nE${rest}`,
  `,"type":"${to}"`,
]

const decode: readonly Rewriting[] = [
  // Deeper levels, and empty ones, are gone.
  [String.raw`\nM\t(?=["\r])${insideMarks}\r`, '\nM'],
  [String.raw`\nI(?=\t)${markedObject}`, '\nI'],
  // Choices, without null.
  [String.raw`\nE\[null(?:,|(?=\]))`, '\nE['],
  [`,null${endOfChoices}`, ''],
  [String.raw`\nE\[\]`, '\nE'],
  [String.raw`(?:(")((?:[^"\\\x00-\x1f]|\\.)*)"|(${word}))${endOfChoices}`, '{"label":"$2$3","value":$1$2$1$3}'],
  // Types. A list of lists takes anything.
  [String.raw`\nJ\nT"array"`, '\nJ\nT'],
  [String.raw`\nT(?:${jsonString})?\nF(?:${jsonString})?\nE(?=\[)`, ',"type":"select","options":'],
  [String.raw`\nT"string"\nF"date-time"\nE`, ',"type":"date"'],
  type('"string"', 'text'),
  type('"number"', 'number'),
  type('"integer"', 'integer'),
  type('"boolean"', 'boolean'),
  type('"array"', 'array'),
  type('(?:"object")?', 'collection', String.raw`(?=\nM\t)`),
  type(`(?:${jsonString})?`, 'any'),
  // Fields inside collections, and what lists hold.
  [String.raw`\nM\t`, ',"spec":['],
  [String.raw`\r\nR[^\n]*`, ']'],
  [String.raw`\nM\nR[^\n]*`, ''],
  [String.raw`,"type":"array"\nI\nZ`, ',"type":"array","spec":{"label":"Item","type":"any"}\nZ'],
  [String.raw`\nI`, ''],
  [String.raw`\nJ,"type":"collection"`, ''],
  [String.raw`\nJ,([^\n]*)\nY`, ',"spec":{"label":"Item",$1}'],
  [String.raw`\nY`, ''],
  // The field itself.
  [String.raw`\nA(${jsonString})`, '{"name":$1,"label":$1'],
  [String.raw`\nD(${jsonString})`, ',"help":$1'],
  [String.raw`\nQ(?:${jsonString})`, ',"required":true'],
  [String.raw`\n[DQ]`, ''],
  [String.raw`\nZ`, '}'],
]

const rewrite = (text: Expression, rewritings: readonly Rewriting[]): Expression =>
  rewritings.reduce((done, [pattern, replacement]) => replaceAll(done, pattern, replacement), text)

/**
 * Returns the JSON text of Make's fields for the properties of a JSON Schema: typed, in order, those in `required` required, objects as
 * collections and lists of objects as lists of collections down to `maxFieldLevels`, `enum` as select, `date-time` as date.
 * What has no type that a field has takes anything.
 *
 * `properties` and `required` must give what the schema has under these names, `properties` with at least one member; `patterns`
 * must give `schemaPatterns`. IML cannot walk a collection, so regular expressions work on its text, level by level from the
 * outside. What is too deep for them takes anything, or cannot be read at all: see `isReadable`.
 */
export const schemaFields = (properties: Expression, required: Expression, patterns: Expression): Expression => {
  const marked: MarkedJson = rewrite(markColons(markBraces(`createJSON(${properties})`)), simplify)
  const names = `createJSON(ifempty(${required}, emptyarray))`
  const requiredNames = `if(${replaceAll(names, `^${texts}$`, '')}, '[]', ${names})`
  const whole = `${quoted('\nM')} + ${marked} + ${quoted('\nR')} + ${requiredNames} + ${quoted('\nI')}`
  const levels = Array.from({ length: maxFieldLevels }).reduce<Expression>((text) => {
    const members = rewrite(`replace(${text}, ${patterns}.member, ${quoted(records.member)})`, dropUnnamed)
    return `replace(${members}, ${patterns}.item, ${quoted(records.item)})`
  }, `(${whole})`)
  return `substring(${rewrite(levels, decode)}, ${',"spec":'.length})`
}

/** Returns an expression that is true when `schemaFields` could read the whole schema. */
export const isReadable = (fields: Expression): Expression =>
  `if(substring(${fields}, 0, 1) = '[', !${replaceAll(fields, String.raw`[^\t\r\n\v]+`, '')}, false)`
