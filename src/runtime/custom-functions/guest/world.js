/*
 * What a function sees of the world: a clock and chance that the host gives, and no more globals than JavaScript has.
 */

const SystemDate = Date
const systemNow = Date.now

/** Globals of QuickJS that Make does not have: its functions see JavaScript's built-ins and Buffer. */
const foreign = ['DOMException', 'InternalError', 'performance', 'queueMicrotask']

let ahead = 0
let seed = [0, 0, 0, 0]
let state = []

/** Removes what does not belong, and puts the host's clock and chance in the place of the engine's own. */
export function settle() {
  for (const name of foreign) delete globalThis[name]
  const now = () => systemNow() + ahead
  SystemDate.now = now
  const HostDate = new Proxy(SystemDate, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new SystemDate(now()).toString(),
  })
  SystemDate.prototype.constructor = HostDate
  define(globalThis, 'Date', HostDate)
  define(Math, 'random', random)
}

/** Lets the clock stand at `now`, from where it goes on, and chance start at four numbers from 0 up to 1. */
export function begin(now, chance) {
  ahead = now - systemNow()
  seed = chance
}

/** Adds a member that is no part of a `for … in`, as those of the language are. */
export function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true })
}

/** Most calls never ask for it, so that the state is made of the seed only when one does. */
function random() {
  if (seed !== undefined) {
    state = seed.map((number) => (number * 2 ** 32) | 0)
    seed = undefined
    // The first numbers still look like the seed.
    for (let round = 0; round < 12; round += 1) random()
  }
  return next()
}

/** Chris Doty-Humphrey's generator sfc32: small, quick, and passes the usual tests of chance. */
function next() {
  const [a, b, c, counter] = state
  const sum = (((a + b) | 0) + counter) | 0
  state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, (counter + 1) | 0]
  return (sum >>> 0) / 2 ** 32
}
