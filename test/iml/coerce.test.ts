import { describe, expect, test } from 'vitest'
import { toArray, toBoolean, toBuffer, toCollection, toDate, toNumber, toText } from '../../src/iml/index.ts'

const day = new Date('2026-11-22T10:00:00.000Z')

/** https://help.make.com/type-coercion */
describe('conversions of typed parameters', () => {
  test.each([
    ['text', 'text'],
    [1.5, '1.5'],
    [1e21, '1000000000000000000000'],
    [-1.5e-7, '-0.00000015'],
    [true, 'true'],
    [day, '2026-11-22T10:00:00.000Z'],
    [{ a: day, b: undefined }, '{"a":"2026-11-22T10:00:00.000Z"}'],
    [[{ a: 1 }, { b: 2 }], '{"a":1},{"b":2}'],
    [[1, 'b', null], '1,b,'],
    [Buffer.from('ž'), 'ž'],
    [new Uint8Array([0x61]), 'a'],
    [undefined, ''],
    [null, ''],
  ])('%j to text', (value, text) => expect(toText(value)).toBe(text))

  test.each([
    [5, 5],
    ['5', 5],
    [' -1.5 ', -1.5],
    ['1e3', 1000],
    ['.5', 0.5],
  ])('%j to number', (value, number) => expect(toNumber(value)).toBe(number))

  test.each([
    ['abc'],
    [''],
    ['0x1F'],
    ['1 000'],
    ['Infinity'],
    [Number.NaN],
    [true],
    [null],
    [undefined],
    [[1]],
    [{}],
    [day],
  ])('%j to number is an error', (value) => {
    expect(() => toNumber(value)).toThrow(
      expect.objectContaining({ name: 'ImlError', code: 'invalid-number', start: 0 }),
    )
  })

  test('a message quotes the value', () => {
    expect(() => toNumber('abc')).toThrow("'abc' is not a valid number.")
    expect(() => toNumber({})).toThrow("'collection' is not a valid number.")
    expect(() => toDate('abc')).toThrow("'abc' is not a valid date.")
    expect(() => toCollection('abc')).toThrow("'abc' is not a valid collection.")
    expect(() => toText(Buffer.from([0xff]))).toThrow("'buffer' is not a valid text.")
  })

  test.each([
    [0, true],
    ['', false],
    ['false', false],
    ['no', true],
    [false, false],
    [[], true],
    [undefined, false],
    [null, false],
  ])('%j to boolean is %j', (value, boolean) => expect(toBoolean(value)).toBe(boolean))

  test('to date: dates, milliseconds, and texts in the zone that is given', () => {
    expect(toDate(day)).toBe(day)
    expect(toDate(day.getTime())).toEqual(day)
    expect(toDate('22.11.2026 11:00', 'Europe/Prague')).toEqual(day)
    expect(toDate('2026-11-22 10:00')).toEqual(day)
    for (const value of [true, null, {}, new Date(Number.NaN), 1e20]) {
      expect(() => toDate(value)).toThrow(expect.objectContaining({ code: 'invalid-date' }))
    }
  })

  test('to array, collection and buffer', () => {
    expect(toArray([1])).toEqual([1])
    expect(toArray('a')).toEqual(['a'])
    expect(toArray(undefined)).toEqual([])
    const collection = { a: 1 }
    expect(toCollection(collection)).toBe(collection)
    for (const value of ['{}', [], day, Buffer.alloc(0), null, undefined]) {
      expect(() => toCollection(value)).toThrow(expect.objectContaining({ code: 'invalid-collection' }))
    }
    expect(toBuffer('ž')).toEqual(Buffer.from([0xc5, 0xbe]))
    expect(toBuffer('ff', 'hex')).toEqual(Buffer.from([0xff]))
    expect(toBuffer(new Uint16Array([1]))).toEqual(Buffer.from([1, 0]))
  })
})
