import type { Collection } from '../runtime/collection.ts'
import type { LogEntry, MakeError } from '../runtime/index.ts'
import type { DirectiveName } from './behaviour.ts'
import type { Step } from './plan.ts'

/** What one run of a module did, and what came of it. */
export interface ModuleRun {
  readonly id: number
  readonly module: string
  readonly label: string
  /** `filtered` when a filter kept the bundle out. */
  outcome: 'done' | 'filtered' | 'failed'
  /** The name of the filter that kept the bundle out. */
  filter?: string
  /** How many bundles an aggregator collected. */
  collected?: number
  bundles: readonly Collection[]
  log: readonly LogEntry[]
  /** Why it failed. */
  error?: MakeError
  /** What its error handler ended with; absent when nothing handled the error. */
  handled?: DirectiveName
  /** The modules of its error handler that ran. */
  readonly onError: ModuleRun[]
  /** For each bundle, the modules that ran next; a router's ways stand side by side. */
  readonly next: ModuleRun[][]
}

/** A run of a module that has just begun. */
export function beginRun({ module, label }: Step): ModuleRun {
  return { id: module.id, module: module.module, label, outcome: 'done', bundles: [], log: [], onError: [], next: [] }
}
