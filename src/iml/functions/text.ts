import { toNumber, toText } from '../coerce.ts'
import { strictEquals } from '../equality.ts'
import { piecesOf, positionOf } from '../literal-search.ts'
import type { Run } from '../run.ts'
import { isCollection, isNothing } from '../values.ts'
import { replace } from './replace.ts'
import { searchable } from './searchable.ts'

/** Decision emoji-clusters: sequences (flags, families, skin tones, keycaps), and single characters drawn as emoji. */
const emoji = new RegExp(String.raw`\p{RGI_Emoji}|\p{Emoji_Presentation}`, 'gv')

const htmlEntities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

type TextFunction = (run: Run, value: unknown, ...others: unknown[]) => unknown

/** Decision nothing-as-text: of undefined and null no text is made, so that adding what comes of it changes no number. */
const ofText =
  (make: TextFunction): TextFunction =>
  (run, value, ...others) =>
    isNothing(value) ? undefined : make(run, value, ...others)

/**
 * Functions on texts. Any other value is turned into text first.
 *
 * https://help.make.com/text-and-binary-functions
 */
export const text = {
  ascii: ofText((_run: Run, value: unknown, removeDiacritics: unknown) => {
    const plain = removeDiacritics ? searchable(value).normalize('NFD') : searchable(value)
    return plain.replaceAll(/\P{ASCII}/gu, '')
  }),

  capitalize: ofText((_run: Run, value: unknown) => searchable(value).replace(/^./su, (first) => first.toUpperCase())),

  contains: (_run: Run, value: unknown, wanted: unknown) => {
    return Array.isArray(value)
      ? value.some((item) => strictEquals(item, wanted))
      : positionOf(searchable(value), toText(wanted)) >= 0
  },

  decodeURL: ofText((_run: Run, value: unknown) => decodeURIComponent(searchable(value))),

  encodeURL: ofText((_run: Run, value: unknown) => encodeURIComponent(searchable(value))),

  escapeHTML: ofText((_run: Run, value: unknown) => {
    return searchable(value).replaceAll(/[&<>"']/g, (character) => htmlEntities.get(character) ?? character)
  }),

  /** Decision escape-markdown: the characters that Markdown itself lets a backslash escape. */
  escapeMarkdown: ofText((_run: Run, value: unknown) => {
    return searchable(value).replaceAll(/[!#()*+.>[\\\]_`{|}~-]/g, (character) => `&#${character.charCodeAt(0)};`)
  }),

  indexOf: (_run: Run, value: unknown, wanted: unknown, start: unknown) => {
    return positionOf(searchable(value), toText(wanted), isNothing(start) ? 0 : toNumber(start))
  },

  length: (_run: Run, value: unknown) => {
    if (Array.isArray(value)) return value.length
    if (ArrayBuffer.isView(value)) return value.byteLength
    // Decision length-of-collection
    return isCollection(value) ? Object.keys(value).length : toText(value).length
  },

  lower: ofText((_run: Run, value: unknown) => searchable(value).toLowerCase()),

  replace: ofText(replace),

  replaceEmojiCharacters: ofText((_run: Run, value: unknown, replacement: unknown) => {
    const substitute = toText(replacement)
    return searchable(value).replaceAll(emoji, () => substitute)
  }),

  /**
   * Decision split-trims: the help page shows pieces without blanks around them; notes on the engine's source say that
   * it trims and drops empty ones unless a third argument asks otherwise.
   */
  split: (_run: Run, value: unknown, separator: unknown, keepEmpty: unknown) => {
    const pieces = piecesOf(searchable(value), toText(separator))
    return keepEmpty ? pieces : pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
  },

  /** Decision startcase-words: a word begins after a blank. */
  startcase: ofText((_run: Run, value: unknown) => {
    return searchable(value)
      .toLowerCase()
      .replaceAll(/(?<!\S)\S/gu, (first) => first.toUpperCase())
  }),

  stripHTML: ofText((_run: Run, value: unknown) => stripTags(searchable(value))),

  substring: ofText((_run: Run, value: unknown, start: unknown, end: unknown) => {
    return toText(value).substring(isNothing(start) ? 0 : toNumber(start), isNothing(end) ? undefined : toNumber(end))
  }),

  trim: ofText((_run: Run, value: unknown) => searchable(value).trim()),

  upper: ofText((_run: Run, value: unknown) => searchable(value).toUpperCase()),
}

/** In one pass: neither a `<` that nothing closes nor one that opens no tag makes it look at the rest of the text again. */
function stripTags(html: string): string {
  let stripped = ''
  let position = 0
  let close = -1
  for (;;) {
    const open = html.indexOf('<', position)
    if (open >= 0 && close < open) close = html.indexOf('>', open)
    if (open < 0 || close < 0) return stripped + html.slice(position)
    const isTag = /[a-z/!?]/i.test(html[open + 1] ?? '')
    stripped += html.slice(position, isTag ? open : open + 1)
    position = isTag ? close + 1 : open + 1
  }
}
