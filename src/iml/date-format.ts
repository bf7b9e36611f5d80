import type { Moment } from 'moment-timezone'

/**
 * The tokens that Make lists for writing dates, the longest first, and text in brackets. Everything else is text: the
 * library underneath knows further tokens (`L`, `z`, `e`), which must not slip in.
 * https://help.make.com/tokens-for-date-time-formatting
 */
const formattingTokens =
  /\[[^[]*?\]|YYYY|YY|Y|Qo|Q|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|E|ww|wo|w|WW|Wo|W|gggg|gg|GGGG|GG|HH|H|hh|h|kk|k|A|a|mm|m|ss|s|S{1,9}|ZZ|Z|X|x/g

/** The tokens for reading dates. https://help.make.com/tokens-for-date-time-parsing */
const parsingTokens =
  /\[[^[]*?\]|YYYY|YY|Y|Q|MMMM|MMM|MM|M|DDDD|DDD|DD|Do|D|dddd|ddd|GGGG|GG|WW|W|E|HH|H|hh|h|kk|k|A|a|mm|m|ss|s|S{1,9}|ZZ|Z|X|x/g

/** Text that the library passes through: no letters but `T`, no brackets, no backslash, and no `|`, which it takes for a part of `W|`. */
const passedThrough = /^(?:[^\p{L}[\]\\|]|T)*$/u

/** Formats that are kept cut into pieces. */
const CACHED = 500

/** A part of a format: what the library is to write, or text as it is. */
interface Piece {
  readonly type: 'format' | 'text'
  readonly text: string
}

const cache = new Map<string, readonly Piece[]>()

/** Writes a date in a format of Make's, with English names. */
export function writeDate(local: Moment, format: string): string {
  let written = ''
  for (const { type, text } of piecesOf(format)) written += type === 'format' ? local.format(text) : text
  return written
}

function piecesOf(format: string): readonly Piece[] {
  const known = cache.get(format)
  if (known !== undefined) return known
  const pieces = mergePieces(cut(format, formattingTokens))
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value!)
  cache.set(format, pieces)
  return pieces
}

/** A format of Make's for reading dates, in the library's terms: everything but tokens stands in brackets. */
export function readingFormat(format: string): string {
  return cut(format, parsingTokens)
    .map(({ type, text }) => (type === 'format' ? text : `[${text.replaceAll(/[[\]]/g, '')}]`))
    .join('')
}

/** True when a format reads a time since 1970, `X` or `x`, which is the same instant in every time zone. */
export function readsInstant(format: string): boolean {
  return cut(format, parsingTokens).some(({ type, text }) => type === 'format' && (text === 'X' || text === 'x'))
}

/** Cuts a format into tokens and text, by turns, so that no two tokens meet and read as a longer one. */
function cut(format: string, tokens: RegExp): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  let position = 0
  for (const { 0: match, index } of format.matchAll(tokens)) {
    text += format.slice(position, index)
    position = index + match.length
    if (match.startsWith('[')) {
      text += match.slice(1, -1)
    } else {
      pieces.push({ type: 'text', text }, { type: 'format', text: match })
      text = ''
    }
  }
  return [...pieces, { type: 'text', text: text + format.slice(position) }]
}

/** Few calls of the library are faster than many: what it passes through joins the tokens around it. */
function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  let format = ''
  const flush = (): void => {
    if (format !== '') merged.push({ type: 'format', text: format })
    format = ''
  }
  for (const { type, text } of pieces) {
    if (type === 'format' || (text !== '' && passedThrough.test(text))) {
      format += text
    } else {
      flush()
      if (text !== '') merged.push({ type: 'text', text })
    }
  }
  flush()
  return merged
}
