import { Decimal } from 'decimal.js'
import { quoted, toText } from './coerce.ts'
import { ImlError } from './errors.ts'
import { boundedText } from './limits.ts'
import { readDecimal } from './numerals.ts'
import { isNothing } from './values.ts'

/** More digits than a JavaScript number holds, so that only the last step, back to a number, rounds. */
const Precise = Decimal.clone({ precision: 40 })

/** The operators that calculate. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%'

type Calculation = (left: number, right: number) => number

/** Whole numbers whose result is whole need no decimals: binary arithmetic is exact for them. */
function decimal(binary: Calculation, exact: (left: Decimal, right: Decimal) => Decimal): Calculation {
  return (left, right) => {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const result = binary(left, right)
      // Adding 0 makes 0 of -0, which nobody means.
      if (Number.isSafeInteger(result)) return result + 0
    }
    return exact(new Precise(left), new Precise(right)).toNumber() + 0
  }
}

/** Decimal arithmetic on two numbers: 0.1 + 0.2 is 0.3. Division by zero gives an infinity or NaN, as in JavaScript. */
export const calculations: Readonly<Record<ArithmeticOperator, Calculation>> = {
  '+': decimal(
    (left, right) => left + right,
    (left, right) => left.plus(right),
  ),
  '-': decimal(
    (left, right) => left - right,
    (left, right) => left.minus(right),
  ),
  '*': decimal(
    (left, right) => left * right,
    (left, right) => left.times(right),
  ),
  '/': decimal(
    (left, right) => left / right,
    (left, right) => left.dividedBy(right),
  ),
  '%': decimal(
    (left, right) => left % right,
    (left, right) => left.modulo(right),
  ),
}

/**
 * `- * / %` on any two values. Decision calculating-nothing: undefined or null on either side makes undefined.
 * Decision always-add: `++` comes here too, and adds texts as numbers where `+` joins them.
 */
export function arithmetic(operator: ArithmeticOperator, left: unknown, right: unknown): number | undefined {
  if (isNothing(left) || isNothing(right)) return undefined
  return calculations[operator](operand(left), operand(right))
}

/**
 * Adds numbers, joins texts. Decision adding-nothing: undefined or null on one side gives the other. Throws ImlError
 * `too-large` for a text longer than a text may be.
 */
export function add(left: unknown, right: unknown): unknown {
  if (isNothing(left)) return right
  if (isNothing(right)) return left
  if (joins(left) || joins(right)) return boundedText(toText(left) + toText(right))
  return calculations['+'](operand(left), operand(right))
}

/** Lists have no sum; what they have is their text. */
function joins(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && !(value instanceof Date))
}

/**
 * A value as a number, for operators. Decision calculating-text: dates count milliseconds, true is 1, and what is no
 * number is an ImlError `invalid-number`, where JavaScript would go on with NaN.
 */
export function operand(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  const number = typeof value === 'string' ? readDecimal(value) : undefined
  if (number !== undefined) return number
  throw new ImlError('invalid-number', `${quoted(value)} is not a valid number.`)
}

/** Whether the order of two values satisfies `accept`. Values that have no common order satisfy nothing. */
export function compare(left: unknown, right: unknown, accept: (left: number, right: number) => boolean): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return accept(left < right ? -1 : left > right ? 1 : 0, 0)
  }
  return accept(rank(left), rank(right))
}

/** Where a value stands on the line of numbers, as JavaScript has it; NaN is smaller and greater than nothing. */
function rank(value: unknown): number {
  if (value === null) return 0
  if (typeof value === 'string') return value.trim() === '' ? 0 : (readDecimal(value) ?? Number.NaN)
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof Date ? value.getTime() : Number.NaN
}
