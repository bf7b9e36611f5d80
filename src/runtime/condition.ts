import { isCollection, member } from './collection.ts'
import type { Scope } from './scope.ts'
import { compileOptional, evaluateOptional, type Template } from './template.ts'

/** Whether a request is made, and what takes the place of its result when it is not. */
export interface ConditionPlan {
  readonly test: Template | undefined
  readonly fallback: Template | undefined
}

/**
 * Reads `condition`, plain or as `{ condition, default }`. Without an inner condition the request is always made.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 */
export function compileCondition(condition: unknown, place: string): ConditionPlan {
  if (!isCollection(condition)) return { test: compileOptional(condition, place), fallback: undefined }
  return {
    test: compileOptional(member(condition, 'condition'), `${place}.condition`),
    fallback: compileOptional(member(condition, 'default'), `${place}.default`),
  }
}

/** True by default; otherwise the truth of the value as in JavaScript, so that the text `'false'` is true. */
export function holds(test: Template | undefined, scope: Scope): boolean {
  return test === undefined || Boolean(test.evaluate(scope))
}

/** The value that a skipped request yields. */
export function fallbackOf(condition: ConditionPlan, scope: Scope): unknown {
  return evaluateOptional(condition.fallback, scope)
}
