import { type Context, createContext, Script } from 'node:vm'

let work: () => unknown = () => undefined

let stage: Context | undefined
const call = new Script('work()')

/**
 * Runs our own work and stops it when its time is over, which throws what `late` gives. `node:vm` is used as an alarm
 * clock and nothing else: no foreign code is given to it, and it is no border of any kind. It is the one clock in Node
 * that also stops what never looks at a clock, such as a regular expression that backtracks for ever. It costs some
 * 60 µs. What it cannot stop is the search for a plain text inside the engine; {@link positionOf} has no need of it.
 *
 * Alarms may be set inside each other: the one that rings first stops what belongs to it.
 */
export function withinTime<Result>(milliseconds: number, given: () => Result, late: () => Error): Result {
  const before = work
  work = given
  stage ??= createContext({ work: () => work() })
  try {
    return call.runInContext(stage, { timeout: Math.max(1, Math.ceil(milliseconds)), displayErrors: false }) as Result
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw late()
  } finally {
    work = before
  }
}
