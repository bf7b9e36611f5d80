import type { ActionRequest, ErrorRules } from '../../../src/authoring/generated/make-format.ts'
import {
  choose,
  type Expression,
  firstLines,
  iml,
  lineCount,
  replaceAll,
  withoutFirstLines,
  writeKey,
} from '../../../src/authoring/macros/index.ts'
import { reasonIn, segmentErrors } from '../segment-answer.ts'
import { positionOf } from './line.ts'
import { maxRequests } from './limits.ts'
import { envelopeBytes } from './requests.ts'

/** How many events go into the next request. */
const count: Expression = `length(replace(temp.requests, '/\\r[\\s\\S]*$/', ''))`

/** The lines of the request at hand, as JSON with commas between the events. */
const items: Expression = `replace(${replaceAll('temp.chunk', String.raw`\t\d{6}:|\n$`, '')}, newline, ',')`

const lastPosition: Expression = String.raw`replace(temp.chunk, '/^(?:[^\n]*\n)*\t0*(\d+):[^\n]*\n$/', '$1')`

const size: Expression = `(${envelopeBytes} + length(toBinary(${items})))`

/** What to do next. An ID that Segment knows is not counted again, but one that is new in each run is not known. */
const advice: Expression = choose(
  [[`parameters.messageIds = 'new'`, `'Send the same events again'`]],
  `'Send the batch again: by the same Message IDs, Segment counts no event twice. Or send it'`,
)

/** What a user needs to know who reads that a request failed. */
const progress =
  ' The request that begins with event {{temp.from}} of {{temp.total}} failed. Before it Segment accepted {{temp.acceptedBefore}} events in this run; nothing after it was sent.' +
  ` ${iml(advice)} with {{temp.from}} under Start at event.`

const { type, message, ...byStatus } = segmentErrors

const errors: ErrorRules = {
  type,
  message: message + progress,
  ...Object.fromEntries(
    Object.entries(byStatus).map(([status, rule]) => [status, { ...rule, message: rule.message + progress }]),
  ),
}

/**
 * Sends the events, request after request, in their order, and stops at the first that fails. What is sent and what is left
 * stands in `temp`: before the answer the lines of the request, after it, whatever it is, what is left of all.
 */
export const sendRequests: ActionRequest = {
  temp: {
    chunk: iml(firstLines('temp.events', count)),
    from: iml(positionOf('temp.events')),
    acceptedBefore: '{{ifempty(temp.accepted, 0)}}',
  },
  condition: '{{temp.requests}}',
  url: '/v1/batch',
  method: 'POST',
  body: { batch: iml(`parseJSON('[' + ${items} + ']')`), '{{...}}': '{{temp.envelope}}' },
  repeat: { condition: '{{temp.requests}}', delay: 0, limit: maxRequests },
  response: {
    temp: {
      events: iml(withoutFirstLines('temp.events', count)),
      requests: iml(String.raw`replace(temp.requests, '/^x*\r/', '')`),
      accepted: iml(`temp.acceptedBefore + ${lineCount('temp.chunk')}`),
      bytes: iml(`ifempty(temp.bytes, 0) + ${size}`),
      sent: iml(
        `ifempty(temp.sent, '') + '{"first":' + temp.from + ',"last":' + ${lastPosition} + ',"events":' + ${lineCount('temp.chunk')} + ',"bytes":' + ${size} + '},'`,
      ),
    },
    valid: {
      condition: '{{body.success = true}}',
      message: `[{{statusCode}}] The answer does not confirm that Segment accepted the events: ${iml(reasonIn(writeKey))}.${progress}`,
      type: 'ConnectionError',
    },
    error: errors,
  },
}
