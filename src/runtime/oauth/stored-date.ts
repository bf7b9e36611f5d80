/** What a date becomes in JSON. */
const dateInJson = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/**
 * A date that went through JSON, as a date again; any other value is undefined. The `expires` of a stored connection is
 * compared with `now`, which a text never is before.
 */
export function readDate(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !dateInJson.test(value)) return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date
}
