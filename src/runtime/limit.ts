import { toNumber } from '../iml/index.ts'
import { InvalidConfigurationError } from './errors.ts'
import type { Scope } from './scope.ts'
import type { Template } from './template.ts'

/**
 * How many items a module returns at most: `response.limit`, or `fallback` where it is not given or yields nothing.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/limit
 *
 * @throws InvalidConfigurationError for 0 and everything else that is no whole number of at least 1.
 */
function limitIn(limit: Template | undefined, scope: Scope, fallback: number): number {
  const value = limit?.evaluate(scope)
  if (limit === undefined || value === undefined || value === null || value === '') return fallback
  const count = countOf(value)
  if (Number.isInteger(count) && count >= 1) return count
  throw new InvalidConfigurationError(`${limit.place}: expected a whole number of at least 1.`)
}

/** The limit of a request, evaluated when it is first asked for. */
export function limitOf(limit: Template | undefined, fallback: number): (scope: Scope) => number {
  let known: number | undefined
  return (scope) => (known ??= limitIn(limit, scope, fallback))
}

/** NaN for what is no number. */
function countOf(value: unknown): number {
  try {
    return toNumber(value)
  } catch {
    return Number.NaN
  }
}
