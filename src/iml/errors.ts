import { drawCaret } from './caret.ts'

/**
 * What went wrong while a template was read. The codes are stable: programs may depend on them, messages may change.
 */
export type SyntaxErrorCode =
  | 'adjacent-operands'
  | 'array-literal'
  | 'empty-expression'
  | 'method-call'
  | 'nested-expression'
  | 'number-too-large'
  | 'object-literal'
  | 'ternary'
  | 'too-deep'
  | 'unclosed-expression'
  | 'unclosed-name'
  | 'unclosed-text'
  | 'unexpected-character'
  | 'unexpected-end'
  | 'unexpected-token'
  | 'unprintable-name'
  | 'word-operator'

/** What went wrong while a template was evaluated, or a value converted. */
export type RuntimeErrorCode =
  | 'function-failed'
  | 'function-not-found'
  | 'invalid-array'
  | 'invalid-boolean'
  | 'invalid-buffer'
  | 'invalid-collection'
  | 'invalid-date'
  | 'invalid-number'
  | 'invalid-option'
  | 'invalid-text'
  | 'spread-not-collection'
  | 'timeout'
  | 'too-large'

export type ImlErrorCode = SyntaxErrorCode | RuntimeErrorCode

/** Where an error stands: UTF-16 offsets into `template`, `end` exclusive. Conversions outside a template have none. */
export interface ErrorPlace {
  readonly start: number
  readonly end: number
  readonly template: string
}

/**
 * The only error that reading and evaluating IML raises.
 *
 * `start` and `end` are offsets into `template`; when a value was converted outside any template, both are 0 and
 * `template` is undefined. `path` leads to the template inside the object or array that was evaluated.
 */
export class ImlError extends Error {
  override readonly name = 'ImlError'
  readonly code: ImlErrorCode
  readonly start: number
  readonly end: number
  readonly template: string | undefined
  readonly path: Array<string | number> = []

  constructor(code: ImlErrorCode, message: string, place?: ErrorPlace, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.start = place?.start ?? 0
    this.end = place?.end ?? 0
    this.template = place?.template
  }

  /**
   * The message with line and column, the line it is about, and a caret under the spot; long lines are cut around it.
   */
  render(): string {
    if (this.template === undefined) return this.message
    return drawCaret(this.message, this.template, this.start, this.end)
  }
}

/** Something that works here but may not mean in Make what its author thinks. Offsets as in {@link ImlError}. */
export interface ImlWarning {
  readonly code: 'index-zero' | 'member-after-call' | 'mixed-equality'
  readonly message: string
  readonly start: number
  readonly end: number
  readonly template: string
}

/**
 * An error without a place is given this one; an error that has a place keeps its own, as the inner one is the closer
 * one.
 */
export function placeError(error: unknown, place: ErrorPlace): ImlError {
  if (error instanceof ImlError && error.template !== undefined) return error
  const code = error instanceof ImlError ? error.code : 'function-failed'
  return new ImlError(code, messageOf(error), place, error)
}

/** The message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
