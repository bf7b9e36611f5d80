import { type Context, createContext, Script } from 'node:vm'
import { CustomFunctionError } from './errors.ts'

let work: () => unknown = () => undefined

let stage: Context | undefined
const call = new Script('work()')

/**
 * Runs our own work and stops it when its time is over. `node:vm` is used as an alarm clock and nothing else: no foreign
 * code is given to it. It is the one clock in Node that also stops what never looks at a clock: a search through
 * 2 ** 53 items inside the engine, which polls its own interrupt handler only between instructions, and a regular
 * expression of ours that a function has made explode.
 *
 * @throws CustomFunctionError `timeout`, else what the work throws. After a `timeout` nothing that the work was about can
 * be trusted.
 */
export function withinTime<Result>(milliseconds: number, given: () => Result): Result {
  work = given
  stage ??= createContext({ work: () => work() })
  try {
    return call.runInContext(stage, { timeout: Math.max(1, Math.ceil(milliseconds)), displayErrors: false }) as Result
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new CustomFunctionError('timeout', `It did not come to an end within ${spell(milliseconds)}.`)
  } finally {
    work = () => undefined
  }
}

function spell(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`
}
