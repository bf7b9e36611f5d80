import { isCollection, member } from '../collection.ts'
import { holds } from '../condition.ts'
import type { Scope } from '../scope.ts'
import { compileOptional, type Template } from '../template.ts'
import { compileFailureText, type ErrorPlan, failureOf, type FailureText } from './failure.ts'

/** `response.valid`: what must hold, and what is said when it does not. */
export interface ValidPlan extends FailureText {
  readonly test: Template | undefined
}

/**
 * Reads `response.valid`, plain or as `{ condition, message, type }`.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/valid
 */
export function compileValid(valid: unknown, place: string): ValidPlan {
  if (!isCollection(valid)) return { test: compileOptional(valid, place), message: undefined, type: undefined }
  return {
    test: compileOptional(member(valid, 'condition'), `${place}.condition`),
    ...compileFailureText(valid, place),
  }
}

/**
 * Lets a valid answer pass. A status of 400 or more is always an error, whatever `valid` says; a step without url has no status.
 *
 * @throws The MakeError that the definition describes.
 */
export function checkValidity(valid: ValidPlan, error: ErrorPlan, statusCode: number | undefined, scope: Scope): void {
  if (statusCode !== undefined && statusCode >= 400) throw failureOf(error, undefined, statusCode, scope)
  if (valid.test === undefined) {
    // 1xx never reaches the runtime; what is left outside 200 to 399 is a status that HTTP does not define.
    if (statusCode === undefined || statusCode >= 200) return
    throw failureOf(error, undefined, statusCode, scope)
  }
  if (!holds(valid.test, scope)) throw failureOf(error, valid, statusCode, scope)
}
