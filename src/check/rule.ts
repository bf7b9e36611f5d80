import type { AppFragment } from './fragment.ts'
import type { CheckedApp } from './model/app.ts'
import type { Spot } from './model/spot.ts'

/**
 * What a finding costs: an `error` does not work in Make or is refused by its reviewers, a `warning` works otherwise than
 * it reads or is asked for in a review, an `advice` could be better.
 */
export type Severity = 'error' | 'warning' | 'advice'

/** A small app, and why it is right or wrong. */
export interface Example {
  readonly reason: string
  readonly app: AppFragment
}

export interface BadExample extends Example {
  /** The texts that the findings mark, in the order of the report; one for each. */
  readonly marks: string | readonly string[]
}

/**
 * Reports one finding. The message is one sentence that says what is wrong there and why it matters, the fix one that says
 * what to do. Neither repeats the place.
 */
export type Report = (at: Spot, message: string, fix: string) => void

/** Something that holds for every app. Each rule is a file of its own. */
export interface Rule {
  /** The name of its file, in kebab-case: stable, people write it into settings of their own. */
  readonly code: string
  /** A sentence that says what holds, such as "Every function that is called exists." */
  readonly title: string
  readonly severity: Severity
  /** Reported at its first place only, with the number of the others: a habit of an app is said once. */
  readonly oncePerApp?: boolean
  /** Where Make says so. Absent where no page does, and the reason is in the examples. */
  readonly link?: string
  readonly good: readonly Example[]
  readonly bad: readonly BadExample[]
  /** Looks at an app and reports what breaks the rule. It must cope with everything that can stand in a JSON file. */
  check(app: CheckedApp, report: Report): void
}

/** Gives a rule its type, where it is written. */
export const defineRule = (rule: Rule): Rule => rule
