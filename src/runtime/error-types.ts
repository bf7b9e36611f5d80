import {
  ConnectionError,
  DataError,
  DataSizeLimitExceededError,
  DuplicateDataError,
  type ErrorDetails,
  ExecutionInterruptedError,
  IncompleteDataError,
  InconsistencyError,
  InvalidAccessTokenError,
  InvalidConfigurationError,
  type MakeError,
  MaxFileSizeExceededError,
  MaxResultsExceededError,
  ModuleTimeoutError,
  OperationsLimitExceededError,
  OutOfSpaceError,
  RateLimitError,
  RuntimeError,
  ScenarioTimeoutError,
  UnexpectedError,
  UnknownError,
  Warning,
} from './errors.ts'

type ErrorClass = new (message: string, details?: ErrorDetails) => MakeError

const classes: ReadonlyMap<string, ErrorClass> = new Map<string, ErrorClass>([
  ['RuntimeError', RuntimeError],
  ['DataError', DataError],
  ['RateLimitError', RateLimitError],
  ['OutOfSpaceError', OutOfSpaceError],
  ['ConnectionError', ConnectionError],
  ['InvalidConfigurationError', InvalidConfigurationError],
  ['InvalidAccessTokenError', InvalidAccessTokenError],
  ['IncompleteDataError', IncompleteDataError],
  ['DuplicateDataError', DuplicateDataError],
  ['InconsistencyError', InconsistencyError],
  ['UnknownError', UnknownError],
  ['UnexpectedError', UnexpectedError],
  ['MaxResultsExceededError', MaxResultsExceededError],
  ['MaxFileSizeExceededError', MaxFileSizeExceededError],
  ['ModuleTimeoutError', ModuleTimeoutError],
  ['ScenarioTimeoutError', ScenarioTimeoutError],
  ['OperationsLimitExceededError', OperationsLimitExceededError],
  ['DataSizeLimitExceededError', DataSizeLimitExceededError],
  ['ExecutionInterruptedError', ExecutionInterruptedError],
  ['Warning', Warning],
])

/** Every error type that a definition may name in `type` of `response.error` or `response.valid`. */
export const errorTypes: readonly string[] = [...classes.keys()]

/** Whether a definition may name this type. */
export function isErrorType(type: string): boolean {
  return classes.has(type)
}

/** The error of a type that a definition names; a RuntimeError for a name that Make does not know. */
export function errorOfType(type: string, message: string, details: ErrorDetails = {}): MakeError {
  return new (classes.get(type) ?? RuntimeError)(message, details)
}

/**
 * The type of an HTTP error for which the definition names none: 429 and 5xx are the statuses that Make retries.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/error
 */
export function errorTypeOfStatus(statusCode: number | undefined): string {
  if (statusCode === 429) return 'RateLimitError'
  if (statusCode !== undefined && statusCode >= 500 && statusCode <= 599) return 'ConnectionError'
  return 'RuntimeError'
}
