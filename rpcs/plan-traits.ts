import { groupTraitNames, userTraitNames } from '../modules/shared/fields/traits.ts'
import { defineRpc } from '../src/authoring/define.ts'
import { besides, giveCollection, makeFields } from './shared/plan-fields.ts'
import { trackingPlan } from './shared/test-form.ts'
import { readRules } from './shared/tracking-plan.ts'

/** The traits that the chosen tracking plan has for users or, with the query `call=GROUP`, for groups. */
export default defineRpc({
  name: 'planTraits',
  label: 'Traits of the tracking plan',
  connection: 'segment',
  parameters: [
    {
      name: 'call',
      type: 'select',
      label: 'Call',
      required: true,
      options: [
        { label: 'Identify', value: 'IDENTIFY' },
        { label: 'Group', value: 'GROUP' },
      ],
    },
    trackingPlan,
  ],
  communication: [
    readRules(),
    ...makeFields(
      `first(map(temp.rules, 'jsonSchema', 'type', parameters.call)).properties.traits`,
      `if(parameters.call = 'GROUP', ${besides(groupTraitNames)}, ${besides(userTraitNames)})`,
    ),
    giveCollection(
      'planTraits',
      'Traits of the plan',
      'The traits that the tracking plan has and **Traits** has not, and those that it requires. Empty ones are not sent.',
    ),
  ],
})
