import type { JsonNode } from './json-node.ts'
import type { Spot } from './spot.ts'

/** What a file is to the app, whatever its name: Make's name of the code type, after the kind of its component. */
export type Role =
  | 'project'
  | `general.${'base' | 'common' | 'readme' | 'groups' | 'installSpec' | 'installDirectives'}`
  | `${'connection' | 'webhook' | 'module' | 'rpc' | 'function' | 'endpoint'}.${string}`

/** A text that cannot be read as what its role wants. */
export interface FileProblem {
  readonly start: number
  readonly end: number
  readonly message: string
  readonly fix: string
  /** Whether the file has no value because of it. */
  readonly isSyntax: boolean
}

/** One file of an app. */
export interface AppFile {
  /** Relative to the app's folder, with `/`. */
  readonly path: string
  readonly text: string
  readonly role: Role
  /** Such as `module 'identify'`; `app` for what belongs to no component. */
  readonly owner: string
  /** The JSON; undefined for a text, and for a file that is no JSON or is missing. */
  readonly root: JsonNode | undefined
  readonly problems: readonly FileProblem[]
}

/** The beginning of a file, for findings about all of it. */
export const beginningOf = (file: AppFile): Spot => file.root ?? { file, start: 0, end: 0, path: [] }
