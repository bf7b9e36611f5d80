import { compile, type Compiled, type EvaluateOptions, functionRegistry, ImlError } from '../../iml/index.ts'

const compiled = new Map<string, Compiled>()

/** Arguments of one call; far more than anybody writes, and few enough to be written as a template. */
const MAX_ARGUMENTS = 10_000

/**
 * Calls a function of IML as `iml.name(…)` does inside a custom function.
 *
 * @throws Error with the message of the function itself, without the name that a template would put in front.
 */
export function callBuiltin(name: string, values: readonly unknown[], options: EvaluateOptions): unknown {
  if (functionRegistry[name] === undefined) throw new Error(`Function '${name}' not found!`)
  if (values.length > MAX_ARGUMENTS) throw new Error(`'${name}' takes at most ${MAX_ARGUMENTS} arguments.`)
  try {
    return callOf(name, values.length)(Object.fromEntries(values.map((value, at) => [`v${at}`, value])), options)
  } catch (error) {
    throw new Error(causeOf(error), { cause: error })
  }
}

/** A template that calls the function with that many variables. */
function callOf(name: string, count: number): Compiled {
  const variables = Array.from({ length: count }, (_, at) => `v${at}`)
  const template = `{{${name}(${variables.join(',')})}}`
  const call = compiled.get(template) ?? compile(template)
  // Calls with many arguments are rare, and each number of them is a template of its own.
  if (count < 10) compiled.set(template, call)
  return call
}

function causeOf(error: unknown): string {
  const cause = error instanceof ImlError && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
