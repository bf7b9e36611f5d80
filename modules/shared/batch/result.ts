import type { ActionRequest, Parameters, Samples } from '../../../src/authoring/generated/make-format.ts'
import { iml, lineCount } from '../../../src/authoring/macros/index.ts'
import { trackingHost } from '../segment-answer.ts'

const listOf = (items: string) => iml(`parseJSON('[' + replace(ifempty(${items}, ''), '/,$/', '') + ']')`)

/** The last step: the bundle, which accounts for every event. */
export const giveBatchResult: ActionRequest = {
  response: {
    output: {
      success: true,
      endpoint: iml(`${trackingHost} + '/v1/batch'`),
      total: '{{temp.total}}',
      accepted: '{{ifempty(temp.accepted, 0)}}',
      invalid: iml(lineCount('temp.refused')),
      bytes: '{{ifempty(temp.bytes, 0)}}',
      requests: listOf('temp.sent'),
      refused: listOf('temp.refusedItems'),
    },
  },
}

/** The fields of the bundle. */
export const batchResult: Parameters = [
  { name: 'success', type: 'boolean', label: 'Accepted by Segment' },
  { name: 'endpoint', type: 'text', label: 'Endpoint' },
  { name: 'total', type: 'number', label: 'Events in total' },
  { name: 'accepted', type: 'number', label: 'Events accepted' },
  { name: 'invalid', type: 'number', label: 'Events refused' },
  { name: 'bytes', type: 'number', label: 'Size in bytes' },
  {
    name: 'requests',
    type: 'array',
    label: 'Requests',
    spec: [
      { name: 'first', type: 'number', label: 'First event' },
      { name: 'last', type: 'number', label: 'Last event' },
      { name: 'events', type: 'number', label: 'Events' },
      { name: 'bytes', type: 'number', label: 'Size in bytes' },
    ],
  },
  {
    name: 'refused',
    type: 'array',
    label: 'Refused events',
    spec: [
      { name: 'position', type: 'number', label: 'Position' },
      { name: 'reason', type: 'text', label: 'Reason' },
      { name: 'event', type: 'any', label: 'Event' },
    ],
  },
]

/** An example bundle. */
export const batchSample: Samples = {
  success: true,
  endpoint: 'https://api.segment.io/v1/batch',
  total: 3,
  accepted: 2,
  invalid: 1,
  bytes: 441,
  requests: [{ first: 1, last: 3, events: 2, bytes: 441 }],
  refused: [
    {
      position: 2,
      reason: 'has neither userId nor anonymousId',
      event: { type: 'track', event: 'Order Completed' },
    },
  ],
}
