/**
 * Characters of the source of a function.
 * https://developers.make.com/custom-apps-documentation/app-components/iml-functions
 */
export const MAX_SOURCE_LENGTH = 5000

/** Milliseconds that a call may take in Make. */
export const CALL_TIMEOUT_MS = 10_000

/** Milliseconds that a file of tests may take in Make's editor. */
export const TEST_TIMEOUT_MS = 5000

/**
 * Bytes that the functions of one app may have at a time. Make grants 2 GB; this is room for some 10 MB of JSON, and
 * little enough to run beside everything else on a laptop.
 */
export const MEMORY_BYTES = 128 * 1024 * 1024

/** Bytes beyond those of the functions in which the host lays down what it tells them. */
export const HOST_BYTES = 64 * 1024 * 1024

/** Bytes without which the engine and our own code in it cannot start. */
export const LEAST_MEMORY_BYTES = 4 * 1024 * 1024

/**
 * Bytes of the engine's own stack: some 1,300 calls of a simple function. The engine runs on the host's stack, which would
 * overflow first if this were much more; that ends in the same error, only that the function cannot catch it.
 */
export const STACK_BYTES = 256 * 1024

/** What may cross the border at a time, in either direction. */
export const BORDER = {
  /** Collections and lists inside each other. */
  depth: 200,
  values: 500_000,
  /** Characters of all texts and keys, and bytes of all buffers, together. */
  size: 16 * 1024 * 1024,
} as const

/** Messages of `debug` and `console` that one call may leave, and their characters in all; what is beyond is dropped. */
export const DEBUG_MESSAGES = 1000
export const DEBUG_CHARACTERS = 1024 * 1024

/** Blocks of a test file, and the characters of their names and failures that are kept. */
export const TEST_BLOCKS = 2000
export const TEST_CHARACTERS = 2000
