import type { FunctionName, lazyFunctionNames } from '../registry.ts'
import type { Run } from '../run.ts'
import { array } from './array.ts'
import { binary } from './binary.ts'
import { date } from './date.ts'
import { general } from './general.ts'
import { list } from './list.ts'
import { branching } from './branching.ts'
import type { LazyImplementation } from './branching.ts'
import { math } from './math.ts'
import { statistics } from './statistics.ts'
import { text } from './text.ts'
import { json } from './json.ts'

/** A built-in function: the run it serves, then its arguments. What it throws becomes the failure of the call. */
export type Implementation = (run: Run, ...values: unknown[]) => unknown

type LazyName = (typeof lazyFunctionNames)[number]
type EagerName = Exclude<FunctionName, LazyName>

/** Fails to compile when a registered function has no implementation, or an implementation no entry. */
type Exactly<Expected extends string, Given> = [
  Exclude<Expected, keyof Given>,
  Exclude<keyof Given, Expected>,
] extends [never, never]
  ? Given
  : never

const eager = { ...general, ...text, ...binary, ...json, ...math, ...statistics, ...array, ...list, ...date }

const complete: Exactly<EagerName, typeof eager> = eager
const completeLazy: Exactly<LazyName, typeof branching> = branching

/** Built-in functions by name. A map, as names such as `constructor` must not find anything. */
export const builtins: ReadonlyMap<string, Implementation> = new Map(
  Object.entries(complete as Record<string, Implementation>),
)

/** Built-in functions that evaluate their arguments themselves. */
export const lazyBuiltins: ReadonlyMap<string, LazyImplementation> = new Map(
  Object.entries(completeLazy as Record<string, LazyImplementation>),
)
