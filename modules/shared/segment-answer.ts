import type { ErrorRules } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml } from '../../src/authoring/expression.ts'
import { connectionKey } from './write-key.ts'

/** The host of the HTTP Tracking API in the connection's region. https://www.twilio.com/docs/segment/guides/regional-segment */
export const trackingHost: Expression = `if(connection.region = 'eu', 'https://events.eu1.segmentapis.com', 'https://api.segment.io')`

/**
 * Returns what a service says went wrong, at most 300 characters of it. An answer that repeats the secret is not shown at all: a
 * part of the secret could be left where the text is cut. The form of Segment's error bodies is not documented, so the fields that its
 * clients look for are tried, then the whole body.
 */
export const reasonIn = (
  secret: Expression,
  name: string,
  answer: Expression = 'ifempty(body.error.message, ifempty(body.message, body))',
): Expression => {
  const said = `toString(${answer})`
  return `if(contains(${said}, ${secret}), 'the answer repeats the ${name}', substring(${said}, 0, 300))`
}

/** How long a service asks to wait, as a sentence after others. */
export const retryAfter: Expression =
  "if(headers.`retry-after`, ' It asks to wait ' + headers.`retry-after` + ' seconds.', emptystring)"

const reason = iml(reasonIn(`ifempty(${connectionKey}, 'no write key')`, 'write key'))

/** What the user can do, as a sentence after others. */
const advice: Expression = `switch(statusCode, 400, ' Check the values. A message may have 32 KB, a request of a batch 500 KB; letters outside English count two to four bytes each.', 401, ' Copy the write key again.', 403, ' Check that the source is enabled, and Region.', 429, ' Make tries again later.', emptystring)`

/** What a batch that stopped on its way adds to each message; nothing elsewhere. */
const progress = '{{temp.progress}}'

/** Segment advises to try again after 408, 410, 460 and most of 5xx. */
const type: Expression = `switch(statusCode, 400, 'DataError', 413, 'DataError', 401, 'InvalidAccessTokenError', 403, 'InvalidAccessTokenError', 429, 'RateLimitError', 501, 'RuntimeError', 505, 'RuntimeError', if(statusCode >= 500 || contains('408 410 460', toString(statusCode)), 'ConnectionError', 'RuntimeError'))`

/** What Segment said, and what the user can do. */
export const refusal = `[{{statusCode}}] Segment did not accept the request: ${reason}.${iml(advice)}${iml(retryAfter)}`

/**
 * What each status of the HTTP Tracking API means for the user, and whether Make tries again: what Segment advises to retry becomes
 * a ConnectionError. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api#errors
 */
export const segmentErrors = {
  type: iml(type),
  message: `${refusal}${progress}`,
} satisfies ErrorRules
