import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample } from './shared/delivery/index.ts'
import { advanced } from './shared/fields/index.ts'
import { timestamp, writeKey } from './shared/fields/message.ts'

/** Tells Segment that two IDs are one user. https://segment.com/docs/connections/spec/alias/ */
export default defineModule({
  name: 'alias',
  type: 'action',
  crud: 'update',
  label: 'Merge two IDs of a user',
  description: 'Tells destinations such as Mixpanel and Kissmetrics that two IDs belong to one user.',
  connection: 'segment',
  mappableParameters: [
    {
      name: 'previousId',
      type: 'text',
      label: 'Previous ID',
      required: true,
      help: 'The ID that the user had before: an anonymous ID, or an earlier user ID.',
    },
    {
      name: 'userId',
      type: 'text',
      label: 'User ID',
      required: true,
      help: 'The ID that the user has from now on.',
    },
    writeKey,
    timestamp,
    ...advanced,
  ],
  communication: deliver({ type: 'alias', fields: { previousId: '{{parameters.previousId}}' } }),
  interface: deliveryResult,
  samples: deliverySample('alias'),
})
