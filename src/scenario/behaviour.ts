import type { Collection } from '../runtime/collection.ts'
import type { Delivery, HookResponse, LogEntry } from '../runtime/index.ts'
import type { Mapping } from './mapping.ts'

/** What one run of a module gave. */
export interface Produced {
  readonly bundles: readonly Collection[]
  /** The requests it made, secrets masked. */
  readonly log?: readonly LogEntry[]
}

/** What a module may use of the run that it is part of. */
export interface Surroundings {
  /** What the connection of the app's modules has stored. */
  readonly connection: Collection
  /** Set by Set variable, read by Get variable. */
  readonly variables: Map<string, unknown>
  readonly timezone: string
  /** Sets what the sender of the delivery is answered. */
  readonly answer: (response: HookResponse) => void
  /** Counts bundles before they are made, and throws when there are too many. */
  readonly expectBundles: (count: number) => void
}

/** What starts a run. Only what the first module takes is looked at. */
export interface ScenarioInput {
  /** What a custom webhook receives: the body of the request, parsed. */
  readonly payload?: unknown
  /** What an instant trigger of the app receives. */
  readonly delivery?: Delivery
  /** The form of the app's webhook, as its user filled it in. */
  readonly webhook?: Collection
  /** What the first module gives when it belongs to another app, for which this stands in. */
  readonly bundles?: readonly Collection[]
}

/** The kind of input that a scenario takes; `nothing` when a schedule starts it. */
export type Takes = 'payload' | 'delivery' | 'bundles' | 'nothing'

/** Starts the run; only a first module does. */
export interface Source {
  readonly kind: 'source'
  readonly takes: Takes
  readonly start: (input: ScenarioInput, parameters: Collection, run: Surroundings) => Promise<Produced> | Produced
}

/** Runs once for each bundle that enters. `fields` are its mapped fields. */
export interface Action {
  readonly kind: 'action'
  readonly act: (fields: Collection, parameters: Collection, run: Surroundings) => Promise<Produced> | Produced
}

/** Waits for all bundles of another module and makes one of what was mapped of each. */
export interface Aggregator {
  readonly kind: 'aggregator'
  readonly feeder: number
  readonly groupBy: Mapping | undefined
  readonly stopIfEmpty: boolean
  readonly combine: (items: readonly Collection[]) => Collection
}

/** Sends each bundle down its ways. */
export interface Router {
  readonly kind: 'router'
}

/** Ends what runs after an error. */
export interface Directive {
  readonly kind: 'directive'
  readonly name: DirectiveName
}

export type DirectiveName = 'ignore' | 'resume' | 'break' | 'rollback' | 'commit'

export type Behaviour = Source | Action | Aggregator | Router | Directive
