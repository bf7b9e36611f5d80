import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, evaluate, functionRegistry } from '../../src/iml/index.ts'
import { outcome } from './outcome.ts'

describe('options', () => {
  test.each([
    ['a date', new Date(1000)],
    ['milliseconds', 1000],
    ['a function', () => new Date(1000)],
  ])('now may be %s', (_kind, now) => {
    expect(evaluate('{{now}}', {}, { now })).toEqual(new Date(1000))
    expect(evaluate('{{timestamp}}', {}, { now })).toBe(1)
  })

  test('one evaluation stands in one moment', () => {
    let asked = 0
    const run = compile(['{{now}}', '{{timestamp}}', '{{now}}'])
    const now = () => 1000 * ++asked
    expect(run({}, { now })).toEqual([new Date(1000), 1, new Date(1000)])
    expect(run({}, { now })).toEqual([new Date(2000), 2, new Date(2000)])
  })

  test('now is the real time by default, and a fresh date each time', () => {
    const before = Date.now()
    const [one, two] = evaluate(['{{now}}', '{{now}}'], {}) as [Date, Date]
    expect(one.getTime()).toBeGreaterThanOrEqual(before)
    expect(one).not.toBe(two)
  })

  test('random and uuid are asked for each time', () => {
    let count = 0
    expect(evaluate('{{random}} {{random}} {{uuid}}', {}, { random: () => ++count / 10, uuid: () => 'u' })).toBe(
      '0.1 0.2 u',
    )
    expect(evaluate('{{uuid}}', {})).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  test.each(['Mars/Base', '', 'constructor', '__proto__'])('%j is not a time zone', (timezone) => {
    expect(() => evaluate('x', {}, { timezone })).toThrow(
      expect.objectContaining({ name: 'ImlError', code: 'invalid-option' }),
    )
    expect(evaluate('{{formatDate(now, "Z", zone)}}', { zone: timezone }, { timezone: 'Asia/Kolkata' })).toBe('+05:30')
  })
})

describe('custom functions', () => {
  test('get their arguments and the time zone', () => {
    const functions = {
      zoned(this: { timezone: string }, ...values: unknown[]) {
        return [this.timezone, ...values]
      },
    }
    expect(evaluate('{{zoned(1, x, "a", )}}', { x: true }, { functions, timezone: 'Europe/Prague' })).toEqual([
      'Europe/Prague',
      1,
      true,
      'a',
      undefined,
    ])
  })

  test('win over built-in ones, lazy ones too, for one run only', () => {
    const run = compile('{{omit(1, 2)}} {{if(0, 1, 2)}}')
    expect(run({}, { functions: { omit: () => 'mine', if: () => 'own' } })).toBe('mine own')
    expect(() => run({})).toThrow(/'1' is not a valid collection/)
  })

  test('are looked for among own members only', () => {
    const functions = Object.create({ inherited: () => 1 }) as Record<string, () => unknown>
    expect(() => evaluate('{{inherited()}}', {}, { functions })).toThrow("Function 'inherited' not found!")
    expect(() => evaluate('{{toString2()}}', {}, { functions: { toString2: 5 as never } })).toThrow(
      "Function 'toString2' not found!",
    )
  })
})

describe('compile', () => {
  test('runs many times with other scopes', () => {
    const run = compile({ a: '{{x}}', b: ['{{y}}', 'text {{x}}'] })
    expect(run({ x: 1 })).toEqual({ a: 1, b: ['text 1'] })
    expect(run({ y: 2 })).toEqual({ b: [2, 'text '] })
  })

  test('gives fresh objects and arrays each time, and leaves the definition alone', () => {
    const definition = { list: [{ fixed: 1 }], none: '{{emptyarray}}' }
    const run = compile(definition)
    const first = run({}) as { list: Array<{ fixed: number }>; none: unknown[] }
    first.list[0]!.fixed = 2
    first.none.push(1)
    expect(run({})).toEqual({ list: [{ fixed: 1 }], none: [] })
    expect(definition.list[0]!.fixed).toBe(1)
  })

  test('evaluate sees a value as it is now', () => {
    const value = { a: '{{x}}' }
    expect(evaluate(value, { x: 1 })).toEqual({ a: 1 })
    value.a = 'changed {{x}}'
    expect(evaluate(value, { x: 1 })).toEqual({ a: 'changed 1' })
  })

  test('more templates than are kept compiled do no harm', () => {
    for (let count = 0; count < 2500; count++)
      expect(evaluate(`{{x}} ${count}`, { x: count })).toBe(`${count} ${count}`)
    expect(evaluate('{{x}} 0', { x: 'again' })).toBe('again 0')
  })

  test('what is not plain passes through as it is', () => {
    class Point {
      readonly x = '{{1}}'
    }
    const values = [new Date(0), Buffer.from('{{1}}'), new Point(), new Map([['a', '{{1}}']]), () => '{{1}}', /a/, 5n]
    for (const value of values) {
      expect(evaluate(value, {})).toBe(value)
      expect((evaluate({ value }, {}) as { value: unknown }).value).toBe(value)
    }
    expect(evaluate(Object.assign(Object.create(null), { a: '{{1}}' }), {})).toEqual({ a: 1 })
  })

  test('expressions nested 60 deep over 32 KB take some milliseconds', () => {
    let chain = 'createJSON(o)'
    for (let index = 0; index < 60; index++) {
      const letter = String.fromCharCode(65 + (index % 26))
      chain = `replace(${chain}, '/${letter}(?=[^"\\\\]*":)/g', '_${letter.toLowerCase()}')`
    }
    const members = Array.from({ length: 500 }, (_, index) => [
      `someLongKey${index}`,
      `A Value with "Quotes" and Words ${index}`,
    ])
    const o = Object.fromEntries(members) as Record<string, string>
    expect(JSON.stringify(o).length).toBeGreaterThan(25_000)
    const run = compile(`{{parseJSON(${chain})}}`)
    run({ o })
    const start = performance.now()
    const result = run({ o }) as Record<string, string>
    expect(performance.now() - start).toBeLessThan(500)
    expect(Object.keys(result).slice(0, 2)).toEqual(['some_long_key0', 'some_long_key1'])
    expect(Object.values(result)).toEqual(Object.values(o))
  })
})

/** An object as a stranger may send it. */
function hostile(): Record<string, unknown> {
  return JSON.parse('{"__proto__": {"polluted": true}, "a": 1}') as Record<string, unknown>
}

function expectOwnProto(value: unknown): void {
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect(Object.getOwnPropertyDescriptor(value, '__proto__')).toEqual({
    value: { polluted: true },
    configurable: true,
    enumerable: true,
    writable: true,
  })
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}

describe('__proto__ is data', () => {
  test.each([
    ['a definition', (o: unknown) => evaluate(o, {})],
    ['a spread', (o: unknown) => evaluate({ '{{...}}': '{{o}}' }, { o })],
    ['pick', (o: unknown) => evaluate("{{pick(o, '__proto__')}}", { o })],
    ['omit', (o: unknown) => evaluate("{{omit(o, 'a')}}", { o })],
    ['parseJSON', (o: unknown) => evaluate('{{parseJSON(t)}}', { t: JSON.stringify(o) })],
    [
      'toCollection',
      () => evaluate("{{toCollection(l, 'k', 'v')}}", { l: [{ k: '__proto__', v: { polluted: true } }] }),
    ],
  ])('in %s', (_where, make) => expectOwnProto(make(hostile())))

  test('and can be read like any member', () => {
    const o = hostile()
    expect(evaluate('{{o.__proto__.polluted}}', { o })).toBe(true)
    expect(evaluate("{{get(o, '__proto__.polluted')}}", { o })).toBe(true)
    expect(evaluate('{{keys(o)}}', { o })).toEqual(['__proto__', 'a'])
    expect(evaluate('{{createJSON(o)}}', { o })).toBe('{"__proto__":{"polluted":true},"a":1}')
    expect(evaluate("{{map(l, '__proto__')}}", { l: [o, {}] })).toEqual([{ polluted: true }])
  })
})

describe('whatever the values are, only ImlError is raised', () => {
  const calls = Object.values(functionRegistry).flatMap(({ name, minimum }) => {
    return [minimum, minimum + 1, minimum + 2].map(
      (count) => `{{${name}(${['a', 'b', 'c', 'd', 'e'].slice(0, count).join(', ')})}}`,
    )
  })
  const operations = ['||', '&&', '=', '!=', '<', '<=', '>', '>=', '+', '++', '-', '*', '/', '%'].map(
    (o) => `{{a ${o} b}}`,
  )
  const others = ['{{-a}}', '{{!a}}', '{{a[b]}}', '{{a[]}}', '{{a.toString}}', 'text {{a}}', '{{a.b.c}}']
  const programs = [...calls, ...operations, ...others].map((template) => compile(template))

  const value = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
    fc.constantFrom<unknown>(
      'hex',
      'asc',
      '/a/g',
      '/(/',
      'UTC',
      'YYYY',
      '2026-01-01',
      '12',
      -1,
      1e308,
      1e-320,
      Number.NaN,
      [],
      {},
    ),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  )

  test('in any function and operator', () => {
    const property = fc.property(value, value, value, value, fc.constantFrom(...programs), (a, b, c, d, run) => {
      for (const looseEquality of [false, true]) {
        const options = { looseEquality, onWarning: () => undefined, now: 0 }
        outcome(() => run({ a, b, c, d }, options))
      }
    })
    expect(fc.defaultReportMessage(fc.check(property, { numRuns: 3000 }))).toBeUndefined()
  })

  test('in any value', () => {
    fc.assert(
      fc.property(fc.anything(), (any) => {
        expect(() => outcome(() => evaluate(any, {}))).not.toThrow()
      }),
    )
  })
})
