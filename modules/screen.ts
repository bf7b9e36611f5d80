import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample, needsSomebody, pruned } from './shared/delivery/index.ts'
import { advancedOfEvents, basics } from './shared/fields/index.ts'
import { writeKey } from './shared/fields/message.ts'
import { customProperties, mappedProperties } from './shared/fields/properties.ts'
import { reservedScreenProperties } from './shared/fields/reserved.ts'

/** Records that a user saw a screen of a mobile app. https://www.twilio.com/docs/segment/connections/spec/screen */
export default defineModule({
  name: 'screen',
  type: 'action',
  crud: 'create',
  label: 'Record a screen view',
  description: 'Records that a user saw a screen of your mobile app, with properties of the screen.',
  connection: 'segment',
  mappableParameters: [
    ...basics,
    { name: 'name', type: 'text', label: 'Name', help: 'The name of the screen, such as `Home`.' },
    { name: 'category', type: 'text', label: 'Category', help: 'The category of the screen, such as `Onboarding`.' },
    mappedProperties,
    customProperties,
    writeKey,
    ...advancedOfEvents,
  ],
  communication: deliver({
    type: 'screen',
    ids: ['userId', 'anonymousId'],
    message: {
      userId: '{{temp.userId}}',
      anonymousId: '{{temp.anonymousId}}',
      name: '{{parameters.name}}',
      category: '{{parameters.category}}',
      properties: pruned('temp.properties'),
    },
    data: {
      key: 'properties',
      dialog: [],
      wholes: [{ parameter: 'mappedProperties', label: 'Mapped properties' }],
      custom: {
        parameter: 'customProperties',
        reserved: reservedScreenProperties,
      },
    },
    rules: { id: needsSomebody },
  }),
  interface: deliveryResult,
  samples: deliverySample('screen'),
})
