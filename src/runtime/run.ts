import { ImlError } from '../iml/index.ts'
import type { Collection } from './collection.ts'
import type { World } from './environment.ts'
import { DataError, MakeError, RuntimeError, UnexpectedError } from './errors.ts'
import { allowed } from './limits.ts'
import { RunLog } from './log.ts'
import { Intake } from './request/intake.ts'
import { type ExpressionSettings, rootScope, type Scope } from './scope.ts'
import type { LogEntry } from './log.ts'

/** One run of a component: its variables, its `temp`, its log and the requests that it may still make. */
export interface Run {
  readonly world: World
  readonly log: RunLog
  readonly scope: Scope
  /** The variable `temp`; steps add to it. */
  readonly temp: Collection
  /** @throws RuntimeError when the run has made as many requests as Make allows. */
  readonly countRequest: () => void
  /** What the run has taken in of answers. */
  readonly intake: Intake
  /** How many requests the run may still make. */
  readonly requestsLeft: () => number
}

/** Begins a run with the given variables; `temp` is added to them. */
export function startRun(world: World, log: RunLog, settings: ExpressionSettings, variables: Collection): Run {
  const temp: Collection = {}
  const limit = allowed('maxRequestCount', variables['common'])
  let made = 0
  return {
    world,
    log,
    temp,
    intake: new Intake(world.maxResponseBytes),
    scope: rootScope(world, log, settings, { ...variables, temp }),
    countRequest: () => {
      if (made === limit) throw new RuntimeError(`A run may make ${limit} requests, and this one needs more.`)
      made += 1
    },
    requestsLeft: () => limit - made,
  }
}

/**
 * Runs a component and hands out its log with the result, or with the error.
 *
 * @throws MakeError with `log`; its message holds no sanitised value. Anything else that is thrown becomes one, too.
 */
export async function withLog<Result extends object>(
  work: (log: RunLog) => Promise<Result>,
): Promise<Result & { log: LogEntry[] }> {
  const log = new RunLog()
  try {
    const result = await work(log)
    const closed = log.close()
    return {
      ...result,
      get log() {
        return closed.entries
      },
    }
  } catch (error) {
    const failure = makeErrorOf(error, log.place)
    const { entries, conceal } = log.close()
    failure.message = conceal(failure.message)
    // The stack begins with the message as it was.
    failure.stack = conceal(failure.stack ?? '')
    failure.log = entries
    throw failure
  }
}

/** What is thrown as an error of Make; `place` names the template that was evaluated last. */
export function makeErrorOf(error: unknown, place: string): MakeError {
  if (error instanceof MakeError) return error
  // A value that has no text, such as a function, in a place that needs one.
  if (error instanceof ImlError) return new DataError(place === '' ? error.message : `${place}: ${error.message}`)
  // The stack is exhausted by data that is nested without end, never by the runtime itself.
  if (error instanceof RangeError) return new DataError('The data is nested too deeply or is too long.')
  return new UnexpectedError(`The runtime failed: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  })
}
