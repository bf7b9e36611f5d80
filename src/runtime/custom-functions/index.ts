/**
 * Custom IML functions: JavaScript that an app brings along, run where it can do no harm.
 * https://developers.make.com/custom-apps-documentation/app-components/iml-functions
 */
export { customFunctionDecisions } from './decisions.ts'
export { CustomFunctionError } from './errors.ts'
export type { CustomFunctionErrorCode } from './errors.ts'
export { createCustomFunctions } from './functions.ts'
export type { CustomFunctions, SandboxedFunction } from './functions.ts'
export { readFunctions } from './app-functions.ts'
export type { FunctionFiles } from './app-functions.ts'
export { runImlTests } from './iml-tests.ts'
export type { FunctionTestReport, ImlTestOptions, ImlTestReport } from './iml-tests.ts'
export { BORDER, CALL_TIMEOUT_MS, MAX_SOURCE_LENGTH, MEMORY_BYTES } from './limits.ts'
export type { DebugMessage, TestBlock } from './respond.ts'
export type { CustomFunctionOptions, FunctionProblem } from './runner.ts'
