import { bundleOf } from '../bundles.ts'
import { type ChainPlan, compileChain, type Link, runLink } from '../chain.ts'
import { isCollection, member } from '../collection.ts'
import { InvalidConfigurationError, RuntimeError } from '../errors.ts'
import { limitOf } from '../limit.ts'
import type { Behaviour, ModuleSource } from '../module-type.ts'
import { collector, type PageReader } from '../pages.ts'
import type { Run } from '../run.ts'
import { withVariables } from '../scope.ts'
import { compileTemplate } from '../template.ts'
import { compileDirective, rulesIn, type TriggerPlan } from './directive.ts'
import { Reading, recordReader } from './reader.ts'
import { type Boundary, boundaryOf, stateAfter, type TriggerState } from './state.ts'

/** What a module may store. */
const mostStateBytes = 64 * 1024

/** The requests of a trigger, the last of which gives the records. */
export interface TriggerChain {
  readonly before: ChainPlan
  readonly last: Link
  readonly trigger: TriggerPlan
}

/**
 * Compiles a polling trigger: of the records that it has not processed yet it gives the oldest, one unless `response.limit` says
 * otherwise, and remembers how far it came.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/trigger
 *
 * @throws InvalidConfigurationError without a url, without `response.trigger` in the last request, or with a wrapper;
 * UnsupportedError for a directive that cannot be executed.
 */
export function compileTrigger(source: ModuleSource): Behaviour {
  const chain = compileTriggerChain(source, source.definition.api, `${source.place}, api`)
  return async (run, { state, start }) => {
    const rules = rulesIn(chain.trigger, run.scope)
    const boundary = boundaryOf(state, start, rules, run)
    const limit = limitOf(chain.last.limit, 1)
    const reading = await readRecords(chain, withBoundary(run, boundary), (scoped) =>
      recordReader(chain.last, chain.trigger, rules, boundary, limit, scoped),
    )
    const processed = reading.records.slice(0, limit(run.scope))
    return {
      bundles: processed.map(({ value }) => bundleOf(value)),
      state: storable(stateAfter(processed, reading.doneWith, rules, boundary), source.place),
    }
  }
}

/** Compiles the requests of a trigger or of its epoch. */
export function compileTriggerChain({ base }: ModuleSource, api: unknown, place: string): TriggerChain {
  const requests: readonly unknown[] = Array.isArray(api) ? api : [api]
  const at = Array.isArray(api) ? `${place}[${requests.length - 1}]` : place
  if ((member(member(requests.at(-1), 'response'), 'wrapper') ?? undefined) !== undefined) {
    throw new InvalidConfigurationError(`${at}.response.wrapper: a polling trigger has no wrapper.`)
  }
  const chain = compileChain(api, base, 'trigger', place)
  const last = chain.at(-1)
  if (last === undefined || chain.every(({ step }) => step.request === undefined)) {
    throw new InvalidConfigurationError(`${place}: a polling trigger needs a request with a url.`)
  }
  const trigger = compileDirective(member(last.response, 'trigger'), `${at}.response.trigger`)
  // The records of a trigger are items, whether or not it says what to iterate.
  const container = last.output.container ?? compileTemplate('{{body}}', `${at}.response.iterate`)
  return { before: chain.slice(0, -1), last: { ...last, output: { ...last.output, container } }, trigger }
}

/** Runs the requests of a trigger and gives what its reader made of the last one; nothing when that one was skipped. */
export async function readRecords(
  { before, last }: TriggerChain,
  run: Run,
  readerOf: (run: Run) => PageReader,
): Promise<Reading> {
  for (const link of before) {
    // oxlint-disable-next-line no-await-in-loop -- requests of a chain build on each other
    await runLink(link, run, () => collector(link.output))
  }
  const reading = await runLink(last, run, () => readerOf(run))
  return reading instanceof Reading ? reading : new Reading([], new Set())
}

/** The run with `data.lastDate`, `data.lastId` and `trigger.matchEqual`, as far as they are known. */
export function withBoundary(run: Run, { time, id, matchEqual }: Boundary): Run {
  const stored = run.scope.variables['data']
  const data = {
    ...(isCollection(stored) ? stored : {}),
    ...(time === undefined ? {} : { lastDate: new Date(time) }),
    ...(id === undefined ? {} : { lastId: id }),
  }
  return { ...run, scope: withVariables(run.scope, { data, trigger: { matchEqual } }) }
}

function storable(state: TriggerState, place: string): TriggerState {
  if (Buffer.byteLength(JSON.stringify(state)) <= mostStateBytes) return state
  throw new RuntimeError(`${place}: it has to remember more than 64 KiB. Let its dates be more precise than they are.`)
}
