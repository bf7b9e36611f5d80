import type { ActionRequest, Parameters, Samples } from '../../../src/authoring/generated/make-format.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import type { MessageType } from './message.ts'
import { isForRamen, ramenReport } from './ramen.ts'

const step = stepsIn('modules/shared/delivery/result.ts')

/** Returns the last step: the bundle. It says "accepted" and no more, because Segment's 200 proves receipt only. */
export const giveResult = (type: MessageType): ActionRequest =>
  step('Gives the bundle.', {
    response: {
      output: {
        success: true,
        messageId: '{{temp.messageId}}',
        repeatable: '{{temp.repeatable}}',
        type,
        ramen: ramenReport,
      },
    },
  })

/** The fields of the bundle. */
export const deliveryResult: Parameters = [
  { name: 'success', type: 'boolean', label: 'Accepted by Segment' },
  { name: 'messageId', type: 'text', label: 'Message ID' },
  {
    name: 'repeatable',
    type: 'boolean',
    label: 'Repeatable',
    help: 'Whether Segment counts the message once when the same run is repeated within about 24 hours.',
  },
  { name: 'type', type: 'text', label: 'Type' },
  { name: 'ramen', type: 'text', label: 'Ramen' },
]

/** Returns an example bundle. */
export const deliverySample = (type: MessageType): Samples => ({
  success: true,
  messageId: '0f5d6a52-8f0b-4b7a-9d0e-3a0a7f9f1c11',
  repeatable: false,
  type,
  ramen: isForRamen(type)
    ? 'marked, but not certain to arrive'
    : `not marked or sent: Ramen takes no ${type === 'screen' ? 'Screen' : 'Alias'} calls`,
})
