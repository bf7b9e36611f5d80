import { type Expression, quoted, replaceAll } from './expression.ts'
import { maxJsonDepth } from './json-texts.ts'
import { jsonString } from './marked-json.ts'

const plain = String.raw`[^"{}[\]]*`

/** What stands between the brackets of a list or an object that nests others at most `depth` deep. */
const inside = (depth: number): string =>
  `${plain}(?:${depth === 0 ? jsonString : `(?:${jsonString}|[{[]${inside(depth - 1)}[}\\]])`}${plain})*`

/** What stands between the brackets of a list or an object of `createJSON`, nested as deep as JSON that is typed may be. */
export const jsonInside = inside(maxJsonDepth)

/** Any value in the text that `createJSON` writes. */
export const jsonValue = `(?:${jsonString}|[{[]${jsonInside}[}\\]]|[^"{}[\\],]+)`

const keywords: Record<string, Expression> = { '\t': 'tab', '\n': 'newline', '\r': 'carriagereturn' }

/** Returns a text literal whose tabs, line feeds and carriage returns are written as IML's keywords for them. */
const marked = (text: string): Expression =>
  text
    .split(/([\t\n\r])/)
    .filter((part) => part !== '')
    .map((part) => keywords[part] ?? quoted(part))
    .join(' + ')

/**
 * Returns a call of `replace` with a regular expression whose replacement may hold tabs, line feeds and carriage returns. JSON
 * has none of them outside its escapes, so they make safe marks in it.
 */
export const replaceMarked = (text: Expression, pattern: string, replacement: string): Expression =>
  `replace(${text}, ${quoted(`/${pattern}/g`)}, ${marked(replacement)})`

/**
 * Returns the items of a list, given as the text of `createJSON`, each on a line of its own that ends with a line feed.
 *
 * IML has no function that does something with each item of a list, but a regular expression does something with each line. An item
 * that nests others more than `maxJsonDepth` deep becomes an empty line, the last one: it and what follows are given up at once,
 * as to look for items inside it would take ages.
 */
export const jsonLines = (list: Expression): Expression =>
  replaceMarked(`substring(${list}, 1)`, String.raw`(${jsonValue})(?:,|\]$)|[^\]][\s\S]*`, '$1\n')

const digits = 6
const line = String.raw`[^\t\n]*\n`

/** Every run of up to ten groups of lines, each group as large as the digit is worth, gets the ten values of that digit. */
const numberDigit = (lines: Expression, index: number): Expression => {
  const group = `((?:${line}){1,${10 ** (digits - 1 - index)}})`
  const values = Array.from({ length: 10 }, (_, digit) => `\t$01${digit}$${String(digit + 2).padStart(2, '0')}`)
  return replaceMarked(lines, `\\t(\\d{${index}})${group}${`${group}?`.repeat(9)}`, values.join(''))
}

/**
 * Returns lines that begin with a tab and their number, six digits from 000001. They are numbered digit by digit from the left:
 * ten groups of 100,000 lines, in each ten groups of 10,000, and so on; numbers that found no line are taken away. At most 999,999 lines.
 */
export const numberedLines = (lines: Expression): Expression => {
  const numbered = Array.from({ length: digits }).reduce<Expression>(
    (text, _, index) => numberDigit(text, index),
    `tab + newline + ${lines}`,
  )
  return replaceAll(numbered, String.raw`\t\d*(?=\t|$)|^\t\d*\n`, '')
}

/** Returns how many lines there are. */
export const lineCount = (lines: Expression): Expression => `length(${replaceAll(lines, String.raw`[^\n]+`, '')})`

/** Returns the first lines, `count` of them. */
export const firstLines = (lines: Expression, count: Expression): Expression =>
  String.raw`replace(${lines}, '/^((?:[^\n]*\n){' + ${count} + '})[\s\S]*$/', '$1')`

/** Returns the lines without the first ones, `count` of them. */
export const withoutFirstLines = (lines: Expression, count: Expression): Expression =>
  String.raw`replace(${lines}, '/^(?:[^\n]*\n){' + ${count} + '}/', '')`
