import { Buffer } from './buffer.js'
import { Cargo, pack, Refusal, unpack } from './copy.js'
import { begin, define, settle } from './world.js'

/*
 * The only door between a custom function and the host: texts of JSON and blocks of bytes go through it, nothing else.
 */

const { parse, stringify } = JSON
const { InternalError } = globalThis

/** Characters of a message that leave the sandbox. */
const MESSAGE_LENGTH = 2000

const functions = Object.create(null)
const iml = {}
let host
let fetch
let limits
let leaving
let timezone = 'UTC'

/**
 * Sets up the globals. `ask` takes a question, a text and perhaps a block of bytes, and gives the text of the answer;
 * `fetchBytes` gives the bytes of that answer. `settings` is JSON: the names of IML's functions, and the limits of values.
 */
export function start(askHost, fetchBytes, settings) {
  const { builtins, limits: givenLimits } = parse(settings)
  host = askHost
  fetch = fetchBytes
  limits = givenLimits
  settle()
  for (const name of builtins) define(iml, name, (...values) => ask('iml', [name, timezone], values))
  define(globalThis, 'iml', iml)
  define(globalThis, 'Buffer', Buffer)
  define(globalThis, 'debug', (...values) => report('debug', values))
  const console = {}
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
    console[name] = (...values) => report(`console.${name}`, values)
  }
  define(globalThis, 'console', console)
  define(globalThis, 'environment', { timezone })
  useLocales()
}

/** Adds a custom function: to `iml`, over a built-in one of that name, and as a bare name unless that is taken. */
export function add(name, implementation) {
  if (typeof implementation !== 'function') throw new TypeError('The source is no function.')
  // As Make's own runner calls it: https://github.com/integromat/vscode-apps-sdk
  provide(name, (...values) => implementation.apply({ timezone: globalThis.environment.timezone }, values))
}

/** In the place of a function whose source is faulty: calling it says what is wrong. */
export function addFaulty(name, message) {
  provide(name, () => {
    throw new Error(message)
  })
}

function provide(name, call) {
  functions[name] = call
  define(iml, name, call)
  if (!Object.hasOwn(globalThis, name)) define(globalThis, name, call)
}

/** Calls a custom function: a request and the bytes of its values go in, the text of the answer comes out. */
export function invoke(request, bytes) {
  try {
    const { name, values, zone, now, chance } = parse(request)
    enter(zone, now, chance)
    const result = functions[name](...unpack(values, () => bytes))
    const cargo = new Cargo()
    const packed = pack(result, 'The result', limits, cargo)
    leaving = cargo.close()
    return stringify(['value', packed])
  } catch (error) {
    return describe(error)
  }
}

/** The bytes of the last answer, or undefined. */
export function takeBytes() {
  return leaving
}

/** Sets what differs from call to call. */
export function enter(zone, now, chance) {
  timezone = zone
  globalThis.environment.timezone = zone
  begin(now, chance)
}

/** The custom function of a name. */
export function functionOf(name) {
  return functions[name]
}

/** What was thrown, as an answer: the engine's own limits and refusals by code, anything else by its message. */
export function describe(error) {
  if (error instanceof Refusal) return stringify(['refused', error.code, cut(error.message)])
  if (error instanceof InternalError && error.message === 'out of memory') {
    return stringify(['refused', 'out-of-memory', ''])
  }
  if (error instanceof RangeError && error.message === 'Maximum call stack size exceeded') {
    return stringify(['refused', 'stack-overflow', ''])
  }
  return stringify(['failed', cut(messageOf(error))])
}

/** Why a source or a test file is no program, with line and column, which only the stack knows. */
export function describeFault(error) {
  const [, place] = /at (?:.*\()?(\S+?:\d+:\d+)/.exec(String(error?.stack)) ?? []
  const where = error instanceof SyntaxError && place !== undefined ? ` (${place})` : ''
  return cut(`${nameOf(error)}${messageOf(error)}${where}`)
}

/** The message of anything that can be thrown. */
export function messageOf(error) {
  try {
    const message = typeof error === 'object' && error !== null ? error.message : undefined
    return typeof message === 'string' ? message : String(error)
  } catch {
    return 'Something was thrown that has no text.'
  }
}

/** `TypeError: ` and the like; nothing for what is no error. */
export function nameOf(error) {
  return error instanceof Error && typeof error.name === 'string' ? `${error.name}: ` : ''
}

function cut(text) {
  return text.length > MESSAGE_LENGTH ? `${text.slice(0, MESSAGE_LENGTH)}…` : text
}

/** Asks the host; a failure there is an Error here. */
export function ask(kind, about, values) {
  const cargo = new Cargo()
  const packed = values.map((value, at) => pack(value, `Argument ${at + 1}`, limits, cargo))
  const [outcome, answer] = parse(host(stringify([kind, about, packed]), cargo.close()))
  if (outcome === 'failed') throw new Error(answer)
  return unpack(answer, fetch)
}

/** Tells the host of debugging output, which never fails: what has no copy is told in words. */
function report(method, values) {
  const cargo = new Cargo()
  const shown = values.map((value) => {
    try {
      return pack(value, 'The value', limits, cargo)
    } catch (error) {
      return `[${messageOf(error)}]`
    }
  })
  host(stringify(['debug', [method], shown]), cargo.close())
}

/** QuickJS has no languages: what depends on them is answered by the host, with that of en-US where none is named. */
function useLocales() {
  const types = [
    ['Number', Number.prototype, (number) => Number(number), ['toLocaleString']],
    ['Date', Date.prototype, (date) => date.getTime(), ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
    ['String', String.prototype, (text) => String(text), ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']],
  ]
  for (const [type, prototype, valueOf, methods] of types) {
    for (const method of methods) {
      define(prototype, method, function (...values) {
        return ask('locale', [type, method], [valueOf(this), ...values])
      })
    }
  }
}
