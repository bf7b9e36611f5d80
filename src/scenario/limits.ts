import { MaxResultsExceededError, OperationsLimitExceededError, ScenarioTimeoutError } from '../runtime/index.ts'

/** What a run may use. It is for developing: Make itself runs scenarios at scale. */
export interface Limits {
  /** Runs of modules; 1,000 unless told. */
  readonly operations: number
  /** Bundles that modules give, counted over the whole run; 20,000 unless told. */
  readonly bundles: number
  /** Time from the start after which no further module begins; one minute unless told. */
  readonly milliseconds: number
}

export const defaultLimits: Limits = { operations: 1000, bundles: 20_000, milliseconds: 60_000 }

/** Counts what a run uses. */
export class Budget {
  readonly #limits: Limits
  readonly #clock: () => number
  readonly #started: number
  #bundles = 0
  #operations = 0

  constructor(limits: Partial<Limits>, clock: () => number) {
    this.#limits = { ...defaultLimits, ...limits }
    this.#clock = clock
    this.#started = clock()
  }

  get operations(): number {
    return this.#operations
  }

  /**
   * Counts a module that is about to run.
   *
   * @throws OperationsLimitExceededError or ScenarioTimeoutError when it may not.
   */
  operate(): void {
    const { operations, milliseconds } = this.#limits
    if (this.#operations >= operations) {
      throw new OperationsLimitExceededError(
        `The run needs more than ${operations} operations, which is the limit here.`,
      )
    }
    if (this.#clock() - this.#started > milliseconds) {
      throw new ScenarioTimeoutError(`The run takes longer than ${milliseconds} ms, which is the limit here.`)
    }
    this.#operations++
  }

  /**
   * Counts bundles that a module gives.
   *
   * @throws MaxResultsExceededError when there are too many of them.
   */
  give(count: number): void {
    this.check(count)
    this.#bundles += count
  }

  /** As `give`, for bundles that do not exist yet. */
  check(count: number): void {
    const { bundles } = this.#limits
    if (this.#bundles + count <= bundles) return
    throw new MaxResultsExceededError(`The run makes more than ${bundles} bundles, which is the limit here.`)
  }
}
