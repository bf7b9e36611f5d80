/** What stands in place of a match: text, a group by its number (0 is the whole match), or what is before or behind the match. */
export type Piece = string | number | { readonly side: 'before' | 'behind' }

const references = /\$(?:([$&`'])|(\d{1,2}))/g

/**
 * Reads a substitute once for all matches of an expression with so many groups: what `$&`, `$1`, `` $` `` and `$'` mean, and the
 * text between them. https://tc39.es/ecma262/#sec-getsubstitution
 */
export function piecesOf(substitute: string, groups: number): readonly Piece[] {
  const pieces: Piece[] = []
  let copied = 0
  for (const reference of substitute.matchAll(references)) {
    const [whole, sign, digits = ''] = reference
    const group = sign === undefined ? digitsOfGroup(digits, groups) : undefined
    if (sign === undefined && group === undefined) continue
    pieces.push(substitute.slice(copied, reference.index))
    copied = reference.index + (group === undefined ? whole.length : group.length + 1)
    pieces.push(group === undefined ? meaningOf(sign ?? '') : Number(group))
  }
  pieces.push(substitute.slice(copied))
  return pieces.filter((piece) => piece !== '')
}

/** Returns the text of a piece for a match; empty for a group that took no part in it. */
export function textOf(piece: Piece, match: RegExpExecArray): string {
  if (typeof piece === 'string') return piece
  if (typeof piece === 'number') return match[piece] ?? ''
  return piece.side === 'before' ? match.input.slice(0, match.index) : match.input.slice(match.index + match[0].length)
}

/** Of two digits both count when there is such a group, else the first; undefined when that is no group either. */
function digitsOfGroup(digits: string, groups: number): string | undefined {
  return [digits, digits.slice(0, 1)].find((some) => Number(some) >= 1 && Number(some) <= groups)
}

function meaningOf(sign: string): Piece {
  if (sign === '$') return '$'
  if (sign === '&') return 0
  return { side: sign === '`' ? 'before' : 'behind' }
}
