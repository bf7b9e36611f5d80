import { defineModule } from '../src/authoring/define.ts'
import { trimmed } from '../src/authoring/macros/index.ts'
import { deliver, deliveryResult, deliverySample } from './shared/delivery/index.ts'
import { guard } from './shared/guard.ts'
import { advanced, basics } from './shared/fields/index.ts'
import { namesOf } from './shared/fields/names.ts'
import { customProperties, eventPropertyFields } from './shared/fields/properties.ts'

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
      type: 'text',
      label: 'Event name',
      required: true,
      help: 'What the user did, such as `Order Completed`: an object and a verb in the past tense.',
    },
    ...basics,
    ...eventPropertyFields,
    customProperties,
    ...advanced,
  ],
  communication: deliver({
    type: 'track',
    fields: { event: '{{parameters.event}}' },
    guards: [
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
    },
    customList: {
      parameter: 'customProperties',
      label: 'Custom properties',
      reservedNames: namesOf(eventPropertyFields),
      advice: 'Fill them in under Currency, Revenue or Value.',
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('track'),
})
