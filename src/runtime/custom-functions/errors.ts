/** Why a custom function gave no value. The codes are stable: programs may depend on them, messages may change. */
export type CustomFunctionErrorCode =
  /** The function threw; the message is its own. */
  | 'failed'
  | 'source-invalid'
  | 'source-too-long'
  | 'timeout'
  | 'out-of-memory'
  | 'stack-overflow'
  /** A value that has no copy on the other side, such as a BigInt. */
  | 'not-copyable'
  | 'cyclic'
  | 'too-deep'
  | 'too-large'
  | 'promise'
  /** The engine itself gave up, or answered in a way that it never does by itself. */
  | 'crashed'
  | 'disposed'

/**
 * The only error that custom functions raise. The message does not name the function: IML puts
 * `Function 'name' finished with error!` in front.
 */
export class CustomFunctionError extends Error {
  override readonly name = 'CustomFunctionError'
  readonly code: CustomFunctionErrorCode

  constructor(code: CustomFunctionErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** Characters of a message of the function that are kept. */
const MESSAGE_LENGTH = 2000

/** The error for what a function threw, told by its message, which may be anything. */
export function failureWith(message: unknown): CustomFunctionError {
  if (typeof message !== 'string') return unreadable()
  const words = message.length > MESSAGE_LENGTH ? `${message.slice(0, MESSAGE_LENGTH)}…` : message
  return new CustomFunctionError('failed', words)
}

const codes: ReadonlySet<string> = new Set<CustomFunctionErrorCode>([
  'out-of-memory',
  'stack-overflow',
  'not-copyable',
  'cyclic',
  'too-deep',
  'too-large',
  'promise',
])

/** The error for a code and a message that came out of the sandbox, which may say anything. */
export function refusalOf(code: unknown, message: unknown): CustomFunctionError {
  if (typeof code !== 'string' || !codes.has(code) || typeof message !== 'string') return unreadable()
  const words = message === '' ? (limitWords[code] ?? code) : message.slice(0, MESSAGE_LENGTH)
  return new CustomFunctionError(code as CustomFunctionErrorCode, words)
}

/** The error for an answer that no answer of the sandbox looks like. */
export function unreadable(): CustomFunctionError {
  return new CustomFunctionError('crashed', 'The function damaged the sandbox it runs in, so that its result was lost.')
}

const limitWords: Readonly<Record<string, string>> = {
  'out-of-memory': 'The function needed more memory than it may have.',
  'stack-overflow': 'The function called itself too deeply.',
}
