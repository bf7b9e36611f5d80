import { member, setMember } from '../collection.ts'
import { CustomFunctionError } from './errors.ts'
import { type CustomFunctionOptions, FunctionRunner, type FunctionProblem } from './runner.ts'

/** A custom function as IML calls it, with `this.timezone`. Synchronous; throws CustomFunctionError. */
export type SandboxedFunction = (this: unknown, ...values: unknown[]) => unknown

export interface CustomFunctions {
  /** The functions by name, for the option `functions` of `evaluate` in src/iml. */
  readonly functions: Readonly<Record<string, SandboxedFunction>>
  /** Functions whose source cannot be used, such as one that is too long. */
  readonly problems: readonly FunctionProblem[]
  /** Lets go of the sandbox. Calls throw CustomFunctionError `disposed` from then on. */
  readonly dispose: () => void
}

/**
 * Makes the custom functions of an app callable. `sources` holds, by name, the text of each function, `function name(…) { … }`,
 * of at most 5,000 characters. Its code is hostile until proven otherwise: it runs in a sandbox of the app's own, gets and
 * gives copies of values, sees JavaScript's built-ins, `Buffer`, `iml`, `environment`, `debug`, `console` and the app's
 * other functions, and starts each call from the same state.
 * https://developers.make.com/custom-apps-documentation/app-components/iml-functions
 */
export async function createCustomFunctions(
  sources: Readonly<Record<string, string>>,
  options: CustomFunctionOptions = {},
): Promise<CustomFunctions> {
  let runner: FunctionRunner | undefined = await FunctionRunner.start(Object.entries(sources), options)
  const functions: Record<string, unknown> = {}
  for (const name of Object.keys(sources)) {
    setMember(functions, name, function (this: unknown, ...values: unknown[]): unknown {
      if (runner === undefined) throw new CustomFunctionError('disposed', 'The functions of this app were disposed of.')
      // Called as a member of the record, `this` is that record.
      const timezone = member(this, 'timezone')
      return runner.call(name, typeof timezone === 'string' ? timezone : undefined, values)
    })
  }
  return {
    functions: functions as Readonly<Record<string, SandboxedFunction>>,
    problems: runner.problems,
    dispose: () => {
      runner = undefined
    },
  }
}
