import { defineModule } from '../src/authoring/define.ts'
import {
  deliver,
  deliveryResult,
  deliverySample,
  needsSomebody,
  pruned,
  unless,
  withinYears,
} from './shared/delivery/index.ts'
import { advancedOfPeople, basics } from './shared/fields/index.ts'
import { writeKey } from './shared/fields/message.ts'
import { reservedGroupTraits } from './shared/fields/reserved.ts'
import { trackingPlan } from './shared/fields/tracking-plan.ts'
import { customTraits, groupTraitFields, moreGroupTraitFields, moreTraits, traits } from './shared/fields/traits.ts'

const plan = trackingPlan('Shows the traits that the plan has for groups.', 'rpc://planTraits?call=GROUP')

/** Puts a user into a group and records traits about the group. https://www.twilio.com/docs/segment/connections/spec/group */
export default defineModule({
  name: 'group',
  type: 'action',
  crud: 'update',
  label: 'Add a user to a group',
  description: 'Puts a user into a group, such as a company or an account, and records traits about the group.',
  connection: 'segment',
  mappableParameters: [
    {
      name: 'groupId',
      type: 'text',
      label: 'Group ID',
      required: true,
      validate: { max: 500 },
      help: 'The ID of the group in your own database, at most 500 characters.',
    },
    ...basics,
    traits('group', groupTraitFields),
    customTraits,
    writeKey,
    moreTraits(moreGroupTraitFields),
    plan,
    ...advancedOfPeople,
  ],
  communication: deliver({
    type: 'group',
    ids: ['userId', 'anonymousId', 'groupId'],
    message: {
      userId: '{{temp.userId}}',
      anonymousId: '{{temp.anonymousId}}',
      groupId: '{{temp.groupId}}',
      traits: pruned('temp.traits'),
    },
    data: {
      key: 'traits',
      dialog: [
        { collection: 'traits', fields: groupTraitFields },
        { collection: 'moreTraits', fields: moreGroupTraitFields },
      ],
      wholes: [{ parameter: 'planTraits', label: 'Traits of the plan' }],
      custom: {
        parameter: 'customTraits',
        reserved: reservedGroupTraits,
      },
    },
    rules: {
      id: needsSomebody,
      groupId: unless(
        'temp.groupId && length(temp.groupId) <= 500',
        'Group ID is blank or has more than 500 characters: Segment drops a Group call with such an ID.',
      ),
      createdAt: withinYears('parameters.traits.createdAt', 'Created at'),
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('group'),
})
