import { toText } from '../../iml/index.ts'
import { isCollection, member } from '../collection.ts'
import { errorOfType, errorTypeOfStatus, isErrorType } from '../error-types.ts'
import type { MakeError } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { compileOptional, compileTemplate, evaluateOptional, type Template } from '../template.ts'

/** The message and type that a definition gives for a failure. */
export interface FailureText {
  readonly message: Template | undefined
  readonly type: Template | undefined
}

/** `response.error`: the general text, and those of single statuses. */
export interface ErrorPlan extends FailureText {
  readonly byStatus: ReadonlyMap<string, FailureText>
}

/** Used for an answer whose status is fine and whose `valid` is not. */
const invalidText = 'Response marked as invalid.'

/**
 * Reads `response.error`: a text, or `{ message, type, <status>: { message, type } }`.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/error
 */
export function compileError(error: unknown, place: string): ErrorPlan {
  const statuses = isCollection(error) ? Object.keys(error).filter((key) => /^\d{3}$/.test(key)) : []
  const byStatus = statuses.map((key): [string, FailureText] => [
    key,
    compileFailureText(member(error, key), `${place}.${key}`),
  ])
  return { ...compileFailureText(error, place), byStatus: new Map(byStatus) }
}

/** Reads a message alone, or `{ message, type }`. */
export function compileFailureText(text: unknown, place: string): FailureText {
  if (text === undefined || text === null) return { message: undefined, type: undefined }
  if (!isCollection(text)) return { message: compileTemplate(text, place), type: undefined }
  return {
    message: compileOptional(member(text, 'message'), `${place}.message`),
    type: compileOptional(member(text, 'type'), `${place}.type`),
  }
}

/**
 * The error of an answer that is invalid. Message and type come each from the first place that gives a text: `valid` (when it
 * was what failed), the status, `response.error`; then Make's defaults.
 */
export function failureOf(
  plan: ErrorPlan,
  valid: FailureText | undefined,
  statusCode: number | undefined,
  scope: Scope,
): MakeError {
  const status = statusCode === undefined ? undefined : plan.byStatus.get(String(statusCode))
  const fallback = valid === undefined ? statusText(statusCode) : invalidText
  const message = firstText([valid?.message, status?.message, plan.message], scope)
  const given = firstText([valid?.type, status?.type, plan.type], scope)
  if (given !== undefined && !isErrorType(given.text)) {
    scope.log.warn(given.place, `'${given.text}' is not an error type that Make knows. RuntimeError takes its place.`)
  }
  return errorOfType(given?.text ?? errorTypeOfStatus(statusCode), message?.text ?? fallback, { statusCode })
}

/** The text of the first template that yields any. */
function firstText(
  templates: readonly (Template | undefined)[],
  scope: Scope,
): { readonly text: string; readonly place: string } | undefined {
  for (const template of templates) {
    const value = evaluateOptional(template, scope) ?? ''
    const text = toText(value)
    if (template !== undefined && text !== '') return { text, place: template.place }
  }
  return undefined
}

/** https://developers.make.com/custom-apps-documentation/app-components/base/error-handling */
function statusText(statusCode: number | undefined): string {
  if (statusCode === undefined) return invalidText
  if (statusCode === 429) return 'Third party API limit likely exceeded'
  return statusCode >= 500 ? 'Service is temporarily unavailable.' : `Status Code Error: ${statusCode}`
}
