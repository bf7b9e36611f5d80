import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample } from './shared/delivery/index.ts'
import { advanced, basics } from './shared/fields/index.ts'
import { namesOf } from './shared/fields/names.ts'
import { customProperties, pagePropertyFields } from './shared/fields/properties.ts'

/** Records that a user saw a page. https://segment.com/docs/connections/spec/page/ */
export default defineModule({
  name: 'page',
  type: 'action',
  crud: 'create',
  label: 'Record a page view',
  description: 'Records that a user saw a page of your website, with properties of the page.',
  connection: 'segment',
  mappableParameters: [
    ...basics,
    { name: 'name', type: 'text', label: 'Name', help: 'Of the page, such as `Pricing`.' },
    { name: 'category', type: 'text', label: 'Category', help: 'Of the page, such as `Docs`.' },
    ...pagePropertyFields,
    customProperties,
    ...advanced,
  ],
  communication: deliver({
    type: 'page',
    fields: { name: '{{parameters.name}}', category: '{{parameters.category}}' },
    data: {
      key: 'properties',
      offered: {
        url: '{{parameters.url}}',
        title: '{{parameters.title}}',
        path: '{{parameters.path}}',
        referrer: '{{parameters.referrer}}',
        search: '{{parameters.search}}',
        keywords: '{{parameters.keywords}}',
        category: '{{parameters.category}}',
      },
      customList: {
        parameter: 'customProperties',
        label: 'Custom properties',
        reservedNames: ['name', 'category', ...namesOf(pagePropertyFields)],
        advice: 'Fill them in under the field of that name.',
      },
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('page'),
})
