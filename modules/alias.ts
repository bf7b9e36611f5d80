import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample, unless } from './shared/delivery/index.ts'
import { advancedOfPeople } from './shared/fields/index.ts'
import { timestamp, writeKey } from './shared/fields/message.ts'

/** Tells Segment that two IDs are one user. https://www.twilio.com/docs/segment/connections/spec/alias */
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
      help: 'The ID that the user had before: an anonymous ID, or an earlier user ID, such as `507f191e810c19729de860ea`.',
    },
    {
      name: 'userId',
      type: 'text',
      label: 'User ID',
      required: true,
      help: 'The ID that the user has from now on. Unify does not merge profiles by this call.',
    },
    timestamp,
    writeKey,
    ...advancedOfPeople,
  ],
  communication: deliver({
    type: 'alias',
    ids: ['userId', 'previousId'],
    message: { previousId: '{{temp.previousId}}', userId: '{{temp.userId}}' },
    rules: {
      previousId: unless('temp.previousId', 'Previous ID is blank: Segment drops an Alias call without it.'),
      userId: unless('temp.userId', 'User ID is blank: Segment drops an Alias call without it.'),
      sameIds: unless(
        'temp.userId != temp.previousId',
        'User ID and Previous ID are the same: there is nothing to merge.',
      ),
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('alias'),
})
