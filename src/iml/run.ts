import { randomUUID } from 'node:crypto'
import { isTimezone } from './date-text.ts'
import { ImlError } from './errors.ts'
import type { ImlWarning } from './errors.ts'
import type { Allowance } from './limits.ts'
import { quoted, toDate } from './coerce.ts'

/** The root variables of an expression: `parameters`, `body`, `item` and so on. */
export type Scope = Readonly<Record<string, unknown>>

/** A custom IML function. `this.timezone` is the zone of the run. Its arguments are evaluated beforehand. */
export type CustomFunction = (this: { timezone: string }, ...args: any[]) => unknown

export interface EvaluateOptions {
  /** The moment that `now` and `timestamp` stand for, the same throughout one evaluation; the real time by default. */
  readonly now?: Date | number | (() => Date | number)
  /** The zone of dates that name none, from the IANA database. `UTC` by default. */
  readonly timezone?: string
  /** Custom IML functions. They win over built-in functions of the same name. */
  readonly functions?: Readonly<Record<string, CustomFunction>>
  /** Gives the number from 0 up to 1 that `random` and `shuffle` use; Math.random by default. */
  readonly random?: () => number
  /** Gives what `uuid` stands for; a random version 4 UUID by default. */
  readonly uuid?: () => string
  /** What `executionId` stands for; undefined by default. */
  readonly executionId?: string
  /** Milliseconds that one search for a regular expression may take; 3,000 by default. */
  readonly searchMs?: number
  /** What all evaluations with this object may make together; without it each value is limited by itself. */
  readonly allowance?: Allowance
  /** False compares strictly. By default `=` and all its spellings compare as JavaScript's `==` does. */
  readonly looseEquality?: boolean
  /** Where the expression stands: a scenario's mapper lacks functions that custom apps have. `app` by default. */
  readonly place?: 'app' | 'mapper'
  /** Told of what evaluates here but may mean something else in Make. */
  readonly onWarning?: (warning: ImlWarning) => void
}

/** One evaluation: the scope, the world around it, and the moment it stands in. */
export interface Run {
  readonly scope: Scope
  readonly timezone: string
  readonly options: EvaluateOptions
  /** Milliseconds since 1970, asked for once when first needed. */
  instant: number | undefined
}

const defaults: EvaluateOptions = {}

/** Throws ImlError `invalid-option` for a time zone that does not exist. */
export function startRun(scope: Scope, options: EvaluateOptions = defaults): Run {
  const { timezone = 'UTC' } = options
  if (timezone !== 'UTC' && !isTimezone(timezone)) {
    throw new ImlError(
      'invalid-option',
      `${quoted(timezone)} is not a known time zone: use an IANA name such as Europe/Prague.`,
    )
  }
  return { scope, timezone, options, instant: undefined }
}

/** The moment of the run in milliseconds since 1970: one moment, however often it is asked for. */
export function nowOf(run: Run): number {
  if (run.instant === undefined) {
    const { now = Date.now } = run.options
    run.instant = toDate(typeof now === 'function' ? now() : now).getTime()
  }
  return run.instant
}

export function randomOf(run: Run): number {
  return (run.options.random ?? Math.random)()
}

export function uuidOf(run: Run): string {
  return (run.options.uuid ?? randomUUID)()
}
