import type { Collection } from '../runtime/collection.ts'

/**
 * A scenario as Make exports and imports it, read and checked. Make publishes no schema; this is what exports hold and what
 * Make's own instructions for agents describe: https://github.com/integromat/make-skills (skills/make-scenario-building).
 */
export interface Blueprint {
  readonly name: string
  readonly flow: readonly FlowModule[]
  /** Whether a broken-off bundle may be stored as an incomplete execution: `metadata.scenario.dlq`. */
  readonly storesIncomplete: boolean
}

/** One bubble of the editor. */
export interface FlowModule {
  /** Where it stands, such as `flow[1].routes[0].flow[0]`. */
  readonly place: string
  readonly id: number
  /** Such as `builtin:BasicFeeder`, or `app#segment-ramen-x1y2z3:identify` for an app that is not public. */
  readonly module: string
  /** The name that the user gave it. */
  readonly label: string | undefined
  /** What cannot be mapped: the connection, the webhook, the source of an aggregator. */
  readonly parameters: Collection
  /** The fields with their expressions. */
  readonly mapper: Collection
  /** Of an aggregator: `groupBy` and `stopIfEmpty`. */
  readonly flags: Collection
  readonly filter: FlowFilter | undefined
  readonly routes: readonly Route[] | undefined
  /** What runs instead when the module fails. */
  readonly onerror: readonly FlowModule[] | undefined
}

/** One way on from a router. */
export interface Route {
  readonly flow: readonly FlowModule[]
  readonly disabled: boolean
}

/** What a bundle must meet to enter a module: one group of conditions, in which all must hold. */
export interface FlowFilter {
  readonly name: string
  readonly groups: readonly (readonly Condition[])[]
  /** Of the first module on a router's way: it is the way of what no other way takes. */
  readonly fallback: boolean
}

/** `a` and `b` may be expressions. */
export interface Condition {
  readonly place: string
  readonly a: unknown
  readonly operator: string
  readonly b: unknown
}
