/** Columns of a source line that are shown; longer lines are cut on both sides of the caret. */
const LINE_WIDTH = 100

/** Columns kept before the caret in a line that is cut. */
const LEAD = 40

/**
 * Writes `line:column: message`, the line of `source` that holds `start`, and carets under the code points from `start`
 * to `end`. A line over 100 columns is cut to the part around the caret, with an ellipsis on each cut side.
 */
export function drawCaret(message: string, source: string, start: number, end: number): string {
  const lineStart = start === 0 ? 0 : source.lastIndexOf('\n', start - 1) + 1
  const newline = source.indexOf('\n', start)
  const lineEnd = newline < 0 ? source.length : newline
  const lineNumber = source.slice(0, lineStart).split('\n').length

  const columns = Array.from(source.slice(lineStart, lineEnd), visible)
  const from = Array.from(source.slice(lineStart, start)).length
  const marked = Array.from(source.slice(start, Math.min(end, lineEnd))).length

  const cutLeft = columns.length > LINE_WIDTH ? Math.max(0, Math.min(from - LEAD, columns.length - LINE_WIDTH)) : 0
  const cutRight = Math.min(columns.length, cutLeft + LINE_WIDTH)
  const left = cutLeft > 0 ? '…' : ''
  const right = cutRight < columns.length ? '…' : ''
  const shown = left + columns.slice(cutLeft, cutRight).join('') + right
  const indent = ' '.repeat(left.length + from - cutLeft)
  const carets = '^'.repeat(Math.max(1, Math.min(marked, cutRight - from)))

  return `${lineNumber}:${from + 1}: ${message}\n  ${shown}\n  ${indent}${carets}`
}

/** Control characters would move the caret or the terminal's cursor. */
function visible(character: string): string {
  return /\p{C}/u.test(character) ? ' ' : character
}
