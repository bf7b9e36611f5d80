import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BORDER, createCustomFunctions } from '../../src/runtime/custom-functions/index.ts'
import { failureOf, startSandbox } from './harness.ts'

const run = await startSandbox()
const echo = (value: unknown): unknown => run('return values[0]', value)

const { functions } = await createCustomFunctions({
  size: 'function size(value) { return value.length }',
  bytes: 'function bytes(length) { return Buffer.alloc(length) }',
  text: 'function text(length) { return "x".repeat(length) }',
})
const size = (value: unknown): unknown => functions['size']?.(value)
const bytes = (length: number): unknown => functions['bytes']?.(length)
const text = (length: number): unknown => functions['text']?.(length)

const nested = (levels: number): unknown => {
  let value: unknown = []
  for (let level = 1; level < levels; level += 1) value = [value]
  return value
}

describe('values that cross in both directions', () => {
  const cases: [what: string, value: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['booleans', [true, false]],
    ['numbers', [0, 1.5, -1e300, 2 ** 53, 5e-324]],
    ['numbers that JSON does not have', [NaN, Infinity, -Infinity, -0]],
    ['undefined in lists and collections', [undefined, { a: undefined }]],
    ['texts', ['', 'é😀', '\u0000\u001F\u2028"\\', '\uD800', 'a\uDC00b']],
    ['dates', [new Date(0), new Date(8.64e15), new Date(NaN)]],
    ['buffers', [Buffer.from([0, 255, 128]), Buffer.alloc(0), Buffer.from('é')]],
    ['empty things', [[], {}, [[]], { a: {} }]],
    ['texts that look like the format', [['a', 1], ['u'], ['o', 'x'], ['b', 0, 3], { a: ['d', null] }]],
    ['keys in their order', { b: 1, a: 2, c: 3 }],
  ]

  test.each(cases)('%s', (_what, value) => {
    const copy = echo(value)
    expect(copy).toStrictEqual(value)
    expect(JSON.stringify(copy)).toBe(JSON.stringify(value))
  })

  test('keys that mean something', () => {
    const json = '{"__proto__":{"x":1},"constructor":{"prototype":1},"toString":1,"":2,"1":3}'
    const copy = echo(JSON.parse(json)) as object
    expect(JSON.stringify(copy)).toBe(JSON.stringify(JSON.parse(json)))
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })

  test('any of them', () => {
    const value = fc.anything({
      withDate: true,
      withTypedArray: false,
      withSparseArray: false,
      withNullPrototype: false,
    })
    fc.assert(
      fc.property(value, (given) => {
        expect(echo(given)).toStrictEqual(given)
      }),
      { numRuns: 200 },
    )
  })
})

describe('values of the host become', () => {
  test.each([
    ['bytes of other views', new Uint16Array([258]), Buffer.from([2, 1])],
    ['a part of a larger buffer', Buffer.from('abcdef').subarray(2, 4), Buffer.from('cd')],
    ['bytes of a bare block', Uint8Array.from([1, 2]).buffer, Buffer.from([1, 2])],
    ['members without functions and symbols', { a: () => 1, b: Symbol('b'), c: 1, [Symbol('c')]: 2 }, { c: 1 }],
    ['items that are functions or symbols', [() => 1, Symbol('b')], [undefined, undefined]],
    [
      'instances of classes',
      new (class Point {
        x = 1
      })(),
      { x: 1 },
    ],
    ['maps and sets', [new Map([[1, 2]]), new Set([1])], [{}, {}]],
    ['collections without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['twins', ((twin) => [twin, twin])({ a: 1 }), [{ a: 1 }, { a: 1 }]],
  ])('%s', (_what, value, copy) => {
    expect(echo(value)).toStrictEqual(copy)
  })
})

describe('results become', () => {
  test.each([
    ['members without functions and symbols', '({ a() {}, b: Symbol(), c: 1, [Symbol()]: 2 })', { c: 1 }],
    ['items that are functions or symbols', '[() => 1, Symbol()]', [undefined, undefined]],
    ['holes', '[, 1, ,]', [undefined, 1, undefined]],
    ['getters their values', '({ get a() { return 1 } })', { a: 1 }],
    [
      'proxies what they show',
      'new Proxy({}, { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: () => 5 })',
      { a: 5 },
    ],
    ['instances of classes', 'new (class { x = 1; y() {} })', { x: 1 }],
    ['errors', 'new Error("x")', {}],
    ['other views', 'new Uint16Array([258])', Buffer.from([2, 1])],
    ['bare blocks', 'new Uint8Array([1, 2]).buffer', Buffer.from([1, 2])],
    ['parts of a block', 'new Uint8Array([1, 2, 3]).subarray(1)', Buffer.from([2, 3])],
    ['toJSON nothing: values are copied, not written', '({ a: 1, toJSON() { return 2 } })', { a: 1 }],
    [
      'own keys, not inherited ones',
      'Object.create({ a: 1 }, { b: { value: 2, enumerable: true }, c: { value: 3 } })',
      { b: 2 },
    ],
    [
      'a key called __proto__',
      'JSON.parse(\'{"__proto__": {"admin": true}}\')',
      JSON.parse('{"__proto__": {"admin": true}}'),
    ],
  ])('%s', (_what, expression, value) => {
    expect(run(`return ${expression}`)).toStrictEqual(value)
  })

  test('plain objects of the host', () => {
    const result = run('return { list: [new Date(0), Buffer.from("a")], inner: {} }') as {
      list: object[]
      inner: object
    }
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(result.inner)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(result.list)).toBe(Array.prototype)
    expect(result.list[0]).toBeInstanceOf(Date)
    expect(Buffer.isBuffer(result.list[1])).toBe(true)
  })
})

describe('what has no copy', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = [cyclic]

  test.each([
    ['a BigInt in', () => echo([1n]), 'not-copyable: A BigInt cannot be given to a custom function.'],
    [
      'a BigInt out',
      () => run('return { items: [1, { n: 1n }] }'),
      'not-copyable: The result at .items[1].n is a BigInt, which IML does not know. Make a number or a text of it.',
    ],
    ['a function out', () => run('return () => 1'), 'not-copyable: The result is a function, not a value.'],
    ['a symbol out', () => run('return Symbol()'), 'not-copyable: The result is a symbol, not a value.'],
    [
      'a promise out',
      () => run('return [Promise.resolve()]'),
      'promise: The result at [0] is a promise. Make does not wait for it: give the value itself.',
    ],
    ['a cycle in', () => echo(cyclic), 'cyclic: A value that holds itself cannot be given to a custom function.'],
    [
      'a cycle out',
      () => run('const a = []; a[0] = { a }; return a'),
      'cyclic: The result at [0].a holds itself, so that it has no end.',
    ],
  ])('%s', (_what, call, failure) => {
    expect(failureOf(call)).toBe(failure)
  })
})

describe('limits', () => {
  test.each([-1, 0])('%i levels below the deepest value', (beyond) => {
    expect(echo(nested(BORDER.depth + beyond))).toEqual(nested(BORDER.depth + beyond))
  })

  test('one level too deep', () => {
    const deep = nested(BORDER.depth + 1)
    const message = 'too-deep: A value that is nested more than 200 levels deep cannot be given to a custom function.'
    expect(failureOf(() => echo(deep))).toBe(message)
    expect(failureOf(() => run(`let a = []; for (let i = 0; i < 200; i++) a = [a]; return a`))).toBe(
      'too-deep: The result at [0][0][0][0][0][0][0][0]… is nested more than 200 levels deep.',
    )
    expect(failureOf(() => run(`let a = {}; for (let i = 0; i < 1e5; i++) a = { a }; return a`))).toMatch(/^too-deep: /)
  })

  test.each([
    [-1, 'no error'],
    [0, 'no error'],
    [1, /^too-large: /],
  ])('the most bytes and %i more', (beyond, outcome) => {
    expect(failureOf(() => size(Buffer.alloc(BORDER.size + beyond)))).toMatch(outcome)
    expect(failureOf(() => bytes(BORDER.size + beyond))).toMatch(outcome)
  })

  test.each([
    [0, 'no error'],
    [1, /^too-large: /],
  ])('the most characters and %i more', (beyond, outcome) => {
    expect(failureOf(() => text(BORDER.size + beyond))).toMatch(outcome)
  })

  test('more values than may cross', () => {
    const many = Array.from({ length: BORDER.values + 1 }, () => 1)
    expect(failureOf(() => size('x'.repeat(BORDER.size + 1)))).toMatch(/^too-large: /)
    expect(failureOf(() => echo(many))).toMatch(/^too-large: /)
    expect(failureOf(() => run('return new Array(4294967295)'))).toBe(
      'too-large: The result has more than 500000 values.',
    )
    let twins: unknown = 1
    for (let level = 0; level < 40; level += 1) twins = [twins, twins]
    expect(failureOf(() => echo(twins))).toMatch(/^too-large: /)
  })
})
