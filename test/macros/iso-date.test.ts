import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { iml, isoDate } from '../../src/authoring/macros/index.ts'
import { evaluate } from '../../src/iml/index.ts'

/** The zone of the run is far from UTC, so that nothing passes by chance. */
const dateOf = (x: unknown): unknown => evaluate(iml(isoDate('x')), { x }, { timezone: 'Asia/Tokyo' })

test.each([
  ['2015-02-23T22:28:55.387Z', '2015-02-23T22:28:55.387Z'],
  ['2015-02-23T22:28:55Z', '2015-02-23T22:28:55.000Z'],
  ['2015-02-23T22:28:55+02:00', '2015-02-23T20:28:55.000Z'],
  ['2015-02-23T22:28:55.1-0230', '2015-02-24T00:58:55.100Z'],
  ['2015-02-23T22:28:55.123456789Z', '2015-02-23T22:28:55.123Z'],
  ['2015-02-23T22:28:55.387', '2015-02-23T22:28:55.387Z'],
  ['2015-02-23T22:28:55', '2015-02-23T22:28:55.000Z'],
  ['2015-02-23', '2015-02-23T00:00:00.000Z'],
  ['2016-02-29', '2016-02-29T00:00:00.000Z'],
  ['2000-02-29', '2000-02-29T00:00:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(dateOf(text)).toEqual(new Date(instant))
})

test.each([
  undefined,
  null,
  '',
  ' ',
  'yesterday',
  '2015-2-02T00:18:23.123Z',
  '2015-02-30T00:00:00Z',
  '2015-04-31',
  '2015-13-01',
  '2015-00-10',
  '1900-02-29',
  '2015-02-23T24:00:00Z',
  '2015-02-23T22:60:00Z',
  '2015-02-23T22:28Z',
  '2015-02-23T22:28:55.Z',
  '2015-02-23T22:28:55+2',
  '2015-02-23 22:28:55Z',
  '2015-02-23T22:28:55Z\n',
  'x2015-02-23T22:28:55Z',
  1_424_730_535_387,
  true,
  {},
  [],
])('%j is no date, and no error', (value) => {
  expect(dateOf(value)).toBeUndefined()
})

test('a date that is one already stays', () => {
  const date = new Date('2015-02-23T22:28:55.387Z')
  expect(dateOf(date)).toEqual(date)
})

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0')

test('gives every date that JavaScript writes, and every day that there is', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }), (date) => {
      expect(dateOf(date.toISOString())).toEqual(date)
    }),
  )
  fc.assert(
    fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (year, month, day) => {
      const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
      const date = new Date(`${text}T00:00:00.000Z`)
      const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
      expect(dateOf(text)).toEqual(exists ? date : undefined)
    }),
    { numRuns: 500 },
  )
})
