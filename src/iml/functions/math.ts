import { Decimal } from 'decimal.js'
import { quoted, toNumber, toText } from '../coerce.ts'
import { ImlError } from '../errors.ts'
import { piecesOf } from '../literal-search.ts'
import { readDecimal } from '../numerals.ts'
import type { Run } from '../run.ts'
import { searchable } from './searchable.ts'
import { isNothing } from '../values.ts'

/** No number has digits further from its decimal point, on either side. */
const MAX_DIGITS = 400

/** Decimals that {@link math.formatNumber} accepts. */
const MAX_DECIMALS = 100

/**
 * Functions on one number. Decision nothing-as-number: undefined and null give undefined.
 * https://help.make.com/math-functions
 */
export const math = {
  abs: single((number) => Math.abs(number)),
  ceil: single((number) => Math.ceil(number)),
  floor: single((number) => Math.floor(number)),

  /**
   * Decision round-half: halves go up, also below zero: -2.5 gives -2. A second argument is not documented and
   * ignored.
   */
  round: single((number) => Math.round(number)),

  trunc: (_run: Run, value: unknown, digits: unknown) => {
    if (isNothing(value)) return undefined
    const number = toNumber(value)
    const places = isNothing(digits) ? 0 : Math.trunc(toNumber(digits))
    if (!Number.isFinite(number) || places > MAX_DIGITS) return number
    const factor = new Decimal(10).pow(Math.max(places, -MAX_DIGITS))
    return new Decimal(number).times(factor).trunc().dividedBy(factor).toNumber()
  },

  /** Decision grouping-ignored: blanks, apostrophes, and the separators that are not the decimal one mean nothing. */
  parseNumber: (_run: Run, value: unknown, separator: unknown) => {
    if (isNothing(value) || typeof value === 'number') return value ?? undefined
    const decimal = isNothing(separator) || separator === '' ? '.' : toText(separator)
    const [whole = '', ...fractions] = piecesOf(searchable(value), decimal).map((part) =>
      part.replaceAll(/[\s'’.,]/g, ''),
    )
    const number = readDecimal([whole, ...fractions].join('.'))
    if (number === undefined) throw new ImlError('invalid-number', `${quoted(value)} is not a valid number.`)
    return number
  },

  /** Decision format-number-half: halves go away from zero. The defaults, `,` and `.`, are those of the help page. */
  formatNumber: (_run: Run, value: unknown, decimals: unknown, point: unknown, thousands: unknown) => {
    if (isNothing(value)) return undefined
    const places = toNumber(decimals)
    if (!Number.isInteger(places) || places < 0 || places > MAX_DECIMALS) {
      throw new ImlError('invalid-number', `${quoted(decimals)} is not a number of decimals from 0 to ${MAX_DECIMALS}.`)
    }
    const digits = new Decimal(toNumber(value)).toFixed(places, Decimal.ROUND_HALF_UP)
    const [whole = '', fraction] = digits.split('.')
    const separator = isNothing(thousands) ? '.' : toText(thousands)
    const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, () => separator)
    return fraction === undefined ? grouped : grouped + (isNothing(point) ? ',' : toText(point)) + fraction
  },
}

function single(calculate: (number: number) => number) {
  return (_run: Run, value: unknown): number | undefined => {
    // Adding 0 turns -0, which prints as 0 but is not equal to it everywhere, into 0.
    return isNothing(value) ? undefined : calculate(toNumber(value)) + 0
  }
}
