import * as fc from 'fast-check'
import { type Area, type Case, showing } from './area.ts'
import { judge } from './oracle.ts'

/** What came of the cases of one seed. */
export interface BatchResult {
  readonly area: Area['name']
  readonly seed: number
  readonly cases: number
  /** How often each outcome came: `result`, or the name of an error. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly slowest: Slowest
  readonly fault?: Fault
}

/** The case that took longest, counted from 0. */
export interface Slowest {
  readonly ms: number
  readonly seed: number
  readonly index: number
}

/** A fault, with the smallest case that still shows it. */
export interface Fault {
  readonly message: string
  readonly example: string
  /** How fast-check finds the case again, together with the seed. */
  readonly path: string
}

/** Milliseconds after which a case that shows a fault is not made smaller any more. */
const shrinkMs = 60_000

/**
 * Tries the cases of one seed; with `path`, only the one that it leads to. `onCase` is told the number of each case before it
 * begins. A fault is part of the result.
 */
export async function runBatch(
  area: Area,
  seed: number,
  {
    path,
    cases = area.batch,
    onCase,
  }: { path?: string | undefined; cases?: number; onCase?: (index: number) => void } = {},
): Promise<BatchResult> {
  const outcomes = new Map<string, number>()
  let slowest: Slowest = { ms: 0, seed, index: 0 }
  let begun = 0
  const property = fc.asyncProperty(area.cases, async (one: Case) => {
    const index = begun
    begun += 1
    onCase?.(index)
    const started = performance.now()
    const verdict = await judge(one.deeds())
    for (const outcome of verdict.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    const ms = performance.now() - started
    if (ms > slowest.ms) slowest = { ms, seed, index }
  })
  const run = await fc.check(property, {
    seed,
    numRuns: path === undefined ? cases : 1,
    ...(path === undefined ? {} : { path }),
    interruptAfterTimeLimit: shrinkMs + 1000 * cases,
  })
  const fault = run.failed && run.counterexample !== null ? faultOf(run) : undefined
  return {
    area: area.name,
    seed,
    cases: run.numRuns,
    outcomes: Object.fromEntries(outcomes),
    slowest,
    ...(fault && { fault }),
  }
}

function faultOf({ counterexample, counterexamplePath, errorInstance }: fc.RunDetails<[Case]>): Fault {
  return {
    message: errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    example: showing(counterexample?.[0].shown),
    path: counterexamplePath ?? '',
  }
}
