import { afterAll } from 'vitest'
import {
  createCustomFunctions,
  CustomFunctionError,
  type CustomFunctionOptions,
} from '../../src/runtime/custom-functions/index.ts'

/** The body of a function, run in a sandbox that all cases of a file share. `values` are its arguments. */
export type RunBody = (body: string, ...values: unknown[]) => unknown

/** Starts the sandbox of a file. */
export async function startSandbox(options: CustomFunctionOptions = {}): Promise<RunBody> {
  const source = 'function run(body, ...values) { return new Function("values", body).call(this, values) }'
  const { functions, dispose } = await createCustomFunctions({ run: source }, options)
  afterAll(dispose)
  return (body, ...values) => functions['run']?.(body, ...values)
}

/** `code: message` of the error that a call ends with; an error of any other class fails the test by being thrown on. */
export function failureOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof CustomFunctionError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'no error'
}
