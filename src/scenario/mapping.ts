import { compile, ImlError, type EvaluateOptions, type Scope } from '../iml/index.ts'
import { DataError } from '../runtime/index.ts'
import type { Problems } from './problems.ts'
import { referencedModules } from './references.ts'

/**
 * A value with expressions, compiled: gives what it stands for once the bundles of the modules before are known. Throws DataError as
 * Make does when a field cannot be mapped.
 */
export type Mapping = (scope: Scope, options: EvaluateOptions) => unknown

/** Where a mapping stands, and what it can see. */
export interface MappingPlace {
  /** Such as `flow[1].mapper`. */
  readonly path: string
  /** What a run that fails there has failed to do, such as `map`; the name of the field follows. */
  readonly doing: string
  /** The ids of the modules whose bundles exist there. */
  readonly visible: ReadonlySet<number>
}

const nothing: Mapping = () => undefined

/** Compiles a value with expressions. What is wrong with them is added to the problems, with the path to it. */
export function compileMapping(value: unknown, { path, doing, visible }: MappingPlace, problems: Problems): Mapping {
  try {
    const compiled = compile(value)
    for (const id of referencedModules(value)) {
      if (visible.has(id)) continue
      const reason = 'it does not run before this module on the same way, or an aggregator has taken its bundles'
      problems.invalid(path, `Module ${id} cannot be read here: ${reason}.`)
    }
    return (scope, options) => {
      try {
        return compiled(scope, options)
      } catch (error) {
        if (!(error instanceof ImlError)) throw error
        const field = error.path.join('.')
        throw new DataError(`Failed to ${doing}${field === '' ? '' : ` '${field}'`}: ${error.message}`, {
          cause: error,
        })
      }
    }
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    problems.invalid([path, ...error.path].join('.'), error.message)
    return nothing
  }
}
