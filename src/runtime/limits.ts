import { member } from './collection.ts'

/** What a run may do, the names under which common data changes it, and how far it may go. */
const counts = {
  maxRequestCount: { usual: 100, most: 10_000 },
  maxPaginationRequestCount: { usual: 50, most: 10_000 },
  maxPastRecords: { usual: 3200, most: 100_000 },
} as const

/** Items that the answers of one run may give: bundles, options, records. Make's own plans end far below. */
export const maxItems = 250_000

/**
 * How many requests, pages or records a run may have: what common data says, as a whole number of at least 1, else Make's own
 * number. There is an end to what common data can ask for, so that no definition keeps a run going for ever.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/pagination
 */
export function allowed(name: keyof typeof counts, common: unknown): number {
  const { usual, most } = counts[name]
  const given = member(common, name)
  const count = typeof given === 'string' ? Number(given) : given
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 ? Math.min(count, most) : usual
}
