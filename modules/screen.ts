import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample } from './shared/delivery/index.ts'
import { advanced, basics } from './shared/fields/index.ts'
import { customProperties } from './shared/fields/properties.ts'

/** Records that a user saw a screen of a mobile app. https://segment.com/docs/connections/spec/screen/ */
export default defineModule({
  name: 'screen',
  type: 'action',
  crud: 'create',
  label: 'Record a screen view',
  description: 'Records that a user saw a screen of your mobile app, with properties of the screen.',
  connection: 'segment',
  mappableParameters: [
    ...basics,
    { name: 'name', type: 'text', label: 'Name', help: 'Of the screen, such as `Home`.' },
    { name: 'category', type: 'text', label: 'Category', help: 'Of the screen, such as `Onboarding`.' },
    customProperties,
    ...advanced,
  ],
  communication: deliver({
    type: 'screen',
    fields: { name: '{{parameters.name}}', category: '{{parameters.category}}' },
    data: {
      key: 'properties',
      offered: {},
      customList: {
        parameter: 'customProperties',
        label: 'Custom properties',
        reservedNames: ['name', 'category'],
        advice: 'Fill them in under the field of that name.',
      },
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('screen'),
})
