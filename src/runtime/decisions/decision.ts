/** A point that Make's documentation leaves open, and what this runtime does there. */
export interface Decision {
  /** Stable name, used in tests and documentation. */
  readonly id: string
  readonly question: string
  readonly decision: string
  /** What it rests on: numbers of facts in test/cases/live-facts.json, or a page of Make's. Our own reading where there is neither. */
  readonly evidence?: readonly string[]
  /** The file that carries it out, relative to `src/runtime`. */
  readonly file: string
}
