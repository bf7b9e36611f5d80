import { ImlError } from './errors.ts'

/** A stretch of a template outside `{{ }}`. */
export interface TextPiece {
  readonly type: 'text'
  readonly source: string
  readonly start: number
}

/** What stands between `{{` and `}}`, without them; `start` is the offset of the opening pair. */
export interface ExpressionPiece {
  readonly type: 'expression'
  readonly source: string
  readonly start: number
}

export type Piece = TextPiece | ExpressionPiece

/**
 * Splits a template into text and expressions. {@link join} is its inverse.
 *
 * Decision unclosed-braces: a `{{` without a `}}` after it is text, and so is a lone `}}`. In a run of braces the
 * innermost pair opens (`{{{x}}}` is a brace, an expression and a brace).
 *
 * Decision quoted-braces: the closing pair is looked for outside quotes and backticks.
 *
 * Throws ImlError when an expression is not closed, or holds a further `{{`.
 */
export function split(template: string): Piece[] {
  const pieces: Piece[] = []
  let position = 0
  for (;;) {
    let open = template.indexOf('{{', position)
    if (open < 0 || !template.includes('}}', open + 2)) break
    while (template[open + 2] === '{') open++
    if (open > position) pieces.push({ type: 'text', source: template.slice(position, open), start: position })
    const close = findClose(template, open)
    pieces.push({ type: 'expression', source: template.slice(open + 2, close), start: open })
    position = close + 2
  }
  if (position < template.length) pieces.push({ type: 'text', source: template.slice(position), start: position })
  return pieces
}

/** The template that {@link split} took apart. */
export function join(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.type === 'text' ? piece.source : `{{${piece.source}}}`)).join('')
}

function findClose(template: string, open: number): number {
  for (let at = open + 2; at < template.length; at++) {
    const character = template[at]
    if (character === "'" || character === '"' || character === '`') {
      const end = template.indexOf(character, at + 1)
      if (end < 0) throw unclosedQuote(template, at)
      // A doubled quote needs no care here: it ends one text and starts the next at once.
      at = end
    } else if (character === '}' && template[at + 1] === '}') {
      return at
    } else if (character === '{' && template[at + 1] === '{') {
      const message = 'An expression cannot hold another {{ }}: write the inner one without its braces.'
      throw new ImlError('nested-expression', message, { start: at, end: at + 2, template })
    }
  }
  const message = 'This expression is not closed: its }} is missing, or stands inside quotes.'
  throw new ImlError('unclosed-expression', message, { start: open, end: open + 2, template })
}

/** The error for a quote or backtick at `at` that is opened and never closed. */
function unclosedQuote(template: string, at: number): ImlError {
  const place = { start: at, end: at + 1, template }
  if (template[at] === '`') return new ImlError('unclosed-name', 'This name has no closing backtick.', place)
  const message = `This text has no closing ${template[at]}; inside a text, write the quote twice.`
  return new ImlError('unclosed-text', message, place)
}
