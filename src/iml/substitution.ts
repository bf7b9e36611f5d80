const references = /\$(?:([$&`'])|(\d{1,2}))/g

/**
 * Hands out the pieces that stand in place of a match: what `$&`, `$1`, `` $` `` and `$'` mean, and the text between them.
 * https://tc39.es/ecma262/#sec-getsubstitution
 */
export function expand(substitute: string, match: RegExpExecArray, put: (piece: string) => void): void {
  let copied = 0
  for (const reference of substitute.matchAll(references)) {
    const [whole, sign, digits = ''] = reference
    const known = sign === undefined ? digitsOfGroup(digits, match.length - 1) : undefined
    if (sign === undefined && known === undefined) continue
    put(substitute.slice(copied, reference.index))
    copied = reference.index + (known === undefined ? whole.length : known.length + 1)
    put(known === undefined ? around(sign ?? '', match) : (match[Number(known)] ?? ''))
  }
  put(substitute.slice(copied))
}

/** Of two digits both count when there is such a group, else the first; undefined when that is no group either. */
function digitsOfGroup(digits: string, groups: number): string | undefined {
  return [digits, digits.slice(0, 1)].find((some) => Number(some) >= 1 && Number(some) <= groups)
}

function around(sign: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length
  if (sign === '$') return '$'
  if (sign === '&') return match[0]
  return sign === '`' ? match.input.slice(0, match.index) : match.input.slice(end)
}
