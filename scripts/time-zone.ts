import { isTimezone } from '../src/iml/index.ts'
import { UsageError } from './command.ts'

/** The option with which a command sets the time zone of the scenario. */
export const timezoneOption = { timezone: { type: 'string', default: 'UTC' } } as const

/**
 * The time zone that was named.
 *
 * @throws UsageError for a name that is not in the IANA database.
 */
export function parseTimezone(name: string): string {
  if (isTimezone(name)) return name
  throw new UsageError(`"${name}" is not a time zone. Name one of the IANA database, such as Europe/Prague.`)
}
