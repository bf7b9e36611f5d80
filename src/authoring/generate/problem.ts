/** Something that keeps the app from being generated: where it is, and what to do. */
export interface Problem {
  /** The file, relative to the repository. */
  file: string
  message: string
}

/** Thrown when sources cannot become an app. `problems` holds all of them; the message lists them, one per line. */
export class GenerateError extends Error {
  override readonly name = 'GenerateError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'))
    this.problems = problems
  }
}
