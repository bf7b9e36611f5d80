import { ImlError } from './errors.ts'

/*
 * Decision sizes: how much one expression may make and go through. Make documents no such numbers. What a text of an app may ask of the
 * machine it runs on has to end somewhere, and beyond some of these V8 does not throw: it ends the process.
 */

/** Characters of a text, or bytes of a buffer, that an expression makes: those of a file of 48 MB in base64. */
export const MAX_TEXT = 64 * 1024 * 1024

/** Characters of a text that a function searches or rewrites. With four times as many, V8 ends the process. */
export const MAX_SEARCHED = 16 * 1024 * 1024

/** Items of an array that a function goes through or makes. */
export const MAX_ITEMS = 1_000_000

/** Values that are looked at to tell whether two are equal: the same collection may be held many times by another. */
export const MAX_COMPARED = 4_000_000

/** Characters of a regular expression. */
export const MAX_PATTERN = 20_000

/** Characters of the format of a date, and of a date that is read by a format. */
export const MAX_DATE_FORMAT = 1000

/**
 * Milliseconds that one search for a regular expression may take. Going through a million lines takes half of one second,
 * and several on a machine that has much else to do.
 */
export const SEARCH_MS = 3000

/** What the evaluations that share it may still make: characters, bytes and, counted eight times, items of arrays. */
export interface Allowance {
  left: number
}

/**
 * What all the evaluations of one run may make together. Most of it is soon forgotten: an expression that rewrites a text
 * step by step makes it anew at each.
 */
export const RUN_ALLOWANCE = 2 * 1024 * 1024 * 1024

/** An item of an array takes as much room as eight characters. */
const ITEM = 8

/** The text as it is. Throws ImlError `too-large` when it has more characters than a text may have. */
export function boundedText(text: string): string {
  if (text.length > MAX_TEXT) throw tooLarge(`A text of more than ${MAX_TEXT} characters`)
  return text
}

/** Throws ImlError `too-large` for more items than an array may have. */
export function boundItems(count: number): void {
  if (count > MAX_ITEMS) throw tooLarge(`An array of more than ${MAX_ITEMS} items`)
}

/**
 * What a function made, as it is, once it is sure that it is no larger than it may be and that the allowance suffices.
 * Throws ImlError `too-large` otherwise.
 */
export function boundedResult(made: unknown, allowance: Allowance | undefined): unknown {
  let size: number
  if (typeof made === 'string') {
    size = boundedText(made).length
  } else if (typeof made !== 'object' || made === null) {
    return made
  } else if (Array.isArray(made)) {
    boundItems(made.length)
    size = made.length * ITEM
  } else if (ArrayBuffer.isView(made)) {
    size = made.byteLength
    if (size > MAX_TEXT) throw tooLarge(`A buffer of more than ${MAX_TEXT} bytes`)
  } else {
    return made
  }
  spend(allowance, size)
  return made
}

/** Takes from an allowance. Throws ImlError `too-large` when it does not suffice. */
export function spend(allowance: Allowance | undefined, size: number): void {
  if (allowance === undefined) return
  allowance.left -= size
  if (allowance.left < 0) throw tooLarge('What the expressions of this run make altogether')
}

/** The error for what is larger than it may be. */
export function tooLarge(what: string): ImlError {
  return new ImlError('too-large', `${what} is too large.`)
}
