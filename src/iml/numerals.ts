/**
 * The decimal digits of a number, never with an exponent: `1e21` is `1000000000000000000000`, `1e-7` is `0.0000001`.
 * NaN and the infinities keep JavaScript's names.
 */
export function decimalText(value: number): string {
  const text = String(value)
  const exponentAt = text.indexOf('e')
  if (exponentAt < 0) return text
  const sign = value < 0 ? '-' : ''
  const [whole = '', fraction = ''] = text.slice(sign.length, exponentAt).split('.')
  const exponent = Number(text.slice(exponentAt + 1))
  const digits = whole + fraction
  return exponent < 0 ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}` : sign + digits.padEnd(exponent + 1, '0')
}

const decimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** The number that a text spells in decimal digits, with blanks around it allowed, or undefined. */
export function readDecimal(text: string): number | undefined {
  if (!decimal.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}
