import { ImlError, type Scope } from '../iml/index.ts'
import {
  DataError,
  MakeError,
  MaxResultsExceededError,
  OperationsLimitExceededError,
  ScenarioTimeoutError,
} from '../runtime/index.ts'
import type { Step } from './plan.ts'
import { type Session, withBundle } from './session.ts'
import type { ModuleRun } from './trace.ts'

/** The directive at which the modules behind an error have arrived. */
export interface Ending {
  readonly step: Step
  readonly scope: Scope
}

/** Sends what a scope holds into a flow. */
export type Enter = (flow: readonly Step[], scope: Scope, trace: ModuleRun[]) => Promise<Ending | undefined>

/** Commit: the run ends here, and as a success. */
export class Committed extends Error {
  override readonly name = 'Committed'
}

/** The error of Make's that something thrown stands for. What is no error of a module is thrown again. */
export function asMakeError(thrown: unknown): MakeError {
  if (thrown instanceof MakeError) return thrown
  if (thrown instanceof ImlError) return new DataError(thrown.message, { cause: thrown })
  throw thrown
}

/** Whether an error ends the run past every error handler: the limits of a run are no matter of a module. */
function isLimit(error: MakeError): boolean {
  return (
    error instanceof OperationsLimitExceededError ||
    error instanceof ScenarioTimeoutError ||
    error instanceof MaxResultsExceededError
  )
}

/**
 * Runs the modules behind an error and does what their directive says. They read its message and type as members of the failed
 * module's `error`. Without a directive at their end the bundle is left out, as with Ignore; when the filter in front of them does not
 * let it in, the error counts as not handled. https://help.make.com/error-handlers
 *
 * @throws the error itself when it ends the run; Committed when the run ends without one.
 */
export async function handle(
  session: Session,
  { step, scope, run }: { readonly step: Step; readonly scope: Scope; readonly run: ModuleRun },
  error: MakeError,
  enter: Enter,
): Promise<void> {
  Object.assign(run, { outcome: 'failed', error, log: error.log } satisfies Partial<ModuleRun>)
  const { handler } = step
  const inside = withBundle(scope, step, { error: { message: error.message, type: error.name } })
  const first = handler?.[0]
  if (isLimit(error) || !handler || !first || !session.passes(first, inside)) throw error
  const ending = await enter(handler, inside, run.onError)
  const behaviour = ending?.step.behaviour
  run.handled = behaviour?.kind === 'directive' ? behaviour.name : 'ignore'
  switch (run.handled) {
    case 'ignore':
      return
    case 'resume':
      session.give(run, [ending === undefined ? {} : session.fieldsOf(ending.step, ending.scope)])
      return
    case 'break':
      if (!session.storesIncomplete) throw error
      session.incomplete++
      return
    case 'commit':
      throw new Committed('The run was committed.')
    default:
      throw error
  }
}
