import type { ErrorRules } from '../../src/authoring/generated/make-format.ts'
import { choose, type Expression, firstFilled, iml, withoutSecret, writeKey } from '../../src/authoring/macros/index.ts'

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

const reason = iml(reasonIn(writeKey))

/** What each status of the HTTP Tracking API means for the user, and whether Make tries again. */
export const segmentErrors = {
  type: iml(typeByStatus),
  message: `[{{statusCode}}] Segment did not accept the request: ${reason}`,
  '400': {
    type: 'DataError',
    message: `[400] Segment refused the data: ${reason}. Check the values, and that a single message has at most 32 KB.`,
  },
  '401': {
    type: 'InvalidAccessTokenError',
    message: `[401] Segment does not accept the write key: ${reason}. Copy it again from Segment > Connections > Sources > your source > Settings > API Keys.`,
  },
  '403': {
    type: 'InvalidAccessTokenError',
    message: `[403] Segment does not allow this with the write key: ${reason}. Check that the source is enabled and that the connection's region is the workspace's.`,
  },
  '404': {
    type: 'RuntimeError',
    message: `[404] Segment has nothing at this address: ${reason}. Check the URL, for example /v1/track.`,
  },
  '413': { type: 'DataError', message: `[413] Segment refused the data as too large: ${reason}.` },
  '429': {
    type: 'RateLimitError',
    message: `[429] Segment received too many requests from this workspace.${iml(retryAfter)} Make tries again later.`,
  },
} satisfies ErrorRules
