import { compileValue } from './compile-value.ts'
import { startRun } from './run.ts'
import type { EvaluateOptions, Scope } from './run.ts'

/** A compiled value: evaluate it as often as needed. Throws ImlError as {@link evaluate} does. */
export type Compiled = (scope: Scope, options?: EvaluateOptions) => unknown

/**
 * Compiles any JSON value with templates in it. What comes back evaluates it without reading the templates again, and
 * does not see later changes of `value`. Throws ImlError for a template that cannot be parsed, and for values that are
 * nested too deep or hold themselves.
 */
export function compile(value: unknown): Compiled {
  const evaluator = compileValue(value)
  return (scope, options) => evaluator(startRun(scope, options))
}

/**
 * Evaluates any JSON value with templates in it. A text that is one expression gives the value with its type, other
 * texts with expressions give text. Members and items that turn out undefined are left out; a `"{{...}}"` member is
 * replaced by the members of its value. Dates, buffers and other objects that are not plain pass through untouched.
 * https://developers.make.com/custom-apps-documentation/block-elements/iml
 *
 * Throws ImlError when a template cannot be parsed, a function is unknown or fails, or a value has the wrong type.
 */
export function evaluate(value: unknown, scope: Scope, options?: EvaluateOptions): unknown {
  return compile(value)(scope, options)
}
