import type { Expression } from '../../../src/authoring/macros/index.ts'

/** Returns the position of the event in the first of several lines. */
export const positionOf = (lines: Expression): Expression => String.raw`replace(${lines}, '/^\t0*(\d+)[\s\S]*$/', '$1')`

const blank = String.raw`(?:\s|\\[nrtf]|\\u000b)`

/** A regular expression for a text of JSON that holds nothing but blanks. */
export const blankText = `"${blank}*"`

/** A regular expression for the beginning of a text of JSON that holds something else than blanks. */
export const filledText = `"${blank}*(?!${blank}|")`
