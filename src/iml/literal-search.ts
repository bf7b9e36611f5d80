import { boundItems, MAX_ITEMS, MAX_TEXT, tooLarge } from './limits.ts'

/**
 * The product of both lengths up to which the engine searches. It may compare every character of the one with every
 * character of the other, which takes some 50 ms here, and minutes for texts of some megabytes; nothing can stop it.
 */
const NATIVE = 2 ** 28

/** Below this neither search nor result can be large. */
const QUICK_REPLACEMENT = 2 ** 20

/** The position of a text in another from `start` on, or -1, in time that grows with the lengths and not their product. */
export function positionOf(text: string, wanted: string, start = 0): number {
  if (isQuick(text, wanted)) return text.indexOf(wanted, start)
  const { value } = positionsOf(text, wanted, Math.max(0, Math.trunc(start))).next()
  return value ?? -1
}

/** The pieces of a text between the separators. Throws ImlError `too-large` for more pieces than an array may have. */
export function piecesOf(text: string, separator: string): string[] {
  if (isQuick(text, separator)) {
    // One more than there may be, so that those beyond are not made.
    const pieces = text.split(separator, MAX_ITEMS + 1)
    boundItems(pieces.length)
    return pieces
  }
  return cut(text, separator)
}

/** The text with every occurrence of another, which is not empty, replaced by what is not looked at again. */
export function replaceEvery(text: string, wanted: string, substitute: string): string {
  if (text.length * (substitute.length + wanted.length) <= QUICK_REPLACEMENT) {
    return text.replaceAll(wanted, () => substitute)
  }
  const pieces = isQuick(text, wanted) ? text.split(wanted) : cut(text, wanted)
  const length = text.length + (pieces.length - 1) * (substitute.length - wanted.length)
  if (length > MAX_TEXT) throw tooLarge(`A text of more than ${MAX_TEXT} characters`)
  return pieces.join(substitute)
}

function isQuick(text: string, wanted: string): boolean {
  return text.length * wanted.length <= NATIVE || wanted.length > text.length
}

function cut(text: string, separator: string): string[] {
  const pieces: string[] = []
  let begin = 0
  for (const position of positionsOf(text, separator, 0)) {
    pieces.push(text.slice(begin, position))
    begin = position + separator.length
  }
  pieces.push(text.slice(begin))
  return pieces
}

/**
 * Where a text occurs in another, from the left, no two occurrences overlapping. As Knuth, Morris and Pratt search: after a
 * character that does not fit, what has been read tells how much of the wanted text still does.
 */
function* positionsOf(text: string, wanted: string, start: number): Generator<number, undefined> {
  const shorter = bordersOf(wanted)
  let fitting = 0
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    while (fitting > 0 && wanted.charCodeAt(fitting) !== code) fitting = shorter[fitting - 1]!
    if (wanted.charCodeAt(fitting) === code) fitting += 1
    if (fitting === wanted.length) {
      yield at + 1 - wanted.length
      fitting = 0
    }
  }
}

/** For each beginning of a text, the length of the longest shorter beginning that it ends with. */
function bordersOf(wanted: string): Int32Array {
  const borders = new Int32Array(wanted.length)
  let length = 0
  for (let at = 1; at < wanted.length; at += 1) {
    const code = wanted.charCodeAt(at)
    while (length > 0 && wanted.charCodeAt(length) !== code) length = borders[length - 1]!
    if (wanted.charCodeAt(length) === code) length += 1
    borders[at] = length
  }
  return borders
}
