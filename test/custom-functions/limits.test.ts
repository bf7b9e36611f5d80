import { describe, expect, test } from 'vitest'
import { createCustomFunctions, CustomFunctionError } from '../../src/runtime/custom-functions/index.ts'
import { failureOf, startSandbox } from './harness.ts'

const memoryBytes = 16 * 1024 * 1024
const patience = { timeoutMs: 10_000 }
const run = await startSandbox({
  memoryBytes,
  get timeoutMs() {
    return patience.timeoutMs
  },
})

/** The code ends in time with an error of one of the kinds, and leaves a sandbox that works as before. */
function expectStopped(body: string, kinds: RegExp, timeoutMs = patience.timeoutMs): void {
  const before = patience.timeoutMs
  patience.timeoutMs = timeoutMs
  expect(failureOf(() => run(`globalThis.marker = 1; ${body}`))).toMatch(kinds)
  patience.timeoutMs = before
  const check = 'return [typeof marker, values[0], new Uint8Array(1e4).every((byte) => byte === 0)]'
  expect(run(check, 'sound')).toEqual(['undefined', 'sound', true])
}

describe('code without an end', () => {
  test.each([
    'while (true) {}',
    'for (;;) { try { for (;;) {} } catch {} finally { continue } }',
    'const f = () => { try { while (true) {} } finally { f() } }; f()',
    'const f = (n) => { try { return f(n + 1) } catch { return f(n) } }; return f(0)',
    'return { get a() { while (true) {} } }',
    'return [new Proxy({}, { ownKeys() { while (true) {} } })]',
    'throw { get message() { while (true) {} } }',
    'throw { toString() { while (true) {} } }',
    'const c = class { static get [Symbol.hasInstance]() { while (true) {} } }; return 1 instanceof c',
    'return [...{ [Symbol.iterator]() { while (true) {} } }]',
    'return JSON.stringify({ toJSON() { while (true) {} } })',
    'return [2, 1].sort(() => { while (true) {} })',
    'return iml.upper({ get a() { while (true) {} } })',
    'debug({ get a() { while (true) {} } })',
    'while (true) iml.upper("a")',
    'return /(a+)+$/.test("a".repeat(40) + "b")',
    'return iml.replace("a".repeat(40) + "b", "/(a+)+$/", "")',
    'eval("while (true) {}")',
  ])('%s', (body) => {
    expectStopped(body, /^(?:timeout|out-of-memory): /, 30)
  })
})

describe('single steps of the engine without an end', () => {
  test.each([
    'return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)',
    'return Array.prototype.reverse.call({ length: 2 ** 53 - 1 })',
    'return Array.prototype.sort.call({ length: 2 ** 32 })',
    'return "a".repeat(4e6).indexOf("a".repeat(2e6) + "b")',
    'return (3n ** 600000n).toString().length',
  ])('%s', (body) => {
    expectStopped(body, /^(?:timeout|out-of-memory|failed): /, 30)
  })
})

describe('code that wants too much memory', () => {
  test.each([
    'const a = []; while (true) a.push("x".repeat(1e5) + a.length)',
    'let s = "x"; while (true) s += s',
    'return "x".repeat(1e9)',
    'return new ArrayBuffer(1e9)',
    'return Buffer.alloc(1e9)',
    'return new Array(1e9).fill(0)',
    'return "ab".padEnd(2 ** 29, "c").split("")',
    'const a = []; while (true) { try { while (true) a.push(new Uint8Array(1e6)) } catch { a.length -= 1; throw a.length } }',
  ])('%s', (body) => {
    expectStopped(body, /^(?:out-of-memory|timeout|failed): /)
  })

  test('says so', () => {
    expect(failureOf(() => run('return "x".repeat(1e9)'))).toBe(
      'out-of-memory: The function needed more memory than it may have.',
    )
    expect(failureOf(() => run('return values[0].length', 'é'.repeat(9_000_000)))).toMatch(
      /^(?:out-of-memory|crashed): /,
    )
  })

  test('a limit that leaves no room for the engine is refused', async () => {
    await expect(createCustomFunctions({}, { memoryBytes: 1024 })).rejects.toThrow(CustomFunctionError)
  })
})

describe('code that goes too deep', () => {
  test.each([
    'const f = () => f(); f()',
    'const f = () => [1].map(f); f()',
    'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return JSON.stringify(o)',
    'return JSON.parse("[".repeat(1e6))',
    'let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.x',
    'return eval("(".repeat(1e5))',
    'return new RegExp("(?:".repeat(1e5) + ")".repeat(1e5))',
    'const o = { toString() { return `${o}` } }; throw o',
  ])('%s', (body) => {
    expectStopped(body, /^(?:stack-overflow|timeout|failed|out-of-memory): /)
  })

  test('says so, and a thousand calls are not too deep', () => {
    expect(failureOf(() => run('const f = () => f(); f()'))).toBe(
      'stack-overflow: The function called itself too deeply.',
    )
    expect(run('const f = (n) => n === 0 ? 0 : 1 + f(n - 1); return f(1000)')).toBe(1000)
  })

  test('is an error that the function can catch', () => {
    expect(run('const f = () => f(); try { f() } catch (error) { return error instanceof RangeError }')).toBe(true)
  })

  test('where the stack of the host is nearly full, it is the same error', () => {
    const failures: string[] = []
    const descend = (): unknown => {
      try {
        return descend()
      } finally {
        // On the way up: at first there is room for hardly anything.
        if (failures.length < 200) failures.push(failureOf(() => run('const f = () => f(); f()')).split(':')[0] ?? '')
      }
    }
    expect(() => descend()).toThrow(RangeError)
    expect([...new Set(failures)]).toEqual(['stack-overflow'])
    expect(run('return 1')).toBe(1)
  })
})

test('a call may take all of its time and no more', async () => {
  const spin = 'function spin(ms) { const end = Date.now() + ms; while (Date.now() < end); return "done" }'
  const { functions } = await createCustomFunctions({ spin }, { timeoutMs: 300 })
  expect(functions['spin']?.(20)).toBe('done')
  expect(failureOf(() => functions['spin']?.(5000))).toBe('timeout: It did not come to an end within 300 ms.')
  expect(functions['spin']?.(0)).toBe('done')
})

test('hostile calls of all kinds in a row leave the sandbox as it was', () => {
  for (let round = 0; round < 2; round += 1) {
    expect(failureOf(() => run('const f = () => f(); f()'))).toMatch(/^stack-overflow/)
    expect(failureOf(() => run('return "x".repeat(1e9)'))).toMatch(/^out-of-memory/)
    expect(failureOf(() => run('let o = {}; for (let i = 0; i < 3e4; i++) o = { o }; JSON.stringify(o)'))).toMatch(
      /^stack-overflow/,
    )
    expect(run('globalThis.count = (globalThis.count ?? 0) + 1; return count')).toBe(1)
  }
})
