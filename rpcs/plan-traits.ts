import { groupTraitNames, userTraitNames } from '../modules/shared/fields/traits.ts'
import { defineRpc } from '../src/authoring/define.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { fieldsOfPlan } from './shared/plan-fields.ts'
import { trackingPlan } from './shared/test-form.ts'
import { findRule } from './shared/tracking-plan.ts'

const step = stepsIn('rpcs/plan-traits.ts')

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
    step(
      'Looks for the rule of the call in the tracking plan.',
      findRule(`first(map(body.data.rules, 'jsonSchema', 'type', parameters.call))`),
    ),
    step('Takes the schema of the traits, and the names of the traits that the dialog has fields for.', {
      temp: {
        schema: '{{temp.rule.properties.traits}}',
        ofUsers: userTraitNames,
        ofGroups: groupTraitNames,
        nothing: {},
      },
    }),
    step('Chooses the names.', {
      temp: { offered: "{{if(parameters.call = 'GROUP', temp.ofGroups, temp.ofUsers)}}" },
    }),
    ...fieldsOfPlan(
      step,
      {
        name: 'planTraits',
        label: 'Traits of the plan',
        help: 'Traits of the tracking plan that this dialog has no field for, and traits that the plan requires. Leave the field of the dialog empty for a trait that is filled in here.',
      },
      'emptyarray',
    ),
  ],
})
