import type { SmokeResult } from './index.ts'

/** How the components of one kind ended. */
export interface SmokeSummary {
  readonly components: number
  /** Every run was done. */
  readonly always: number
  /** Some runs were done, others ended with an error that Make has. */
  readonly sometimes: number
  /** Every run ended with an error that Make has. */
  readonly never: number
  /** A run failed, whatever became of the others. */
  readonly failed: number
}

/** Counts the components of one kind, or all of them. */
export function summaryOf(results: readonly SmokeResult[], kind?: SmokeResult['kind']): SmokeSummary {
  const outcomes = new Map<string, Set<string>>()
  for (const { kind: one, name, outcome } of results) {
    if (kind !== undefined && one !== kind) continue
    const key = `${one} ${name}`
    outcomes.set(key, (outcomes.get(key) ?? new Set()).add(outcome.type))
  }
  const count = (test: (types: Set<string>) => boolean): number => [...outcomes.values()].filter(test).length
  return {
    components: outcomes.size,
    always: count((types) => types.has('done') && types.size === 1),
    sometimes: count((types) => types.has('done') && types.has('error') && !types.has('failure')),
    never: count((types) => types.has('error') && types.size === 1),
    failed: count((types) => types.has('failure')),
  }
}
