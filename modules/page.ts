import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample, needsSomebody, pruned } from './shared/delivery/index.ts'
import { advancedOfEvents, basics } from './shared/fields/index.ts'
import { writeKey } from './shared/fields/message.ts'
import { customProperties, mappedProperties, pagePropertyFields } from './shared/fields/properties.ts'
import { reservedPageProperties } from './shared/fields/reserved.ts'

/** Records that a user saw a page. https://www.twilio.com/docs/segment/connections/spec/page */
export default defineModule({
  name: 'page',
  type: 'action',
  crud: 'create',
  label: 'Record a page view',
  description: 'Records that a user saw a page of your website, with properties of the page.',
  connection: 'segment',
  mappableParameters: [
    ...basics,
    { name: 'name', type: 'text', label: 'Name', help: 'The name of the page, such as `Pricing`.' },
    {
      name: 'category',
      type: 'text',
      label: 'Category',
      help: 'The category of the page, such as `Docs`. It is sent as a property as well.',
    },
    ...pagePropertyFields,
    mappedProperties,
    customProperties,
    writeKey,
    ...advancedOfEvents,
  ],
  communication: deliver({
    type: 'page',
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
      dialog: [{ fields: [...pagePropertyFields, { name: 'category', type: 'text', label: 'Category' }] }],
      wholes: [{ parameter: 'mappedProperties', label: 'Mapped properties' }],
      custom: {
        parameter: 'customProperties',
        reserved: reservedPageProperties,
      },
    },
    rules: { id: needsSomebody },
  }),
  interface: deliveryResult,
  samples: deliverySample('page'),
})
