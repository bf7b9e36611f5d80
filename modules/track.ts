import { defineModule } from '../src/authoring/define.ts'
import { trimmed } from '../src/authoring/macros/index.ts'
import { deliver, deliveryResult, deliverySample } from './shared/delivery/index.ts'
import { plannedGuard } from './shared/delivery/planned.ts'
import { guard } from './shared/guard.ts'
import { advanced, basics } from './shared/fields/index.ts'
import { namesOf } from './shared/fields/names.ts'
import { customProperties, eventPropertyFields } from './shared/fields/properties.ts'
import { trackingPlan } from './shared/fields/tracking-plan.ts'

/** Records an action that a user performed, with its properties. https://segment.com/docs/connections/spec/track/ */
export default defineModule({
  name: 'track',
  type: 'action',
  crud: 'create',
  label: 'Track an event',
  description: 'Records an action that a user performed, with properties that describe it.',
  connection: 'segment',
  mappableParameters: [
    {
      name: 'event',
      type: 'select',
      label: 'Event name',
      required: true,
      options: 'rpc://listEvents',
      grouped: true,
      dynamic: true,
      nested: 'rpc://eventProperties',
      help: 'What the user did. Choose an event to see its properties, or switch to **Map** for a name of your own, such as `Report Exported`: an object and a verb in the past tense.',
    },
    trackingPlan('The list of events and their properties then follow this plan; open **Event name** again.'),
    ...basics,
    ...eventPropertyFields,
    customProperties,
    ...advanced,
  ],
  communication: deliver({
    type: 'track',
    // A drop-down passes on what is mapped as it is, and Segment wants a text.
    fields: { event: '{{toString(parameters.event)}}' },
    guards: [
      plannedGuard('eventProperties', 'Event properties'),
      guard(trimmed('parameters.event'), 'Event name is blank: Segment drops an event without a name.'),
      guard(
        `if(parameters.currency, !replace(parameters.currency, '/^[A-Za-z]{3}$/', ''), true)`,
        'Currency must be a three-letter code of ISO 4217, such as EUR. This is not one: {{parameters.currency}}',
      ),
    ],
    data: {
      key: 'properties',
      offered: {
        currency: '{{if(parameters.currency, upper(parameters.currency), parameters.currency)}}',
        revenue: '{{parameters.revenue}}',
        value: '{{parameters.value}}',
      },
      planned: 'eventProperties',
      customList: {
        parameter: 'customProperties',
        label: 'Custom properties',
        reservedNames: namesOf(eventPropertyFields),
        advice: 'Fill them in under Currency, Revenue or Value.',
      },
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('track'),
})
