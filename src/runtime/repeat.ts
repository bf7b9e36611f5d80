import { type Collection, isCollection, member } from './collection.ts'
import { holds } from './condition.ts'
import { InvalidConfigurationError, UnsupportedError } from './errors.ts'
import { allowed } from './limits.ts'
import type { Run } from './run.ts'
import type { Scope } from './scope.ts'
import { compileTemplate, type Template } from './template.ts'

/** `repeat` of a request, compiled. */
export interface RepeatPlan {
  readonly condition: Template
  readonly delayMs: number
  /** How often the request is made altogether. */
  readonly limit: number
  readonly place: string
}

/** One pass of a request; without `scope` nothing was sent, as its condition did not hold. */
export interface Pass {
  readonly result: unknown
  readonly scope?: Scope
}

const mostPasses = 1000
/** What a timer can wait for; a longer wait would be over at once. */
const longestDelayMs = 2 ** 31 - 1
const known = new Set(['condition', 'delay', 'limit'])

/**
 * Reads `repeat`, or its other name `while`: `{ condition, delay, limit }`, or the condition alone. Delay (milliseconds) and
 * limit are literals.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 *
 * @throws InvalidConfigurationError without a condition or for a delay or limit that is no number, UnsupportedError for
 * anything else in it.
 */
export function compileRepeat(request: Collection, place: string): RepeatPlan | undefined {
  const name = (member(request, 'repeat') ?? undefined) === undefined ? 'while' : 'repeat'
  const given = member(request, name)
  if (given === undefined || given === null) return undefined
  const at = `${place}.${name}`
  const repeat = isCollection(given) ? given : { condition: given }
  const unknown = Object.keys(repeat).find((key) => !known.has(key))
  if (unknown !== undefined) throw new UnsupportedError(`${name}.${unknown}`, `${at}.${unknown}`)
  const condition = member(repeat, 'condition')
  if (condition === undefined || condition === null) {
    throw new InvalidConfigurationError(`${at}: say under which condition the request is repeated.`)
  }
  return {
    condition: compileTemplate(condition, `${at}.condition`),
    delayMs: literal(member(repeat, 'delay'), 0, longestDelayMs, `${at}.delay`),
    limit: Math.min(literal(member(repeat, 'limit'), mostPasses, Number.MAX_SAFE_INTEGER, `${at}.limit`), mostPasses),
    place: at,
  }
}

/**
 * Makes a request, and again for as long as its condition holds; the last pass gives the result. The condition is asked after
 * each answer and sees all that the answer holds. Passes after the first do not count as requests of the run: Make stops at
 * 1,000 of them, which 100 requests would never let happen.
 */
export async function repeated(
  plan: RepeatPlan | undefined,
  run: Run,
  pass: (run: Run) => Promise<Pass>,
): Promise<unknown> {
  let latest = await pass(run)
  if (plan === undefined) return latest.result
  const uncounted: Run = { ...run, countRequest: () => {} }
  const doubtful = allowed('maxRequestCount', run.scope.variables['common'])
  for (let passes = 1; latest.scope !== undefined && holds(plan.condition, latest.scope); passes += 1) {
    if (passes >= plan.limit) {
      run.log.warn(plan.place, `The condition still held after ${passes} requests, and no more are allowed.`)
      break
    }
    if (passes === doubtful) {
      run.log.warn(plan.place, `More than ${doubtful} requests. Make may count them and stop the run.`)
    }
    // oxlint-disable-next-line no-await-in-loop -- each pass waits for the one before
    await run.world.pause(plan.delayMs)
    // oxlint-disable-next-line no-await-in-loop
    latest = await pass(uncounted)
  }
  return latest.result
}

function literal(given: unknown, fallback: number, most: number, place: string): number {
  if (given === undefined || given === null) return fallback
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  if (typeof number === 'number' && number >= 0 && number <= most) return number
  throw new InvalidConfigurationError(`${place}: expected a number from 0 to ${most}, written without expressions.`)
}
