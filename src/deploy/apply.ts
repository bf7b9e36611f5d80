import { carryOut } from './carry-out.ts'
import { checksumsOf } from './checksums.ts'
import type { Context, Progress } from './context.ts'
import { DeployError } from './error.ts'
import type { Journal } from './history/journal.ts'
import { type Origin, setRemoteName, writeOrigins } from './local/origins.ts'
import { RefusedError } from './make/client.ts'
import { makePlan } from './make-plan.ts'
import { type Consent, type Plan, refusalsOf, stepsOf } from './plan.ts'
import { recover } from './recover.ts'
import type { Step } from './step.ts'

/** How often a deployment goes on by itself after Make failed at creating something. */
const FAILURES = 3

/** What came of a deployment. */
export interface Applied {
  readonly plan: Plan
  /** Why nothing was done; empty when it was not refused. */
  readonly refusals: readonly string[]
  /** How many changes were made in Make. */
  readonly done: number
  /** What Make does not hold as it should after all; empty when every checksum is equal. */
  readonly left: readonly Step[]
}

/**
 * Deploys: plans, and unless something speaks against it carries the plan out and compares again. An interrupted deployment is gone on
 * with: what is done already is equal by now and left alone.
 *
 * @throws DeployError when Make fails or refuses; the journal then holds what it takes to go on or to undo.
 */
export async function apply(context: Context, consent: Consent, progress: Progress): Promise<Applied> {
  const { records } = context
  if (records.interrupted?.state === 'undoing') {
    throw new DeployError('An undo was interrupted. Finish it with "undo" before something new is applied.')
  }
  const plan = await makeNext(context, consent)
  const refusals = refusalsOf(plan, consent)
  if (refusals.length > 0) return { plan, refusals, done: 0, left: [] }
  let current = plan
  let done = 0
  const count: Progress = (step) => {
    done += 1
    progress(step)
  }
  // The second round adds what Make left out as it created something. What is not equal after that never will be.
  for (let rounds = 0, failures = 0; stepsOf(current).length > 0 && rounds < 2;) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      await carryOut(current, context, records.interrupted ?? begin(context), count)
      rounds += 1
    } catch (error) {
      if (!(error instanceof RefusedError && error.isUnsettled) || failures >= FAILURES) throw error
      // oxlint-disable-next-line no-await-in-loop
      await context.client.pause(failures)
      failures += 1
    }
    // oxlint-disable-next-line no-await-in-loop
    current = await makeNext(context, consent)
  }
  const left = stepsOf(current)
  if (left.length === 0) finish(context, current)
  return { plan, refusals, done, left }
}

async function makeNext(context: Context, { allowBreaking }: Consent): Promise<Plan> {
  return makePlan({ ...context, origin: await recover(context), allowBreaking })
}

function begin({ records }: Context): Journal {
  const journal = records.next()
  journal.start(new Date(), records.applied)
  return journal
}

function finish({ local, records }: Context, plan: Plan): void {
  if (plan.origin !== undefined) tieAll(plan.origin, local)
  writeOrigins(local.folder, local.origins)
  records.applied = checksumsOf(plan)
  records.interrupted?.note({ event: 'end', as: 'done' })
}

/** Make's editor asks about every component that the origin does not name. */
function tieAll(origin: Origin, { components }: Context['local']): void {
  for (const { kind, id } of components) {
    const isTied = origin.idMapping?.[kind]?.some((mapping) => mapping.local === id) === true
    if (!isTied) setRemoteName(origin, kind, id, id)
  }
}
