import { randomUUID } from 'node:crypto'
import type { EvaluateOptions, Scope } from '../iml/index.ts'
import { type Collection, isCollection } from '../runtime/collection.ts'
import type { HookResponse } from '../runtime/index.ts'
import { Collector } from './aggregation.ts'
import type { ScenarioInput, Surroundings } from './behaviour.ts'
import { Budget, type Limits } from './limits.ts'
import type { Step } from './plan.ts'
import type { ModuleRun } from './trace.ts'

export interface RunOptions {
  readonly input?: ScenarioInput
  /** What the connection of the app's modules has stored. */
  readonly connection?: Collection
  readonly limits?: Partial<Limits>
  /** The clock, in milliseconds since 1970; the real one unless told. */
  readonly now?: () => number
  /** IANA name of the scenario's time zone; UTC unless told. */
  readonly timezone?: string
}

/** What the modules of one run share. */
export class Session {
  readonly input: ScenarioInput
  readonly budget: Budget
  readonly surroundings: Surroundings
  readonly collector = new Collector()
  /** Whether a bundle may be put aside when it fails. */
  readonly storesIncomplete: boolean
  readonly #evaluation: EvaluateOptions
  /** What the sender of the delivery is answered. */
  respond: HookResponse | undefined
  /** Bundles that were put aside. */
  incomplete = 0

  constructor(options: RunOptions, storesIncomplete: boolean) {
    const { input = {}, connection = {}, limits = {}, now = Date.now, timezone = 'UTC' } = options
    this.input = input
    this.budget = new Budget(limits, now)
    this.storesIncomplete = storesIncomplete
    this.#evaluation = { now, timezone, executionId: randomUUID(), place: 'mapper' }
    this.surroundings = {
      connection,
      variables: new Map(),
      timezone,
      answer: (response) => {
        this.respond = response
      },
      expectBundles: (count) => this.budget.check(count),
    }
  }

  /** Whether a module's filter lets in what a scope holds. Throws DataError when it cannot be evaluated. */
  passes({ filter }: Step, scope: Scope): boolean {
    return filter === undefined || filter.passes(scope, this.#evaluation)
  }

  /** What a module's fields are mapped to. Throws DataError when one cannot be mapped. */
  fieldsOf(step: Step, scope: Scope): Collection {
    const fields = step.mapping(scope, this.#evaluation)
    return isCollection(fields) ? fields : {}
  }

  /** Takes what a scope holds into an aggregator. Throws DataError when a field cannot be mapped. */
  collect(step: Step, scope: Scope): void {
    if (step.behaviour.kind !== 'aggregator') return
    const group = step.behaviour.groupBy?.(scope, this.#evaluation)
    this.collector.add(step, group, this.fieldsOf(step, scope))
  }

  /** Notes what a module gives. Throws MaxResultsExceededError when the run has given too much. */
  give(run: ModuleRun, bundles: readonly Collection[]): void {
    this.budget.give(bundles.length)
    run.bundles = bundles
  }
}

/** A scope to which the bundle of a module is added. */
export function withBundle(scope: Scope, { module }: Step, bundle: Collection): Scope {
  return Object.assign(Object.create(null) as Record<string, unknown>, scope, { [module.id]: bundle })
}
