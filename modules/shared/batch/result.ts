import type { ActionRequest, Parameters, Samples } from '../../../src/authoring/generated/make-format.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { batchReport } from './ramen.ts'
import { repeatable } from './rules.ts'

const step = stepsIn('modules/shared/batch/result.ts')

/** The last step: the bundle, which accounts for every event. */
export const giveBatchResult: ActionRequest = step('Gives the bundle, once every event is accounted for.', {
  response: {
    valid: {
      condition: '{{ifempty(temp.accepted, 0) = temp.total}}',
      message: 'Segment accepted {{ifempty(temp.accepted, 0)}} of {{temp.total}} events.',
      type: 'DataError',
    },
    output: {
      success: '{{ifempty(temp.accepted, 0) > 0}}',
      total: '{{temp.total}}',
      accepted: '{{ifempty(temp.accepted, 0)}}',
      requests: '{{ifempty(temp.requests, 0)}}',
      bytes: '{{temp.bytes}}',
      repeatable,
      ramen: batchReport,
    },
  },
})

/** The fields of the bundle. */
export const batchResult: Parameters = [
  { name: 'success', type: 'boolean', label: 'Accepted by Segment' },
  { name: 'total', type: 'number', label: 'Events in total' },
  { name: 'accepted', type: 'number', label: 'Events accepted' },
  { name: 'requests', type: 'number', label: 'Requests' },
  { name: 'bytes', type: 'number', label: 'Size in bytes' },
  {
    name: 'repeatable',
    type: 'boolean',
    label: 'Repeatable',
    help: 'Whether every event has its own Message ID, so that Segment counts it once when the batch is sent again within about 24 hours.',
  },
  { name: 'ramen', type: 'text', label: 'Ramen' },
]

/** An example bundle. */
export const batchSample: Samples = {
  success: true,
  total: 3,
  accepted: 3,
  requests: 1,
  bytes: 441,
  repeatable: true,
  ramen: 'marked, but not certain to arrive',
}
