import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { iml, writeKey } from '../../../src/authoring/macros/index.ts'
import { reasonIn } from '../segment-answer.ts'

/** Returns the request to Segment. A 200 that does not confirm the message came from something in between, not from Segment. */
export const sendToSegment = (type: string): ActionRequest => ({
  url: `/v1/${type}`,
  method: 'POST',
  body: '{{temp.message}}',
  response: {
    valid: {
      condition: '{{body.success = true}}',
      message: `[{{statusCode}}] The answer does not confirm that Segment accepted the message with the Message ID {{temp.messageId}}: ${iml(reasonIn(writeKey))}`,
      type: 'ConnectionError',
    },
  },
})
