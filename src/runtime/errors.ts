import type { LogEntry } from './log.ts'

/** What an error knows beyond its message. */
export interface ErrorDetails {
  /** HTTP status of the answer that caused the error. */
  readonly statusCode?: number | undefined
  readonly cause?: unknown
}

/**
 * An error as Make shows it to the user: `name` is Make's error type, and the type decides what happens to the scenario.
 * https://developers.make.com/custom-apps-documentation/app-components/base/error-handling
 */
export class MakeError extends Error {
  override readonly name: string = 'MakeError'
  /** Make runs the scenario again by itself. */
  readonly retryable: boolean = false
  /** Make switches the scenario off and tells its owner. */
  readonly deactivates: boolean = false
  readonly statusCode: number | undefined
  /** What had been requested until the error, masked as `log.sanitize` asks. */
  log: readonly LogEntry[] = []

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.statusCode = details.statusCode
  }
}

/** The default type. The run stops and transactional modules roll back; nothing is repeated. */
export class RuntimeError extends MakeError {
  override readonly name: string = 'RuntimeError'
}

/** This bundle is faulty. It is kept as an incomplete execution if the user turned that on; what is committed stays. */
export class DataError extends MakeError {
  override readonly name: string = 'DataError'
}

/** Too many requests. The scenario is delayed, by 20 minutes unless `delay` says otherwise, and runs again. */
export class RateLimitError extends MakeError {
  override readonly name: string = 'RateLimitError'
  override readonly retryable: boolean = true
  /** Milliseconds until Make runs the scenario again. */
  readonly delay: number = 20 * 60 * 1000
}

/** The user's storage at the service is used up. The run stops. */
export class OutOfSpaceError extends MakeError {
  override readonly name: string = 'OutOfSpaceError'
}

/** The service cannot be reached. Make tries again with growing pauses and deactivates the scenario in the end. */
export class ConnectionError extends MakeError {
  override readonly name: string = 'ConnectionError'
  override readonly retryable: boolean = true
}

/** The module cannot work as it is set up. The scenario is deactivated and its owner notified. */
export class InvalidConfigurationError extends MakeError {
  override readonly name: string = 'InvalidConfigurationError'
  override readonly deactivates: boolean = true
}

/** The service refuses the credentials. As InvalidConfigurationError; the connection has to be renewed. */
export class InvalidAccessTokenError extends InvalidConfigurationError {
  override readonly name: string = 'InvalidAccessTokenError'
}

/** The data is not complete yet, such as a file that is still being uploaded. It stays an incomplete execution. */
export class IncompleteDataError extends MakeError {
  override readonly name: string = 'IncompleteDataError'
}

/** The record exists already. Reported as a warning; kept as an incomplete execution if the user turned that on. */
export class DuplicateDataError extends MakeError {
  override readonly name: string = 'DuplicateDataError'
}

/** Committing or rolling back failed. The run stops at once; what is committed stays. */
export class InconsistencyError extends MakeError {
  override readonly name: string = 'InconsistencyError'
}

/** An error that no other type describes. The run stops. */
export class UnknownError extends MakeError {
  override readonly name: string = 'UnknownError'
}

/** A fault of the platform itself. The scenario is disabled and locked until Make's staff has looked at it. */
export class UnexpectedError extends MakeError {
  override readonly name: string = 'UnexpectedError'
  override readonly deactivates: boolean = true
}

/** More results than the plan allows. The scenario is disabled. */
export class MaxResultsExceededError extends MakeError {
  override readonly name: string = 'MaxResultsExceededError'
  override readonly deactivates: boolean = true
}

/** A file or an answer is larger than allowed. The scenario is disabled. */
export class MaxFileSizeExceededError extends MakeError {
  override readonly name: string = 'MaxFileSizeExceededError'
  override readonly deactivates: boolean = true
}

/** The module ran longer than the platform allows. The run stops. */
export class ModuleTimeoutError extends MakeError {
  override readonly name: string = 'ModuleTimeoutError'
}

/** The scenario ran longer than the plan allows. Raised by the platform. */
export class ScenarioTimeoutError extends MakeError {
  override readonly name: string = 'ScenarioTimeoutError'
}

/** The operations of the plan are used up. Raised by the platform. */
export class OperationsLimitExceededError extends MakeError {
  override readonly name: string = 'OperationsLimitExceededError'
}

/** The data transfer of the plan is used up. Raised by the platform. */
export class DataSizeLimitExceededError extends MakeError {
  override readonly name: string = 'DataSizeLimitExceededError'
}

/** Somebody stopped the scenario. Raised by the platform. */
export class ExecutionInterruptedError extends MakeError {
  override readonly name: string = 'ExecutionInterruptedError'
}

/** Something worth telling that stops no scenario in Make. Here the run ends with it, as there is no bundle to go on with. */
export class Warning extends MakeError {
  override readonly name: string = 'Warning'
}

/**
 * The definition uses something that this runtime does not do. Make may well do it: the definition is not wrong, but a
 * local run would prove nothing about it, so it stops instead of leaving the directive out.
 */
export class UnsupportedError extends RuntimeError {
  override readonly name: string = 'UnsupportedError'
  /** The directive, field type or kind of component, such as `repeat`. */
  readonly feature: string
  /** Where it stands, such as `module 'watch', api[1].repeat`. */
  readonly place: string

  constructor(feature: string, place: string) {
    super(`${place}: '${feature}' cannot be executed by this runtime. Check the spelling, or try it in Make itself.`)
    this.feature = feature
    this.place = place
  }
}
