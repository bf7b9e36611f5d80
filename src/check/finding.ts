import type { Severity } from './rule.ts'
import type { Excerpt } from './model/spot.ts'

/** A place that a person or an editor can open: line and column counted from 1, in UTF-16 units. */
export interface Location {
  /** Relative to the folder that was checked, or for a source to the repository, with `/`. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The file that a generated one was made from. */
export interface SourceLocation extends Location {
  /** Whether only the file is certain: the line is then its first one. */
  readonly isFileOnly: boolean
}

/** Something in an app that breaks a rule. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  /** Such as `module 'identify'`; `app` for what belongs to no component. */
  readonly component: string
  readonly location: Location
  /** From the root of the file: `[1].response.output`; empty for all of it. */
  readonly path: string
  readonly message: string
  readonly fix: string
  readonly link?: string
  /** In how many other places the same rule is broken, for rules that are reported once for an app. */
  readonly others?: number
  /** The template and the part of it that the finding is about. */
  readonly excerpt?: Excerpt
  readonly source?: SourceLocation
}
