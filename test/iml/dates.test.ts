import * as fc from 'fast-check'
import moment from 'moment-timezone'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/iml/index.ts'

const zones = ['UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe']

/** Times from 1800 to 2200, so that zones without a rule and the changes of summer time are among them. */
const milliseconds = fc.integer({ min: Date.UTC(1800, 0), max: Date.UTC(2200, 0) })

describe.each(zones)('a time since 1970, in a scenario in %s', (timezone) => {
  const options = { timezone }

  test('is the instant that the library reads from it alone', () => {
    fc.assert(
      fc.property(milliseconds, fc.constantFrom(...zones), (time, zone) => {
        const [inSeconds, inMilliseconds] = [String(time / 1000), String(time)]
        const scope = { inSeconds, inMilliseconds, zone }
        expect(evaluate("{{parseDate(inSeconds, 'X')}}", scope, options)).toEqual(
          moment.tz(inSeconds, 'X', timezone).toDate(),
        )
        expect(evaluate("{{parseDate(inMilliseconds, 'x', zone)}}", scope, options)).toEqual(
          moment.tz(inMilliseconds, 'x', zone).toDate(),
        )
      }),
    )
  })

  test('is the same instant as a number, as a text, and among other tokens and words', () => {
    fc.assert(
      fc.property(milliseconds, (time) => {
        const date = new Date(time)
        const scope = { seconds: time / 1000, time, words: `at ${time} in 2015 h` }
        expect(evaluate("{{parseDate(seconds, 'X')}}", scope, options)).toEqual(date)
        expect(evaluate("{{parseDate(toString(seconds), 'X')}}", scope, options)).toEqual(date)
        expect(evaluate("{{parseDate(time, 'x')}}", scope, options)).toEqual(date)
        expect(evaluate("{{parseDate(words, '[at] x [in] YYYY [h]')}}", scope, options)).toEqual(date)
      }),
    )
  })

  test('is written without regard to the zone, and read back as it was', () => {
    fc.assert(
      fc.property(milliseconds, (time) => {
        const date = new Date(time)
        expect(evaluate("{{formatDate(date, 'X x')}}", { date }, options)).toBe(`${Math.floor(time / 1000)} ${time}`)
        expect(evaluate("{{parseDate(formatDate(date, 'x'), 'x')}}", { date }, options)).toEqual(date)
      }),
    )
  })

  test('leaves an X in brackets to the zone', () => {
    const read = evaluate("{{parseDate('X 2016-12-28 16:03', '[X] YYYY-MM-DD HH:mm')}}", {}, options)
    expect(read).toEqual(moment.tz('2016-12-28 16:03', 'YYYY-MM-DD HH:mm', timezone).toDate())
  })
})
