import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/iml/index.ts'
import {
  createCustomFunctions,
  customFunctionDecisions,
  type CustomFunctionOptions,
  type DebugMessage,
} from '../../src/runtime/custom-functions/index.ts'
import { failureOf, startSandbox } from './harness.ts'

const zone = { timezone: 'Europe/Prague' }
const run = await startSandbox()

async function functionsOf(sources: Record<string, string>, options: CustomFunctionOptions = {}) {
  const { functions } = await createCustomFunctions(sources, options)
  return functions
}

describe('a call', () => {
  const cases: [what: string, source: string, values: unknown[], result: unknown][] = [
    ['values in, value out', 'function f(a, b) { return a + b }', [1, 2], 3],
    ['no result', 'function f() {}', [], undefined],
    ['comments around', '// first\nfunction f() { return 1 } // last', [], 1],
    ['an arrow function', '(a) => a * 2', [4], 8],
    ['sloppy mode', 'function f() { undeclared = 1; return undeclared }', [], 1],
    ['modern syntax', 'function f(a) { return [...(a?.list ?? [])].at(-1) ** 2 }', [{ list: [2, 3] }], 9],
    [
      'template strings and destructuring',
      'function f({ name, ...rest }) { return `${name}${Object.keys(rest)}` }',
      [{ name: 'a', x: 1 }],
      'ax',
    ],
    [
      'named groups and the s flag',
      String.raw`function f(t) { return /(?<y>\d{4}).x/s.exec(t).groups.y }`,
      ['2026\nx'],
      '2026',
    ],
    ['recursion by its own name', 'function f(n) { return n < 2 ? 1 : n * f(n - 1) }', [5], 120],
    ['recursion through iml', 'function f(n) { return n < 2 ? 1 : n * iml.f(n - 1) }', [5], 120],
    ['a sibling through iml', 'function f(x) { return iml.twice(x) }', [3], 6],
    ['a sibling by its bare name', 'function f(x) { return twice(x) }', [3], 6],
    ['a built-in', 'function f(x) { return iml.upper(x) }', ['ab'], 'AB'],
    ['a lazy built-in', 'function f(x) { return iml.if(x, 1, 2) }', [0], 2],
    ['a built-in that was taken over', 'function f(x) { return iml.omit(x) }', [{}], 'ours'],
    [
      'a name that JavaScript has',
      'function f(x) { return [iml.Map(x), typeof new Map().size] }',
      [1],
      ['mapped', 'number'],
    ],
    ['Buffer', "function f(x) { return Buffer.from(x).toString('base64') }", ['é'], 'w6k='],
    ['no state between calls', 'function f() { return (globalThis.count = (globalThis.count ?? 0) + 1) }', [], 1],
  ]

  test.each(cases)('%s', async (_what, source, values, result) => {
    const functions = await functionsOf({
      f: source,
      twice: 'function twice(x) { return x * 2 }',
      omit: "function omit() { return 'ours' }",
      Map: "function Map() { return 'mapped' }",
    })
    expect(functions['f']?.(...values)).toEqual(result)
    expect(functions['f']?.(...values)).toEqual(result)
  })

  test('leaves its arguments alone', async () => {
    const functions = await functionsOf({ f: 'function f(x) { x.list.push(1); x.more = true; return x }' })
    const value = { list: [] }
    expect(functions['f']?.(value)).toEqual({ list: [1], more: true })
    expect(value).toEqual({ list: [] })
  })

  test('comes from a template, where its failure carries its name', async () => {
    const functions = await functionsOf({
      shout: 'function shout(text) { return iml.upper(text) + this.timezone }',
      broken: "function broken() { throw new TypeError('No list.') }",
    })
    const options = { functions, timezone: 'Europe/Prague' }
    expect(evaluate('{{shout(name)}}!', { name: 'ann' }, options)).toBe('ANNEurope/Prague!')
    expect(() => evaluate('{{upper(broken())}}', {}, options)).toThrow(
      "Function 'upper' finished with error! Function 'broken' finished with error! No list.",
    )
  })
})

describe('the time zone', () => {
  const source = 'function f() { return [this.timezone, environment.timezone, iml.formatDate(new Date(0), "HH:mm")] }'

  test('is that of the call', async () => {
    const functions = await functionsOf({ f: source }, { timezone: 'Asia/Tokyo' })
    expect(functions['f']?.call(zone)).toEqual(['Europe/Prague', 'Europe/Prague', '01:00'])
    expect(functions['f']?.()).toEqual(['Asia/Tokyo', 'Asia/Tokyo', '09:00'])
  })

  test('is that of the sandbox for siblings, too', async () => {
    const functions = await functionsOf({
      f: 'function f() { return [iml.g(), g()] }',
      g: 'function g() { return this.timezone }',
    })
    expect(functions['f']?.call(zone)).toEqual(['Europe/Prague', 'Europe/Prague'])
  })

  test('of JavaScript inside is UTC, wherever the host is', () => {
    const before = process.env['TZ']
    process.env['TZ'] = 'America/New_York'
    try {
      expect(new Date(0).getHours()).toBe(19)
      expect(run('return [new Date(0).getHours(), new Date(2026, 6, 1).toISOString(), String(new Date(0))]')).toEqual([
        0,
        '2026-07-01T00:00:00.000Z',
        'Thu Jan 01 1970 00:00:00 GMT+0000',
      ])
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})

describe('the world', () => {
  test('has the clock and the chance that it is given', async () => {
    const f = 'function f() { return [Date.now() - 1000 < 50, new Date() - 1000 < 50, Math.random(), Math.random()] }'
    const options = { now: () => new Date(1000), random: () => 0.5 }
    const [first, second] = [await functionsOf({ f }, options), await functionsOf({ f }, options)]
    const result = first['f']?.() as unknown[]
    expect(result.slice(0, 2)).toEqual([true, true])
    expect(result[2]).not.toBe(result[3])
    expect(second['f']?.()).toEqual(result)
  })

  test('has another chance in each call', () => {
    const numbers = Array.from({ length: 200 }, () => run('return Math.random()') as number)
    expect(new Set(numbers).size).toBe(200)
    expect(Math.min(...numbers)).toBeLessThan(0.2)
    expect(Math.max(...numbers)).toBeGreaterThan(0.8)
  })

  test.each([
    ['new Date() instanceof Date', true],
    ['new Date().constructor === Date', true],
    ['typeof Date()', 'string'],
    ['new (class Day extends Date {})(5).getTime()', 5],
    ['Date.UTC(2026, 0, 1)', 1767225600000],
    ["(1234.5).toLocaleString('de-DE')", '1.234,5'],
    ['(1234.5).toLocaleString()', '1,234.5'],
    ["new Date(0).toLocaleDateString('en-GB', { timeZone: 'Asia/Tokyo', month: 'long' })", 'January'],
    ['new Date(0).toLocaleTimeString()', '12:00:00 AM'],
    ["['b', 'ä', 'A'].sort((x, y) => x.localeCompare(y)).join()", 'A,ä,b'],
    ["'i'.toLocaleUpperCase('tr')", 'İ'],
    [
      "try { (1).toLocaleString('no locale') } catch (error) { return error.message }",
      'Incorrect locale information provided',
    ],
    ['typeof debug + typeof console.log', 'functionfunction'],
  ])('%s', (expression, result) => {
    expect(run(expression.startsWith('try') ? expression : `return ${expression}`)).toBe(result)
  })

  test.each([
    'require process fetch setTimeout setInterval setImmediate queueMicrotask performance WebAssembly module exports',
    '__dirname global navigator structuredClone URL TextEncoder Worker std os print InternalError DOMException',
  ])('has no %s', (names) => {
    expect(run('return values[0].filter((name) => name in globalThis)', names.split(' '))).toEqual([])
  })
})

describe('built-ins', () => {
  test.each([
    ['iml.add(1, 2)', "'1' is not a valid array"],
    ["iml.parseJSON('{')", /JSON/],
    ['iml.nothing()', 'not a function'],
    ["iml.formatDate('now', 'YYYY')", "'now' is not a valid date."],
    [
      'iml.upper({ toJSON() {}, x: 1n })',
      'Argument 1 at .x is a BigInt, which IML does not know. Make a number or a text of it.',
    ],
  ])('%s fails with a message of its own', (expression, message) => {
    const text = run(
      `try { return ${expression} } catch (error) { return error instanceof Error ? error.message : 'alien' }`,
    )
    expect(text).toMatch(message)
  })

  test('take and give dates, buffers, and collections with any key', () => {
    const body = `return [
      iml.addDays(new Date(0), 1).toISOString(),
      iml.toBinary('00ff', 'hex') instanceof Buffer && iml.toBinary('00ff', 'hex').length,
      iml.base64(Buffer.from([255, 0])),
      iml.sha256('abc', 'hex', 'key').slice(0, 8),
      Object.keys(iml.parseJSON('{"__proto__": {"x": 1}, "constructor": 2}')).join(),
      iml.map([{ a: 1 }, { a: 2 }], 'a').join(),
      iml.first([]) === undefined,
    ]`
    expect(run(body)).toEqual(['1970-01-02T00:00:00.000Z', 2, '/wA=', '9c196e32', '__proto__,constructor', '1,2', true])
  })

  test('are all there', () => {
    expect(run('return typeof iml.upper + typeof iml.shuffle + typeof iml.toString + typeof iml.switch')).toBe(
      'functionfunctionfunctionfunction',
    )
  })
})

describe('what a function prints', () => {
  test('reaches the host after the call, also when it fails', async () => {
    const messages: DebugMessage[] = []
    const functions = await functionsOf(
      {
        f: "function f(x) { debug('x is', x); console.warn(new Date(0), () => 1); const c = {}; c.c = c; debug(c); throw 1 }",
      },
      { onDebug: (message) => messages.push(message) },
    )
    expect(failureOf(() => functions['f']?.([1]))).toBe('failed: 1')
    expect(messages).toEqual([
      { functionName: 'f', method: 'debug', values: ['x is', [1]] },
      { functionName: 'f', method: 'console.warn', values: [new Date(0), '[The value is a function, not a value.]'] },
      { functionName: 'f', method: 'debug', values: ['[The value at .c holds itself, so that it has no end.]'] },
    ])
  })

  test('is cut off where it becomes a flood', async () => {
    const messages: DebugMessage[] = []
    const options = { onDebug: (message: DebugMessage) => messages.push(message) }
    const functions = await functionsOf({ f: 'function f(n, x) { for (let i = 0; i < n; i++) debug(x) }' }, options)
    functions['f']?.(1100, 1)
    expect(messages).toHaveLength(1000)
    functions['f']?.(8, 'x'.repeat(300_000))
    expect(messages).toHaveLength(1003)
  })

  test('goes nowhere without somebody who listens', () => {
    expect(run("debug('x'); console.error('y'); return 1")).toBe(1)
  })
})

describe('a function that fails', () => {
  test.each([
    ["throw new Error('Exactly this')", 'failed: Exactly this'],
    ["throw new SyntaxError('Exactly this')", 'failed: Exactly this'],
    ["throw 'a text'", 'failed: a text'],
    ['throw null', 'failed: null'],
    ['throw { message: "in a collection" }', 'failed: in a collection'],
    ['throw { toString() { throw 1 } }', 'failed: Something was thrown that has no text.'],
    ['throw Object.create(null)', 'failed: Something was thrown that has no text.'],
    ['throw Symbol("s")', 'failed: Symbol(s)'],
    ['throw new Error("x".repeat(3000))', `failed: ${'x'.repeat(2000)}…`],
    ['nowhere()', 'failed: nowhere is not defined'],
    [
      'return Promise.resolve(1)',
      'promise: The result is a promise. Make does not wait for it: give the value itself.',
    ],
    ['return (async () => 1)()', 'promise: The result is a promise. Make does not wait for it: give the value itself.'],
  ])('%s', (body, failure) => {
    expect(failureOf(() => run(body))).toBe(failure)
  })
})

/** A source of that many characters. */
const padded = (length: number): string => `function f() { return 1 }${' '.repeat(length - 25)}`

describe('a source', () => {
  test.each([
    [4999, 1],
    [5000, 1],
  ])('of %i characters is accepted', async (length, result) => {
    expect(padded(length)).toHaveLength(length)
    expect((await functionsOf({ f: padded(length) }))['f']?.()).toBe(result)
  })

  test.each([
    ['of 5001 characters', padded(5001), 'source-too-long: The source has 5001 characters. Make accepts 5000 at most.'],
    ['that is no JavaScript', 'function f( {', /^source-invalid: SyntaxError: .+ \(f\.js:\d+:\d+\)$/],
    ['with something after the function', 'function f() {}; f()', /^source-invalid: SyntaxError/],
    ['that is empty', '', /^source-invalid: SyntaxError/],
    ['that is no function', '42', 'source-invalid: TypeError: The source is no function.'],
    ['that is a module', 'import fs from "fs"', /^source-invalid: SyntaxError/],
    [
      'that fails as it is read',
      'function f() {}), (() => { throw new Error("early") })(',
      'source-invalid: Error: early',
    ],
    [
      'that never ends as it is read',
      'function f() {}), (() => { while (true) {} })(',
      'timeout: It did not come to an end within 500 ms.',
    ],
  ])('%s fails when it is called, and is known before', async (_what, f, failure) => {
    const made = await createCustomFunctions(
      { f, g: 'function g() { return iml.f() }', h: 'function h() { return 7 }' },
      { timeoutMs: 500 },
    )
    expect(failureOf(() => made.functions['f']?.())).toMatch(failure)
    expect(made.problems.map(({ name }) => name)).toEqual(['f'])
    expect(failureOf(() => made.functions['g']?.())).toBe(`failed: ${made.problems[0]?.error.message}`)
    expect(made.functions['h']?.()).toBe(7)
  })
})

test('apps do not see each other, and one that was disposed of says so', async () => {
  const first = await createCustomFunctions({ f: 'function f() { return typeof g }' })
  const second = await createCustomFunctions({ g: 'function g() { return typeof iml.f }' })
  expect([first.functions['f']?.(), second.functions['g']?.()]).toEqual(['undefined', 'undefined'])
  first.dispose()
  expect(failureOf(() => first.functions['f']?.())).toBe('disposed: The functions of this app were disposed of.')
  expect(second.functions['g']?.()).toBe('undefined')
})

test('names that every object has are names of functions like any other', async () => {
  const sources = JSON.parse(
    '{"constructor": "function c() { return 1 }", "__proto__": "function p() { return iml.constructor() + 1 }"}',
  )
  const functions = await functionsOf(sources as Record<string, string>)
  expect(Object.keys(functions)).toEqual(['constructor', '__proto__'])
  expect(Object.entries(functions).map(([, call]) => call())).toEqual([1, 2])
})

test('a small call takes well under a millisecond once it is warm', () => {
  const times = Array.from({ length: 400 }, () => {
    const start = performance.now()
    run('return 1')
    return performance.now() - start
  })
  expect(times.slice(200).toSorted((a, b) => a - b)[100]).toBeLessThan(1)
})

test('each decision names the file that carries it out', () => {
  expect(customFunctionDecisions.filter(({ file }) => !existsSync(`src/runtime/${file}`))).toEqual([])
})
