import type { FlowModule } from '../blueprint.ts'
import type { Mapping } from '../mapping.ts'
import type { Problems } from '../problems.ts'

/** What a built-in module knows while it is compiled. */
export interface ModuleContext {
  readonly module: FlowModule
  readonly problems: Problems
  /** Compiles a value with expressions that stands outside the mapper, such as `flags.groupBy`. */
  readonly mapping: (value: unknown, key: string) => Mapping
}
