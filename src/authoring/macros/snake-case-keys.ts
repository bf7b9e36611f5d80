import { type Expression, replaceAll } from './expression.ts'

/** What follows inside a key of a JSON text, and nowhere else: a value's closing quote is never followed by a colon. */
const inKey = `(?=[^"\\\\]*":)`

/** What precedes inside a key: without it, the brace before a key that begins with a colon would count as inside. */
const afterKeyStart = `(?<=[{,]"[^"\\\\]*)`

const splits: readonly [pattern: string, replacement: string][] = [
  [`([a-z0-9])([A-Z])${inKey}`, '$1_$2'],
  [`([A-Z]+)([A-Z][a-z])${inKey}`, '$1_$2'],
  [`${afterKeyStart}[^A-Za-z0-9"\\\\\\u0080-\\uffff]+${inKey}`, '_'],
  [`"_+(?=[^"\\\\]+":)`, '"'],
  [`([^"\\\\_])_+":`, '$1":'],
]

const capitals = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))

/**
 * Returns the value with every key, at any depth, in snake_case, as Segment sends messages to Direct Integrations:
 * `postalCode` becomes `postal_code`, `URLPath` `url_path`, `Plan Name` `plan_name`; digits stay attached, values are
 * untouched.
 *
 * IML cannot walk a collection, so regular expressions work on its JSON text, inside keys only. Limits: letters outside ASCII
 * keep their case, and of a key that JSON escapes (quote, backslash, control character) the part before the escape is left
 * as it is.
 */
export const snakeCaseKeys = (value: Expression): Expression => {
  const split = splits.reduce(
    (text, [pattern, replacement]) => replaceAll(text, pattern, replacement),
    `createJSON(${value})`,
  )
  const lowered = capitals.reduce((text, capital) => replaceAll(text, capital + inKey, capital.toLowerCase()), split)
  return `parseJSON(${lowered})`
}
