/**
 * IML, the expression language of Make: templates such as `Hello {{upper(parameters.name)}}`.
 * https://developers.make.com/custom-apps-documentation/block-elements/iml
 */
export type * from './ast.ts'
export { toArray, toBoolean, toBuffer, toCollection, toDate, toNumber, toText } from './coerce.ts'
export type { BufferEncoding } from './coerce.ts'
export { isTimezone } from './date-text.ts'
export { ImlError } from './errors.ts'
export type { ErrorPlace, ImlErrorCode, ImlWarning } from './errors.ts'
export { compile, evaluate } from './evaluate.ts'
export type { Compiled } from './evaluate.ts'
export { MAX_DEPTH, parse } from './parser.ts'
export { print, printExpression } from './print.ts'
export { functionRegistry } from './registry.ts'
export type { FunctionFamily, FunctionMetadata } from './registry.ts'
export type { CustomFunction, EvaluateOptions, Scope } from './run.ts'
export { join, split } from './template.ts'
export type { Piece } from './template.ts'
export { isCollection } from './values.ts'
export type { Collection } from './values.ts'
export { walk } from './walk.ts'
