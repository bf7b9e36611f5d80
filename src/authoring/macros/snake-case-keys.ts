import { type Expression, replaceAll } from './expression.ts'

/**
 * Marks every key with a colon at its end: `"key":` becomes `"key:":`. It reads the text string by string, so it cannot
 * take the end of one for the start of another, as a value such as `":"` would make the expressions below do.
 */
const mark = [String.raw`"((?:[^"\\]|\\.)*)"(:?)`, '"$1$2"$2'] as const

/** What follows inside a marked key, and nowhere else: no other text reaches a colon, a quote and a colon without a quote before. */
const inKey = String.raw`(?=[^"\\]*:":)`

const splits: readonly (readonly [pattern: string, replacement: string])[] = [
  [`([a-z0-9])([A-Z])${inKey}`, '$1_$2'],
  [`([A-Z]+)([A-Z][a-z])${inKey}`, '$1_$2'],
  [String.raw`[^A-Za-z0-9"\\\u0080-\uffff]+${inKey}`, '_'],
  [String.raw`"_+(?=[^"\\]+:":)`, '"'],
  [String.raw`([^"\\_])_+:":`, '$1:":'],
]

const unmark = [':":', '":'] as const

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
  const steps = [
    mark,
    ...splits,
    ...capitals.map((capital) => [capital + inKey, capital.toLowerCase()] as const),
    unmark,
  ]
  const text = steps.reduce(
    (done, [pattern, replacement]) => replaceAll(done, pattern, replacement),
    `createJSON(${value})`,
  )
  return `parseJSON(${text})`
}
