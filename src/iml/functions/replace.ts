import { quoted, toText } from '../coerce.ts'
import { ImlError } from '../errors.ts'
import type { Run } from '../run.ts'

const expressionShape = /^\/(?<pattern>.+)\/(?<flags>[a-z]*)$/s
const knownFlags = /^(?:([dgimsuvy])(?!.*\1))*$/

/** Regular expressions that are kept compiled; apps write them as constants. */
const CACHED = 500

const cache = new Map<string, RegExp | undefined>()

/**
 * Replaces every occurrence of a text, or what a regular expression in slashes matches: `/pattern/flags`, JavaScript's,
 * with `$1` and `$&` in the replacement. Named groups are an error. How long an expression may take is not limited.
 * https://help.make.com/text-and-binary-functions
 */
export function replace(_run: Run, value: unknown, search: unknown, replacement: unknown): string {
  const text = toText(value)
  const searched = toText(search)
  const substitute = toText(replacement)
  const expression = searched.startsWith('/') ? expressionOf(searched) : undefined
  if (expression === undefined) {
    // An empty text is everywhere: replacing it would put the substitute between all characters.
    // Decision literal-dollar: in what a function gives, `$1` and `$&` are text.
    return searched === '' ? text : text.replaceAll(searched, () => substitute)
  }
  expression.lastIndex = 0
  return text.replace(expression, substitute)
}

/** The expression that a search text spells; undefined for a text such as the path `/a/b`, whose end are no flags. */
function expressionOf(search: string): RegExp | undefined {
  if (!cache.has(search)) {
    if (cache.size >= CACHED) cache.delete(cache.keys().next().value!)
    cache.set(search, readExpression(search))
  }
  return cache.get(search)
}

function readExpression(search: string): RegExp | undefined {
  const { pattern = '', flags = '' } = expressionShape.exec(search)?.groups ?? {}
  if (pattern === '' || !knownFlags.test(flags)) return undefined
  const expression = new RegExp(pattern, flags)
  // With an empty alternative the expression matches any text, and the match tells whether there are named groups.
  if (new RegExp(`${pattern}|`, flags.replace('g', '')).exec('')?.groups !== undefined) {
    throw new ImlError('invalid-text', `Named groups are not supported: ${quoted(search)}`)
  }
  return expression
}
