import { describe, expect, test } from 'vitest'
import { failureOf, startSandbox } from './harness.ts'

const run = await startSandbox({ timeoutMs: 2000 })

/** What a function that got out could have changed: the host's globals and the members of what every object inherits. */
function fingerprint(): string {
  const holders = [globalThis, Object, Function, Array, Error, JSON, Promise, Math, Reflect, process, process.env]
  const prototypes = [Object, Function, Array, Error, String, Number, Date, Promise, RegExp, Buffer, Uint8Array, Map]
  const objects = [...holders, ...prototypes.map((one) => one.prototype as object)]
  return JSON.stringify(objects.map((object) => Reflect.ownKeys(object).map(String)))
}

const before = fingerprint()
const tools = (): unknown[] => [
  Reflect.get(Array.prototype, 'push'),
  JSON.parse,
  Reflect.get(Object.prototype, 'toString'),
  Date.now,
  Reflect.get(Error, 'prepareStackTrace'),
]
const originals = tools()

function expectUntouchedHost(): void {
  expect(fingerprint()).toBe(before)
  expect(tools()).toEqual(originals)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(process.exitCode).toBeUndefined()
}

/** Tells what a function of the realm that it was made in would see. */
const look = '(typeof process + typeof require + typeof fetch + typeof globalThis.process)'
const nothing = 'undefinedundefinedundefinedundefined'

describe('ways to a function of the host', () => {
  test.each([
    ['Function', `return Function("return ${look}")()`],
    ['eval', `return eval("${look}")`],
    ['indirect eval', `return (0, eval)("${look}")`],
    ['the constructor of this', `return this.constructor.constructor("return ${look}")()`],
    ['the constructor of an argument', `return values.constructor.constructor("return ${look}")()`],
    [
      'the constructor of a member of an argument',
      `return values[0].inner.constructor.constructor("return ${look}")()`,
    ],
    ['the constructor of a date', `return values[0].date.constructor.constructor("return ${look}")()`],
    ['the constructor of a buffer', `return values[0].bytes.constructor.constructor("return ${look}")()`],
    ['the block of a buffer', `return values[0].bytes.buffer.constructor.constructor("return ${look}")()`],
    ['the constructor of a built-in', `return iml.upper.constructor("return ${look}")()`],
    ['the constructor of debug', `return debug.constructor("return ${look}")()`],
    ['the constructor of console', `return console.log.constructor("return ${look}")()`],
    [
      'the constructor of what a built-in gives',
      `return iml.parseJSON("{}").constructor.constructor("return ${look}")()`,
    ],
    [
      'the constructor of a date of a built-in',
      `return iml.addDays(new Date(), 1).constructor.constructor("return ${look}")()`,
    ],
    ['the constructor of environment', `return environment.constructor.constructor("return ${look}")()`],
    ['an error of a built-in', `try { iml.add(1) } catch (e) { return e.constructor.constructor("return ${look}")() }`],
    [
      'an error of a built-in about the argument',
      `try { iml.upper(1n) } catch (e) { return e.constructor.constructor("return ${look}")() }`,
    ],
    ['an error of the engine', `try { null.x } catch (e) { return e.constructor.constructor("return ${look}")() }`],
    [
      'an overflow of the stack',
      `const f = () => f(); try { f() } catch (e) { return e.constructor.constructor("return ${look}")() }`,
    ],
    ['the constructor of generators', `return (function* () {}).constructor("yield ${look}")().next().value`],
    [
      'the constructor of async functions',
      `let seen; (async () => {}).constructor("f", "f(${look})")((x) => { seen = x }); return seen`,
    ],
    ['Reflect.construct', `return Reflect.construct(Function, ["return ${look}"])()`],
    [
      'the caller',
      `function f() { return f.caller } try { const c = f(); return c ? c.constructor("return ${look}")() : "${nothing}" } catch { return "${nothing}" }`,
    ],
    ['arguments.callee', `function f() { return arguments.callee.constructor("return ${look}")() } return f()`],
    [
      'the frames of a stack',
      `Error.prepareStackTrace = (e, frames) => frames; const s = new Error().stack; const f = Array.isArray(s) ? s.map((x) => x.getThis?.() ?? x.getFunction?.()).find(Boolean) : undefined; return f ? f.constructor.constructor("return ${look}")() : ${look}`,
    ],
    ['the template object of a tag', `return ((t) => t.constructor.constructor("return ${look}")())\`x\``],
    ['a symbol that all realms share', `return Object(Symbol.for("x")).constructor.constructor("return ${look}")()`],
    [
      'a proxy in the place of a prototype',
      `const p = new Proxy(function () {}, {}); return p.constructor("return ${look}")()`,
    ],
    ['String.prototype.constructor', `return "".sub.constructor("return ${look}")()`],
  ])('%s', (_way, body) => {
    expect(run(body, { inner: {}, date: new Date(0), bytes: Buffer.from('abc') })).toBe(nothing)
    expectUntouchedHost()
  })
})

describe('ways to what every object of the host inherits', () => {
  test.each([
    [
      'its own prototypes',
      'Object.prototype.polluted = 1; Array.prototype.polluted = 1; Function.prototype.polluted = 1; return {}',
    ],
    [
      '__proto__ of an argument',
      'values[0].__proto__.polluted = 1; values[0].constructor.prototype.polluted = 1; return values[0]',
    ],
    ['__proto__ of a result', 'return JSON.parse(\'{"__proto__": {"polluted": 1}}\')'],
    ['constructor.prototype of a result', 'return { constructor: { prototype: { polluted: 1 } } }'],
    [
      'a setter on __proto__',
      'const o = {}; Object.defineProperty(o, "__proto__", { get: () => ({ polluted: 1 }), enumerable: true }); return o',
    ],
    ['what built-ins merge', 'return iml.toCollection([{ k: "__proto__", v: { polluted: 1 } }], "k", "v")'],
    ['what built-ins set', 'return iml.omit(JSON.parse(\'{"__proto__": {"polluted": 1}, "a": 1}\'), "a")'],
    ['what is printed', 'debug(JSON.parse(\'{"__proto__": {"polluted": 1}}\')); return 1'],
    ['what is thrown', 'throw JSON.parse(\'{"__proto__": {"polluted": 1}, "message": {"toString": 1}}\')'],
  ])('%s', (_way, body) => {
    failureOf(() => run(body, {}))
    expectUntouchedHost()
  })
})

describe('tools turned against the border', () => {
  const changes = [
    'JSON.stringify = () => \'["value", ["zzz"]]\'; JSON.parse = () => { throw 1 }',
    'Array.prototype.toJSON = () => "mine"',
    'Array.prototype.toJSON = () => ["value", ["b", -1e9, 1e12]]',
    'Array.prototype.push = function () { return 1e9 }',
    'Object.prototype.toJSON = () => ({})',
    'String.prototype.toJSON = () => 1; Number.prototype.toJSON = () => 1',
    'Array.isArray = () => true; Object.keys = () => ["__proto__", "polluted"]',
    'Object.defineProperty(Array.prototype, "0", { set() { throw 1 }, get: () => "0" })',
    'Object.defineProperty(Object.prototype, "value", { get: () => "polluted", set() {} })',
    'Array.prototype[Symbol.iterator] = function* () { yield "polluted" }',
    'Symbol.prototype.toString = Symbol.prototype.valueOf = () => "polluted"',
    'Error.prototype.toString = () => { throw 1 }; Date.prototype.getTime = () => "polluted"',
    'Error.stackTraceLimit = -1; Error.prepareStackTrace = () => { throw 1 }; Error.captureStackTrace = null',
    'for (const name of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[name] } catch {} }',
    'for (const o of [Object, Array, JSON, Reflect, Math]) for (const k of Reflect.ownKeys(o)) { try { o[k] = () => iml } catch {} }',
    'Promise.prototype.then = (f) => f(iml); globalThis.iml = null; globalThis.environment = null',
    'Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(globalThis)',
    'Object.setPrototypeOf(Array.prototype, null)',
    'Object.setPrototypeOf(Object.getPrototypeOf(iml), new Proxy({}, { get: () => { throw 1 } }))',
  ]

  test.each(changes)('%s', (change) => {
    let outcome: unknown
    const failure = failureOf(() => {
      outcome = run(`${change}; return { a: [1, new Date(0), Buffer.from("x")] }`)
    })
    // Whatever comes out is data or a typed error; the next call knows nothing of it.
    expect(failure).toMatch(/^(?:no error$|failed: |crashed: |not-copyable: |promise: |stack-overflow: )/)
    expect(typeof outcome).not.toBe('function')
    expect(run('return [JSON.stringify([{}]), Array.isArray([]), typeof iml.upper("a")]')).toEqual([
      '[{}]',
      true,
      'string',
    ])
    expectUntouchedHost()
  })
})

test('forged buffers take no more memory of the host than there are bytes', () => {
  const held = process.memoryUsage().arrayBuffers
  const forged = "['value', ['a', ...new Array(2000).fill(['b', 0, 4e6])]]"
  const once = `let first = true; Array.prototype.toJSON = function () { if (!first) return this; first = false; return ${forged} }`
  const result = run(`${once}; return Buffer.alloc(4e6)`) as Buffer[]
  expect([result.length, result[1999]?.length]).toEqual([2000, 4e6])
  expect(process.memoryUsage().arrayBuffers - held).toBeLessThan(100e6)
  const numbers = "['value', ['a', ['b', -5, 1e12], ['b', 1e300, {}], ['b', [], 'x'], ['d', 'x'], ['n', {}]]]"
  expect(run(`${once.replace(forged, numbers)}; return Buffer.alloc(3)`)).toBeInstanceOf(Array)
})

/** Code whose question to the host arrives as another one. */
const forge = (question: string): string =>
  `let first = true; Array.prototype.toJSON = function () { if (!first) return this; first = false; return ${question} }
   try { return typeof iml.upper('a') } catch (error) { return error.message }`

test('forged questions to the host are refused or answered as any other', () => {
  const answers = [
    "['iml', ['constructor', 'UTC'], []]",
    "['iml', [{}, []], []]",
    "['locale', ['__proto__', 'x'], []]",
    '{}',
    'null',
    "['iml', null]",
  ]
  for (const question of answers) expect(typeof run(forge(question))).toBe('string')
  expect(run(forge("['iml', ['constructor', 'UTC'], []]"))).toBe("Function 'constructor' not found!")
  expectUntouchedHost()
})

describe('ways to the machine', () => {
  test.each([
    ['import()', 'let seen = "nothing"; import("node:fs").then((x) => { seen = x }, () => {}); return seen', 'nothing'],
    [
      'import() of our own code',
      'let seen = "nothing"; import("bridge.js").then((x) => { seen = x }, () => {}); return seen',
      'nothing',
    ],
    ['import.meta', 'try { return eval("import.meta") } catch (e) { return e.name }', 'SyntaxError'],
    ['require', 'try { return require("fs") } catch (e) { return e.name }', 'ReferenceError'],
    ['WebAssembly', 'return typeof WebAssembly', 'undefined'],
    [
      'Atomics.wait',
      'try { Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 5); return 1 } catch (e) { return e.name }',
      'ReferenceError',
    ],
    ['memory that others share', 'return new SharedArrayBuffer(8).byteLength', 8],
    [
      'jobs that outlive the call',
      'Promise.resolve().then(() => { while (true) {} }); new FinalizationRegistry(() => {}).register({}, 1); return 1',
      1,
    ],
    [
      'a prototype walk for natives',
      `
      const seen = new Set([globalThis]); const found = []
      for (const object of seen) for (const key of Reflect.ownKeys(object)) {
        const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key)
        for (const next of [value, get, set, Object.getPrototypeOf(object)]) {
          if ((typeof next === 'object' && next !== null) || typeof next === 'function') seen.add(next)
        }
        if (/^(process|require|fs|child_process|binding|mainModule|fetch)$/.test(String(key))) found.push(key)
      }
      return [found.length, seen.size > 500]`,
      [0, true],
    ],
    ['the secrets of the host in a stack', 'return /\\/|file:|node_modules|\\.ts/.test(new Error().stack)', false],
    [
      'the environment of the host',
      'return typeof process + typeof environment.PATH + Object.keys(environment).join()',
      'undefinedundefinedtimezone',
    ],
  ])('%s', (_way, body, result) => {
    expect(run(body)).toEqual(result)
    expectUntouchedHost()
  })

  test('values that run code as they are read run it inside, within the time of the call', () => {
    const values = [
      '({ get a() { return Function("return typeof process")() } })',
      '({ a: new Proxy({}, { ownKeys: () => [Function("return typeof process")()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: () => 1 }) })',
    ]
    expect(values.map((value) => run(`return ${value}`))).toEqual([{ a: 'undefined' }, { a: { undefined: 1 } }])
    expect(failureOf(() => run('throw { get message() { return typeof process } }'))).toBe('failed: undefined')
    expect(failureOf(() => run('throw { toString: () => typeof process }'))).toBe('failed: undefined')
    expectUntouchedHost()
  })
})
