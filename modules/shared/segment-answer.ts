import { choose, type Expression, firstFilled, withoutSecret } from '../../src/authoring/macros/index.ts'

/** The host of the HTTP Tracking API in the connection's region. https://segment.com/docs/guides/regional-segment/ */
export const trackingHost: Expression = `if(connection.region = 'eu', 'https://events.eu1.segmentapis.com', 'https://api.segment.io')`

/**
 * Returns what a service says went wrong, at most 300 characters of it and without the secret. The form of Segment's error
 * bodies is not documented, so every field that its clients look for is tried, then the whole body.
 */
export const reasonIn = (secret: Expression): Expression => {
  const said = firstFilled('body.error.message', 'body.message', 'body.error', 'body.code', 'body', `'no explanation'`)
  return withoutSecret(`substring(toString(${said}), 0, 300)`, secret)
}

/**
 * The error type for a status without an entry of its own: what Segment advises to retry becomes a ConnectionError, which
 * Make retries. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#errors
 */
export const typeByStatus: Expression = choose(
  [
    ['statusCode = 408 || statusCode = 410 || statusCode = 460', `'ConnectionError'`],
    ['statusCode = 501 || statusCode = 505', `'RuntimeError'`],
    ['statusCode >= 500', `'ConnectionError'`],
  ],
  `'RuntimeError'`,
)

/** How long a service asks to wait, as the end of a sentence. */
export const retryAfter: Expression =
  "if(headers.`retry-after`, ' It asks to wait ' + headers.`retry-after` + ' seconds.', '')"
