/** One line of the table: what was measured, the figure, and what it should be. */
export interface Figure {
  what: string
  figure: string
  goal: string
  met: boolean
}

/** Returns the middle of several numbers. */
export const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Where results go, so that no optimiser finds them unused and leaves the work out. */
let sink: unknown

/** The last result that was measured. */
export const lastResult = (): unknown => sink

/**
 * Returns how often per second each piece of work can be done: the median of several rounds, in each of which every one has its
 * turn of at least `ms` milliseconds, so that what slows the machine for a while slows all of them.
 */
export function ratesPerSecond(works: readonly (() => unknown)[], ms = 40, rounds = 15): number[] {
  const rates = works.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) rates[index]?.push(rateOf(work, ms))
  }
  return rates.map(median)
}

function rateOf(work: () => unknown, ms: number): number {
  const start = performance.now()
  let count = 0
  let elapsed = 0
  do {
    for (let again = 0; again < 100; again += 1) sink = work()
    count += 100
    elapsed = performance.now() - start
  } while (elapsed < ms)
  return (count / elapsed) * 1000
}

/** Returns how often per second work that is awaited can be done, one after the other. */
export async function awaitedRatePerSecond(work: () => Promise<unknown>, count: number): Promise<number> {
  const start = performance.now()
  for (let again = 0; again < count; again += 1) await work()
  return (count / (performance.now() - start)) * 1000
}

/** Prints figures as a Markdown table. */
export function printTable(figures: Figure[]): void {
  const rows = figures.map(({ what, figure, goal, met }) => [what, figure, goal, met ? 'yes' : 'NO'])
  const table = [['What', 'Measured', 'Goal', 'Met'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = table
  console.log([line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n'))
}
