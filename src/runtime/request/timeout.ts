import { member } from '../collection.ts'
import { InvalidConfigurationError } from '../errors.ts'

/** https://developers.make.com/custom-apps-documentation/app-components/base */
const defaultTimeoutMs = 40_000
const maxTimeoutMs = 300_000

/**
 * Milliseconds after which a request is given up: `timeout` of the request or of base, else that of the common data, else
 * 40 s; at most 300 s.
 *
 * @throws InvalidConfigurationError for anything but a number of at least 1.
 */
export function timeoutOf(timeout: unknown, common: unknown, place: string): number {
  const given = timeout ?? member(common, 'timeout') ?? defaultTimeoutMs
  const ms = typeof given === 'string' ? Number(given) : given
  if (typeof ms !== 'number' || !(ms >= 1)) {
    throw new InvalidConfigurationError(
      `${place}.timeout: expected a number of milliseconds from 1 to ${maxTimeoutMs}.`,
    )
  }
  return Math.min(ms, maxTimeoutMs)
}
