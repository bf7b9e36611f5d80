/** One thing that is wrong with a blueprint. */
export interface BlueprintProblem {
  /** `unsupported` is right for Make, and beyond what runs here. */
  readonly kind: 'invalid' | 'unsupported'
  /** Where it stands, such as `flow[2].filter.conditions[0][0].o`; empty for the blueprint as a whole. */
  readonly path: string
  readonly message: string
}

/** A blueprint cannot be run. Holds everything that is wrong with it; nothing has run. */
export class BlueprintError extends Error {
  override readonly name = 'BlueprintError'
  readonly problems: readonly BlueprintProblem[]

  constructor(problems: readonly BlueprintProblem[]) {
    super(problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'))
    this.problems = problems
  }
}

/** What is found wrong while a blueprint is read, so that a user sees all of it at once. */
export class Problems {
  readonly #found: BlueprintProblem[] = []

  invalid(path: string, message: string): void {
    this.#found.push({ kind: 'invalid', path, message })
  }

  unsupported(path: string, message: string): void {
    this.#found.push({ kind: 'unsupported', path, message })
  }

  /** @throws BlueprintError when anything was found. */
  throwIfAny(): void {
    if (this.#found.length > 0) throw new BlueprintError(this.#found)
  }
}
