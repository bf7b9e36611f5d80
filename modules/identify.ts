import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample, withoutEmptyGroups } from './shared/delivery/index.ts'
import { plannedGuard } from './shared/delivery/planned.ts'
import { advanced, basics } from './shared/fields/index.ts'
import { customTraits, userTraitNames, userTraits } from './shared/fields/traits.ts'
import { trackingPlan } from './shared/fields/tracking-plan.ts'

const plan = trackingPlan('Shows the traits that the plan has for users.', 'rpc://planTraits?call=IDENTIFY')

/** The day that the dialog shows, whatever the time zone, as midnight UTC. */
const birthday =
  "{{if(parameters.traits.birthday, formatDate(parameters.traits.birthday, 'YYYY-MM-DD') + 'T00:00:00.000Z', parameters.traits.birthday)}}"

/** Ties a user to their actions and records traits about them. https://segment.com/docs/connections/spec/identify/ */
export default defineModule({
  name: 'identify',
  type: 'action',
  crud: 'update',
  label: 'Identify a user',
  description: 'Ties a user to their actions and records traits about them.',
  connection: 'segment',
  mappableParameters: [...basics, userTraits, plan, customTraits, ...advanced],
  communication: deliver({
    type: 'identify',
    fields: {},
    guards: [plannedGuard('planTraits', 'Traits of the plan')],
    data: {
      key: 'traits',
      offered: { ...withoutEmptyGroups('parameters.traits', ['address', 'company']), birthday },
      planned: 'planTraits',
      customList: {
        parameter: 'customTraits',
        label: 'Custom traits',
        reservedNames: userTraitNames,
        advice: 'Fill them in under Traits.',
      },
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('identify'),
})
