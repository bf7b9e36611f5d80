import type { Checksums, Journal } from '../history/journal.ts'
import { md5OfValue } from '../digest.ts'

/** Tells what Make may hold by our own doing; anything else there was changed by somebody else. */
export interface Baseline {
  /** Whether one of a value's checksums in Make is known: from the last deployment, or from one that was interrupted. */
  accepts(key: string, remote: readonly (string | null)[]): boolean
  /** Whether a key was deployed before. */
  has(key: string): boolean
  /** Whether any deployment is known. */
  readonly isKnown: boolean
}

/** The baseline of the last deployment's checksums and the journal of an interrupted one. */
export function createBaseline(applied: Checksums | undefined, journal: Journal | undefined): Baseline {
  const before = journal?.before ?? new Map<string, unknown>()
  const known = (key: string): (string | null)[] => [
    ...(applied !== undefined && Object.hasOwn(applied, key) ? [applied[key] ?? null] : []),
    ...(journal?.written(key) ?? []),
    ...(before.has(key) ? [md5OfValue(before.get(key))] : []),
  ]
  return {
    isKnown: applied !== undefined,
    has: (key) => known(key).length > 0,
    accepts: (key, remote) => {
      const accepted = known(key)
      return remote.some((one) => accepted.includes(one))
    },
  }
}
