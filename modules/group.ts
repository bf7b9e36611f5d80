import { defineModule } from '../src/authoring/define.ts'
import { trimmed } from '../src/authoring/macros/index.ts'
import { deliver, deliveryResult, deliverySample, withoutEmptyGroups } from './shared/delivery/index.ts'
import { plannedGuard } from './shared/delivery/planned.ts'
import { guard } from './shared/guard.ts'
import { advanced, basics } from './shared/fields/index.ts'
import { customTraits, groupTraitNames, groupTraits } from './shared/fields/traits.ts'
import { trackingPlan } from './shared/fields/tracking-plan.ts'

const plan = trackingPlan('Shows the traits that the plan has for groups.', 'rpc://planTraits?call=GROUP')

/** Puts a user into a group and records traits about the group. https://segment.com/docs/connections/spec/group/ */
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
      help: 'The ID of the group in your own database.',
    },
    ...basics,
    groupTraits,
    plan,
    customTraits,
    ...advanced,
  ],
  communication: deliver({
    type: 'group',
    fields: { groupId: '{{parameters.groupId}}' },
    guards: [
      plannedGuard('planTraits', 'Traits of the plan'),
      guard(trimmed('parameters.groupId'), 'Group ID is blank: Segment drops a Group call without it.'),
    ],
    data: {
      key: 'traits',
      offered: withoutEmptyGroups('parameters.traits', ['address']),
      planned: 'planTraits',
      customList: {
        parameter: 'customTraits',
        label: 'Custom traits',
        reservedNames: groupTraitNames,
        advice: 'Fill them in under Traits.',
      },
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('group'),
})
