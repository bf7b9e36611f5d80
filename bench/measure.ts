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

/** Returns how often per second `work` can be done: the median of several rounds, each of at least `ms` milliseconds. */
export function ratePerSecond(work: () => unknown, ms = 100, rounds = 7): number {
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    let count = 0
    let elapsed = 0
    do {
      for (let again = 0; again < 100; again += 1) sink = work()
      count += 100
      elapsed = performance.now() - start
    } while (elapsed < ms)
    rates.push((count / elapsed) * 1000)
  }
  return median(rates)
}

/** As `ratePerSecond`, for work that is awaited, one after the other. */
export async function awaitedRatePerSecond(work: () => Promise<unknown>, count = 600, rounds = 5): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    for (let again = 0; again < count; again += 1) await work()
    rates.push((count / (performance.now() - start)) * 1000)
  }
  return median(rates)
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
