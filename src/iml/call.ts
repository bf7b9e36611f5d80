import type { Call } from './ast.ts'
import type { Compile, Evaluator } from './compile.ts'
import { ImlError, messageOf } from './errors.ts'
import type { ErrorPlace, ImlErrorCode } from './errors.ts'
import { builtins, lazyBuiltins } from './functions/index.ts'
import type { Implementation } from './functions/index.ts'
import { boundedResult } from './limits.ts'
import { functionRegistry } from './registry.ts'
import type { CustomFunction, Run } from './run.ts'

/**
 * Compiles a call. Which function it is is known when it runs: a custom function of the run wins over a built-in one,
 * and a name that neither has is an error only then. In a scenario's mapper `parseJSON` and `createJSON` were seen not to be found.
 */
export function compileCall(node: Call, template: string, compile: Compile): Evaluator {
  const { name } = node
  const place: ErrorPlace = { start: node.start, end: node.end, template }
  const values = node.arguments.map((argument) => compile(argument, template))
  const builtin = compileBuiltin(name, values)
  const isOfMappers = functionRegistry[name]?.availability.includes('mapper') === true
  return (run) => {
    // Most runs have no custom functions.
    const custom = run.options.functions === undefined ? undefined : customFunction(run, name)
    const isKnown = isOfMappers || run.options.place !== 'mapper'
    const invoke = custom !== undefined ? customInvocation(custom, values) : isKnown ? builtin : undefined
    if (invoke === undefined) throw new ImlError('function-not-found', `Function '${name}' not found!`, place)
    try {
      return invoke(run)
    } catch (error) {
      throw failure(name, error, place)
    }
  }
}

function customFunction(run: Run, name: string): CustomFunction | undefined {
  const { functions } = run.options
  if (functions === undefined || !Object.hasOwn(functions, name)) return undefined
  const custom: unknown = functions[name]
  return typeof custom === 'function' ? (custom as CustomFunction) : undefined
}

function customInvocation(custom: CustomFunction, values: readonly Evaluator[]): Evaluator {
  return (run) => {
    const made: unknown = custom.apply(
      { timezone: run.timezone },
      values.map((value) => value(run)),
    )
    return boundedResult(made, run.options.allowance)
  }
}

/**
 * Decision extra-arguments: those beyond what the function knows are not looked at. A function that chooses among its
 * arguments makes nothing, so that nothing of it has to be bounded.
 */
function compileBuiltin(name: string, values: readonly Evaluator[]): Evaluator | undefined {
  const metadata = functionRegistry[name]
  if (metadata === undefined) return undefined
  const used = values.slice(0, metadata.maximum)
  const lazy = lazyBuiltins.get(name)
  if (lazy !== undefined) return lazy(used)
  const implementation = builtins.get(name)
  return implementation === undefined ? undefined : invocation(implementation, used)
}

/** The usual numbers of arguments are spelled out: no array is made for them. */
function invocation(call: Implementation, values: readonly Evaluator[]): Evaluator {
  const [a, b, c] = values
  if (a === undefined) return (run) => boundedResult(call(run), run.options.allowance)
  if (b === undefined) return (run) => boundedResult(call(run, a(run)), run.options.allowance)
  if (c === undefined) return (run) => boundedResult(call(run, a(run), b(run)), run.options.allowance)
  if (values.length === 3) return (run) => boundedResult(call(run, a(run), b(run), c(run)), run.options.allowance)
  return (run) => {
    const made = call(run, ...values.map((value) => value(run)))
    return boundedResult(made, run.options.allowance)
  }
}

const limits: ReadonlySet<string> = new Set<ImlErrorCode>(['timeout', 'too-large'])

/**
 * A failure inside a call carries the name of the function in front, and so on outwards; the place stays the innermost.
 * `Function 'if' finished with error! Function 'or' not found!`
 */
function failure(name: string, error: unknown, place: ErrorPlace): ImlError {
  const message = `Function '${name}' finished with error! ${messageOf(error)}`
  if (!(error instanceof ImlError) || error.template === undefined) {
    // That a limit was reached says more than that the function failed.
    const code = error instanceof ImlError && limits.has(error.code) ? error.code : 'function-failed'
    return new ImlError(code, message, place, error)
  }
  const { code, start, end, template } = error
  return new ImlError(code, message, { start, end, template }, error.cause)
}
