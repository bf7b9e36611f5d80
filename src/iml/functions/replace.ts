import { quoted, toText } from '../coerce.ts'
import { ImlError } from '../errors.ts'
import { MAX_PATTERN } from '../limits.ts'
import { replaceEvery } from '../literal-search.ts'
import { Pattern } from '../pattern.ts'
import type { Run } from '../run.ts'
import { searchable } from './searchable.ts'

const expressionShape = /^\/(?<pattern>.+)\/(?<flags>[a-z]*)$/s
/** With another flag the search is a text: `/…/gs` was seen to leave a text as it is. */
const knownFlags = /^(?:([gimu])(?!.*\1))*$/

/** Regular expressions that are kept compiled; apps write them as constants. */
const CACHED = 500

const cache = new Map<string, Pattern | undefined>()

/**
 * Replaces every occurrence of a text, or what a regular expression in slashes matches: `/pattern/flags`, JavaScript's,
 * with `$1` and `$&` in the replacement. Named groups are an error. Throws ImlError `timeout` for an expression that does
 * not come to an end within 3 s, `too-large` for texts beyond the limits of a text.
 * https://help.make.com/text-and-binary-functions
 */
export function replace(run: Run, value: unknown, search: unknown, replacement: unknown): string {
  const text = searchable(value)
  const searched = searchable(search)
  const substitute = toText(replacement)
  const pattern = searched.startsWith('/') ? patternOf(searched) : undefined
  // Decision literal-dollar: in what a function gives, `$1` and `$&` are text.
  if (pattern !== undefined) return pattern.replace(text, substitute, run.options.searchMs)
  // An empty text is everywhere: replacing it would put the substitute between all characters.
  return searched === '' ? text : replaceEvery(text, searched, substitute)
}

/** The expression that a search text spells; undefined for a text such as the path `/a/b`, whose end are no flags. */
function patternOf(search: string): Pattern | undefined {
  // With its slashes and flags; what is longer is a text, or refused.
  if (search.length > MAX_PATTERN + 10) return readPattern(search)
  if (!cache.has(search)) {
    if (cache.size >= CACHED) cache.delete(cache.keys().next().value!)
    cache.set(search, readPattern(search))
  }
  return cache.get(search)
}

function readPattern(search: string): Pattern | undefined {
  const { pattern = '', flags = '' } = expressionShape.exec(search)?.groups ?? {}
  if (pattern === '' || !knownFlags.test(flags)) return undefined
  const read = new Pattern(pattern, flags)
  // With an empty alternative in front it matches at once, and the match tells whether there are named groups.
  if (new RegExp(`|${pattern}`, flags).exec('')?.groups !== undefined) {
    throw new ImlError('invalid-text', `Named groups are not supported: ${quoted(search)}`)
  }
  return read
}
