import type { App } from './app.ts'

/** A file of an app that could not be used. */
export interface LoadProblem {
  /** Relative to the app's folder. */
  readonly file: string
  /** Such as `module 'identify'`; `app` for what belongs to no component. */
  readonly component: string
  /** Key in `codeFiles`, such as `communication`; `project` for makecomapp.json itself. */
  readonly codeType: string
  /** What is wrong, with line and column for a syntax error. */
  readonly message: string
}

/** A folder could not be loaded as a Make app, or not as a whole; holds everything that is wrong with its files. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
  readonly problems: readonly LoadProblem[]
  /**
   * The app without the components that have a faulty file, each of which would run other than it is written. When base
   * or the common data are faulty, only connections are left: whatever else makes requests inherits them. Undefined
   * when it is not even known which components there are.
   */
  readonly app: App | undefined

  constructor(folder: string, problems: readonly LoadProblem[], app?: App) {
    const lines = problems.map((one) => `  ${one.file} (${one.component}, ${one.codeType}): ${one.message}`)
    super(`The app in ${folder} could not be loaded:\n${lines.join('\n')}`)
    this.problems = problems
    this.app = app
  }
}
