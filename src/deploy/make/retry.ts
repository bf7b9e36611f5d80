/** How often and how long a request is repeated. */
export interface Retry {
  /** Repetitions after the first attempt. */
  readonly limit: number
  /** Milliseconds before the first repetition; doubled each time. */
  readonly base: number
  /** The longest wait, in milliseconds. What asks for a longer one is not repeated. */
  readonly longest: number
  readonly sleep: (milliseconds: number) => Promise<unknown>
}

/** Methods that may be repeated without doing something twice. */
const repeatable = new Set(['GET', 'PUT', 'PATCH', 'DELETE'])

/**
 * Milliseconds to wait before the next attempt, or undefined when there is to be none: 429 says that nothing was done, so it is
 * always repeated; after a 5xx a POST may have been carried out, so the caller has to look first.
 */
export function waitBefore(
  attempt: number,
  answer: { readonly status: number; readonly retryAfter: string | null; readonly method: string },
  { limit, base, longest }: Retry,
): number | undefined {
  const isLimited = answer.status === 429
  const isFailure = answer.status >= 500 && repeatable.has(answer.method)
  if ((!isLimited && !isFailure) || attempt >= limit) return undefined
  const asked = millisecondsOf(answer.retryAfter)
  if (asked === undefined) return Math.min(base * 2 ** attempt, longest)
  return asked <= longest ? asked : undefined
}

/** `Retry-After` is a number of seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function millisecondsOf(header: string | null): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
