import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { authorization, library, type MessageType } from './message.ts'
import { ramenMark } from './ramen.ts'

const step = stepsIn('modules/shared/delivery/send.ts')

/** Returns the request to Segment. A 200 that does not confirm the message came from something in between, not from Segment. */
export const sendToSegment = (type: MessageType, message: Record<string, string>): ActionRequest =>
  step('Sends the message to Segment.', {
    url: `/v1/${type}`,
    method: 'POST',
    followRedirects: false,
    followAllRedirects: false,
    headers: { authorization },
    body: {
      ...message,
      timestamp: '{{ifempty(parameters.timestamp, undefined)}}',
      messageId: '{{temp.messageId}}',
      context: { '{{...}}': '{{temp.context}}', library },
      integrations: { '{{...}}': "{{omit(temp.integrations, 'Ramen')}}", Ramen: ramenMark },
    },
    response: {
      valid: {
        condition: '{{statusCode < 300 && body.success && !temp.problem && length(temp.messageId) <= 100}}',
        message:
          "[{{statusCode}}] {{ifempty(temp.problem, 'Segment did not confirm the message.')}} Message ID: {{temp.messageId}}.{{if(headers.location, ' It was redirected to ' + headers.location, emptystring)}}",
        type: 'ConnectionError',
      },
    },
  })
