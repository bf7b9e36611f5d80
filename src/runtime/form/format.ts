import { ImlError, toDate } from '../../iml/index.ts'
import type { ParameterSpec } from '../sections.ts'

/** What a value is not, in Make's words and as what a field expects. */
export interface Misshapen {
  /** Such as `Invalid email address`. */
  readonly says: string
  /** Such as `an email address`. */
  readonly wanted: string
}

/** Returns what is wrong with the form of a value of the types email, url and timestamp, which Make was seen to look at. */
export function problemOfFormat({ type }: ParameterSpec, value: unknown, timezone: string): Misshapen | undefined {
  if (type === 'email' && !/^[^\s@]+@[^\s@]+$/.test(String(value))) {
    return { says: 'Invalid email address', wanted: 'an email address' }
  }
  if (type === 'url' && !URL.canParse(String(value))) return { says: 'Invalid URL', wanted: 'a URL' }
  if (type === 'timestamp' && !isTimestamp(value, timezone)) return { says: 'Invalid timestamp', wanted: 'a timestamp' }
  return undefined
}

/** A number of seconds, or a date in any form that Make reads. */
function isTimestamp(value: unknown, timezone: string): boolean {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) return true
  try {
    toDate(value, timezone)
    return true
  } catch (error) {
    if (error instanceof ImlError) return false
    throw error
  }
}
