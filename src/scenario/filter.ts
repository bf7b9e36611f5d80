import { type EvaluateOptions, ImlError, type Scope } from '../iml/index.ts'
import { DataError, MakeError } from '../runtime/index.ts'
import type { Condition, FlowFilter } from './blueprint.ts'
import { compileMapping, type Mapping } from './mapping.ts'
import { operators } from './operators.ts'
import type { Problems } from './problems.ts'

/** A filter, compiled. */
export interface Filter {
  readonly name: string
  readonly fallback: boolean
  /**
   * Whether a bundle enters. A filter without conditions lets all in.
   *
   * @throws DataError for a value that does not become the type that is compared.
   */
  readonly passes: (scope: Scope, options: EvaluateOptions) => boolean
}

/** Compiles a filter; what is wrong with its expressions is added to the problems. */
export function compileFilter(filter: FlowFilter, visible: ReadonlySet<number>, problems: Problems): Filter {
  const { name, fallback } = filter
  const groups = filter.groups.map((group) => group.map((condition) => compileCondition(condition, visible, problems)))
  return {
    name,
    fallback,
    passes: (scope, options) => {
      try {
        return groups.length === 0 || groups.some((group) => group.every((holds) => holds(scope, options)))
      } catch (error) {
        if (!(error instanceof ImlError) && !(error instanceof MakeError)) throw error
        throw new DataError(`Failed to evaluate the filter '${name}': ${error.message}`, { cause: error })
      }
    },
  }
}

type Test = (scope: Scope, options: EvaluateOptions) => boolean

function compileCondition(
  { place, a, operator, b }: Condition,
  visible: ReadonlySet<number>,
  problems: Problems,
): Test {
  const side = (value: unknown, name: string): Mapping =>
    compileMapping(value, { path: `${place}.${name}`, doing: `map '${name}'`, visible }, problems)
  const left = side(a, 'a')
  const right = side(b, 'b')
  const test = operators.get(operator)
  return (scope, options) =>
    test?.(left(scope, options), right(scope, options), { timezone: options.timezone ?? 'UTC' }) ?? false
}
