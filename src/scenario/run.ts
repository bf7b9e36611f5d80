import type { Scope } from '../iml/index.ts'
import type { HookResponse, MakeError } from '../runtime/index.ts'
import { aggregated } from './aggregation.ts'
import { asMakeError, Committed, type Ending, handle } from './failure.ts'
import type { Feed, Step } from './plan.ts'
import { type Session, withBundle } from './session.ts'
import { beginRun, type ModuleRun } from './trace.ts'

/** What came of a run. */
export interface ScenarioResult {
  /** `warning` when a bundle was put aside as an incomplete execution, `error` when an error ended the run. */
  readonly status: 'success' | 'warning' | 'error'
  /** What ended the run. */
  readonly error?: MakeError
  /** What Make would count: each run of a module. Routers, filters and the directives of error handlers are free. */
  readonly operations: number
  /** What the sender of the delivery was answered, where a module or the webhook said so. */
  readonly respond?: HookResponse
  /** The modules that ran, as a tree: the first module, and beside it the aggregators of its bundles. */
  readonly runs: readonly ModuleRun[]
}

/** Runs a flow from its first module on. Whatever a module throws ends up in the result. */
export async function runFlow(flow: readonly Step[], session: Session): Promise<ScenarioResult> {
  const runs: ModuleRun[] = []
  let error: MakeError | undefined
  try {
    await enter(session, flow, 0, Object.create(null) as Scope, runs)
  } catch (thrown) {
    if (!(thrown instanceof Committed)) error = asMakeError(thrown)
  }
  return {
    status: error !== undefined ? 'error' : session.incomplete > 0 ? 'warning' : 'success',
    ...(error && { error }),
    operations: session.budget.operations,
    ...(session.respond && { respond: session.respond }),
    runs,
  }
}

/** A module at work. */
interface Work {
  readonly flow: readonly Step[]
  readonly index: number
  readonly step: Step
  /** What could be read when it began. */
  readonly scope: Scope
  readonly run: ModuleRun
  /** Where it is noted, and the aggregators of its bundles beside it. */
  readonly trace: ModuleRun[]
}

type Outcome = Promise<Ending | undefined>

/** Sends what a scope holds into the module at `index`, if its filter lets it in. */
async function enter(
  session: Session,
  flow: readonly Step[],
  index: number,
  scope: Scope,
  trace: ModuleRun[],
): Outcome {
  const step = flow[index]
  if (step === undefined) return undefined
  const run = beginRun(step)
  if (!session.passes(step, scope)) {
    trace.push({ ...run, outcome: 'filtered', filter: step.filter?.name ?? '' })
    return undefined
  }
  const work: Work = { flow, index, step, scope, run, trace }
  switch (step.behaviour.kind) {
    case 'directive':
      trace.push(run)
      return { step, scope }
    case 'router':
      trace.push(run)
      return route(session, work)
    case 'aggregator':
      // It is noted when it hands over what it has collected, not for each bundle.
      await guard(session, work, async () => session.collect(step, scope))
      if (run.error !== undefined) trace.push(run)
      return undefined
    default:
      return produce(session, work, () => act(session, work))
  }
}

/**
 * Lets a module make its bundles and sends each through all that follows before the next one; then aggregators hand over what
 * they have made of them.
 */
async function produce(session: Session, work: Work, make: () => Promise<void>): Outcome {
  const { flow, index, step, scope, run, trace } = work
  trace.push(run)
  session.collector.open(step.feeds)
  await guard(session, work, make)
  for (const bundle of run.bundles) {
    const next: ModuleRun[] = []
    run.next.push(next)
    // oxlint-disable-next-line no-await-in-loop -- one bundle after the other
    const ending = await enter(session, flow, index + 1, withBundle(scope, step, bundle), next)
    if (ending !== undefined) return ending
  }
  for (const feed of step.feeds) {
    // oxlint-disable-next-line no-await-in-loop -- in the order of the flow
    const ending = await release(session, feed, scope, trace)
    if (ending !== undefined) return ending
  }
  return undefined
}

async function act(session: Session, { step, scope, run }: Work): Promise<void> {
  session.budget.operate()
  const { behaviour, module } = step
  if (behaviour.kind !== 'source' && behaviour.kind !== 'action') return
  const { bundles, log = [] } =
    behaviour.kind === 'source'
      ? await behaviour.start(session.input, module.parameters, session.surroundings)
      : await behaviour.act(session.fieldsOf(step, scope), module.parameters, session.surroundings)
  run.log = log
  session.give(run, bundles)
}

/** After an aggregator, neither the module that feeds it nor those between them can be read. */
function release(session: Session, { flow, index, step, aggregator }: Feed, scope: Scope, trace: ModuleRun[]): Outcome {
  const items = session.collector.take(step)
  const run: ModuleRun = { ...beginRun(step), collected: items.length }
  return produce(session, { flow, index, step, scope, run, trace }, async () => {
    session.budget.operate()
    session.give(run, aggregated(aggregator, items))
  })
}

const isFallback = ([first]: readonly Step[]): boolean => first?.filter?.fallback === true

/** A fallback way is taken, last, by what no other way takes. A way is finished before the next one is taken. */
async function route(session: Session, { step, scope, run }: Work): Outcome {
  const next: ModuleRun[] = []
  run.next.push(next)
  const others = step.routes.filter((way) => !isFallback(way))
  const taken = others.some(([first]) => first !== undefined && session.passes(first, scope))
  for (const way of [...others, ...(taken ? [] : step.routes.filter(isFallback))]) {
    // oxlint-disable-next-line no-await-in-loop
    const ending = await enter(session, way, 0, scope, next)
    if (ending !== undefined) return ending
  }
  return undefined
}

/** Runs a part of a module. An error goes to its error handler, or is thrown on and ends the run. */
async function guard(session: Session, work: Work, part: () => Promise<void>): Promise<void> {
  try {
    await part()
  } catch (thrown) {
    await handle(session, work, asMakeError(thrown), (flow, scope, trace) => enter(session, flow, 0, scope, trace))
  }
}
