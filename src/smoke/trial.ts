import { isCollection } from '../iml/index.ts'
import type { App } from '../runtime/index.ts'
import type { Communication } from './communication.ts'
import type { KindOf } from './form-values.ts'
import type { Shape } from './shape.ts'

/** One run of one component. */
export interface Trial {
  readonly kind: 'connection' | 'RPC' | 'webhook' | 'module'
  readonly name: string
  /** What is particular about this run, such as which fields are filled in. */
  readonly title: string
  /** The communications whose requests are answered, in the order in which they run. */
  readonly communications: readonly Communication[]
  /** Gives what came of it, such as `2 bundles`. */
  readonly run: (app: App) => Promise<string>
}

/** What a communication wants its parameters to be, once it has been read. */
export function kindsOf(parameters: Shape): KindOf {
  return (name) => (parameters.names.includes(name) ? parameters.member(name).facts.kind : undefined)
}

/** Whether a section holds anything. */
export function isWritten(section: unknown): boolean {
  return Array.isArray(section) ? section.length > 0 : isCollection(section) && Object.keys(section).length > 0
}

/** `1 bundle`, `2 bundles`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
