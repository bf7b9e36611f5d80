import { manyBundles, singleBundle } from './bundles.ts'
import { compileChain, runChain } from './chain.ts'
import type { Collection } from './collection.ts'
import { UnsupportedError } from './errors.ts'
import { compileInstantTrigger } from './instant-trigger.ts'
import { compileResponder } from './responder.ts'
import type { Run } from './run.ts'
import { type ModuleDefinition, moduleTypeOf } from './sections.ts'
import { compileTrigger } from './trigger/run.ts'
import type { TriggerStart, TriggerState } from './trigger/state.ts'
import type { HookResponse } from './webhook/respond.ts'

/** What is given to some types of module only. */
export interface TypedInput {
  /** Polling trigger: what its last run handed out as `state`; nothing before the first run. */
  readonly state?: TriggerState | undefined
  /** Polling trigger: where its first run starts, as the user chose it. Without it, at the oldest record; `state` goes before it. */
  readonly start?: TriggerStart | undefined
  /** Instant trigger: one of the bundles that `receive` gave, visible as `payload`. */
  readonly payload?: unknown
  /** Instant trigger: what its webhook has stored. */
  readonly webhook?: Collection
}

/** What comes of a run. */
export interface ModuleOutcome {
  readonly bundles: Collection[]
  /** Polling trigger: what its next run is to be given as `state`. It can be written as JSON. */
  readonly state?: TriggerState
  /** Responder: what the sender of the delivery is answered. */
  readonly respond?: HookResponse
}

/** A module without its form: what its type needs to compile it. */
export interface ModuleSource {
  readonly definition: ModuleDefinition
  readonly base: Collection
  /** Such as `module 'watch'`. */
  readonly place: string
}

/** What a module does in a run whose variables are set. */
export type Behaviour = (run: Run, input: TypedInput) => Promise<ModuleOutcome>

const types: ReadonlyMap<string, (source: ModuleSource) => Behaviour> = new Map([
  ['action', (source: ModuleSource) => compileRequests(source, singleBundle)],
  ['universal', (source: ModuleSource) => compileRequests(source, singleBundle)],
  ['search', (source: ModuleSource) => compileRequests(source, manyBundles)],
  ['trigger', compileTrigger],
  ['instant_trigger', compileInstantTrigger],
  ['responder', compileResponder],
])

/**
 * Compiles what a module of its type does.
 * https://developers.make.com/custom-apps-documentation/app-components/modules
 *
 * @throws UnsupportedError for a type that Make does not have or a directive that cannot be executed, InvalidConfigurationError
 * for what the type does not allow.
 */
export function compileBehaviour(source: ModuleSource): Behaviour {
  const type = moduleTypeOf(source.definition)
  const compile = types.get(type)
  if (compile === undefined) throw new UnsupportedError(`module of type ${type}`, source.place)
  return compile(source)
}

function compileRequests(source: ModuleSource, bundlesOf: (result: unknown) => Collection[]): Behaviour {
  const chain = compileChain(source.definition.api, source.base, 'module', `${source.place}, api`)
  return async (run) => ({ bundles: await runChain(chain, run, bundlesOf) })
}
