import { Decimal } from 'decimal.js'
import { toNumber } from '../coerce.ts'
import { boundItems } from '../limits.ts'
import type { Run } from '../run.ts'
import { isNothing } from '../values.ts'

const Precise = Decimal.clone({ precision: 40 })

/** Functions on many numbers, given as one array or one by one. https://help.make.com/math-functions */
export const statistics = {
  average: over((numbers) => mean(numbers)),
  max: over((numbers) => numbers.reduce((greatest, number) => Decimal.max(greatest, number))),
  median: over((numbers) => {
    const sorted = numbers.toSorted((left, right) => left.comparedTo(right))
    const upper = Math.floor(sorted.length / 2)
    return sorted.length % 2 === 1 ? sorted[upper]! : mean([sorted[upper - 1]!, sorted[upper]!])
  }),
  min: over((numbers) => numbers.reduce((smallest, number) => Decimal.min(smallest, number))),
  stdevP: over((numbers) => deviation(numbers, numbers.length)),
  /** One value says nothing about its spread. */
  stdevS: over((numbers) => (numbers.length > 1 ? deviation(numbers, numbers.length - 1) : undefined)),
  sum: (_run: Run, ...values: unknown[]) => total(numbersIn(values)).toNumber(),
}

/** A figure of at least one number; without any it is undefined. */
function over(calculate: (numbers: readonly Decimal[]) => Decimal | undefined) {
  return (_run: Run, ...values: unknown[]): number | undefined => {
    const numbers = numbersIn(values)
    return numbers.length === 0 ? undefined : calculate(numbers)?.toNumber()
  }
}

/** Undefined and null are no numbers and are passed over; any other value has to be one. */
function numbersIn(values: readonly unknown[]): Decimal[] {
  for (const value of values) if (Array.isArray(value)) boundItems(value.length)
  return values
    .flat()
    .filter((value) => !isNothing(value))
    .map((value) => new Precise(toNumber(value)))
}

function total(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((sum, number) => sum.plus(number), new Precise(0))
}

function mean(numbers: readonly Decimal[]): Decimal {
  return total(numbers).dividedBy(numbers.length)
}

function deviation(numbers: readonly Decimal[], divisor: number): Decimal {
  const middle = mean(numbers)
  return total(numbers.map((number) => number.minus(middle).pow(2)))
    .dividedBy(divisor)
    .sqrt()
}
