import { ImlError } from '../../src/iml/index.ts'

/** What running something came to. */
export type Outcome<Value> =
  | { readonly value: Value; readonly error?: undefined }
  | { readonly error: ImlError; readonly value?: undefined }

/** Runs something that may raise an ImlError. Any other error is let through, and fails the test. */
export function outcome<Value>(run: () => Value): Outcome<Value> {
  try {
    return { value: run() }
  } catch (error) {
    if (error instanceof ImlError) return { error }
    throw error
  }
}

/** The ImlError that running something raises. */
export function failure(run: () => unknown): ImlError {
  const { error } = outcome(run)
  if (error === undefined) throw new Error('No ImlError was raised.')
  return error
}
