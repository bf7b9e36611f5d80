import type { Reference } from '../local/metadata.ts'
import type { MakeClient } from '../make/client.ts'
import type { RemoteApp } from '../make/remote.ts'
import type { Place, Step } from '../step.ts'
import type { Baseline } from './baseline.ts'

/** What the comparison of a part gives: what to do, whether somebody else changed it, and what it would break. */
export interface Difference {
  readonly steps: readonly Step[]
  readonly drift: readonly Drift[]
  readonly breaking: readonly Breaking[]
  /** How many sections and values are as they are to be. */
  readonly equal: number
}

/** A value in Make that neither is ours nor came from an earlier deployment. */
export interface Drift {
  readonly place: Place
  readonly what: string
  /** What happened, in a sentence. */
  readonly reason: string
  /** Make's text and ours, where there are such and they may be shown. */
  readonly texts?: { readonly remote: string; readonly local: string; readonly file: string }
}

/** A change that breaks scenarios of users. */
export interface Breaking {
  readonly place: Place
  readonly reason: string
}

/** What a comparison looks at. */
export interface Comparison {
  readonly client: MakeClient
  readonly remote: RemoteApp
  readonly baseline: Baseline
  /** The names that components have in Make. */
  readonly remoteName: (reference: Reference) => string
  /** Whether an interrupted deployment created a component: what it holds is a template of Make's. */
  readonly isNew: (reference: Reference) => boolean
}

/** The difference of what is equal. */
export const nothing: Difference = { steps: [], drift: [], breaking: [], equal: 0 }

/** Several differences as one. */
export const together = (differences: readonly Difference[]): Difference => ({
  steps: differences.flatMap(({ steps }) => steps),
  drift: differences.flatMap(({ drift }) => drift),
  breaking: differences.flatMap(({ breaking }) => breaking),
  equal: differences.reduce((sum, { equal }) => sum + equal, 0),
})

/** Whether a text or value is none: nothing that anybody would miss. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && /^\s*(null|\{\s*\}|\[\s*\])?\s*$/.test(value))

/** Whether a value came from here, or there was none before the first deployment of it. */
export const isOurs = (baseline: Baseline, key: string, was: unknown, checksums: readonly (string | null)[]): boolean =>
  baseline.accepts(key, checksums) || (!baseline.has(key) && isBlank(was))

/** Why a value in Make is drift. */
export const driftReason = (isKnown: boolean): string =>
  isKnown
    ? 'was changed in Make since the last deployment from here'
    : 'is in Make, but no deployment from here is known'
