import type { Area } from './area.ts'
import type { BatchResult, Slowest } from './batch.ts'

interface Row {
  cases: number
  readonly outcomes: Map<string, number>
  slowest: Slowest
}

/** Adds up what batches came to. */
export class Tally {
  readonly #rows = new Map<Area['name'], Row>()

  add({ area, cases, outcomes, slowest }: BatchResult): void {
    const row = this.#rows.get(area) ?? { cases: 0, outcomes: new Map(), slowest }
    row.cases += cases
    for (const [name, count] of Object.entries(outcomes)) row.outcomes.set(name, (row.outcomes.get(name) ?? 0) + count)
    if (slowest.ms > row.slowest.ms) row.slowest = slowest
    this.#rows.set(area, row)
  }

  get cases(): number {
    return [...this.#rows.values()].reduce((sum, { cases }) => sum + cases, 0)
  }

  /** One line for each area: its cases, its slowest case, and how often what was done in them ended in which way. */
  lines(): string[] {
    return [...this.#rows].map(([area, { cases, outcomes, slowest }]) => {
      const ends = [...outcomes].toSorted(([, one], [, other]) => other - one)
      const shown = ends.map(([name, count]) => `${name} ${number(count)}`).join(', ')
      const slow = `slowest ${number(Math.round(slowest.ms))} ms (seed ${slowest.seed}, case ${slowest.index})`
      return `${area.padEnd(12)} ${number(cases).padStart(9)} cases, ${slow}: ${shown}`
    })
  }
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}
