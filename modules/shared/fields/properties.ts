import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { customValues } from './custom-values.ts'
import { mapped } from './mapped.ts'

/** The reserved properties of any event. https://www.twilio.com/docs/segment/connections/spec/track#properties */
export const eventPropertyFields: Parameters = [
  {
    name: 'currency',
    type: 'text',
    label: 'Currency',
    help: 'The currency of **Revenue**, as an ISO 4217 code such as `EUR`. Empty: Segment takes US dollars.',
  },
  {
    name: 'revenue',
    type: 'number',
    label: 'Revenue',
    help: 'What the event earned, with a point for decimals, such as `19.99`. Other forms are read with `parseNumber`.',
  },
  {
    name: 'value',
    type: 'number',
    label: 'Value',
    help: 'What an event is worth that earns no money itself, such as a newsletter signup.',
  },
]

/** The reserved properties of a page view that the dialog offers. https://www.twilio.com/docs/segment/connections/spec/page#properties */
export const pagePropertyFields: Parameters = [
  { name: 'url', type: 'text', label: 'URL', help: 'The full address of the page.' },
  { name: 'title', type: 'text', label: 'Title' },
  { name: 'path', type: 'text', label: 'Path', help: 'The path of **URL**, for example `/pricing`.' },
  { name: 'referrer', type: 'text', label: 'Referrer', help: 'The full address of the page before.' },
  { name: 'search', type: 'text', label: 'Search', help: 'The query string of **URL**, for example `?utm_source=x`.' },
  {
    name: 'keywords',
    type: 'array',
    label: 'Keywords',
    labels: { add: 'Add a keyword' },
    spec: { type: 'text', label: 'Keyword' },
  },
]

/** Properties beside the reserved ones. */
export const customProperties: Field = customValues(
  'customProperties',
  'Custom properties',
  'Add a property',
  'Properties of your own. Their names must not be those of the fields above.',
)

/** All properties at once. */
export const mappedProperties: Field = mapped('mappedProperties', 'Mapped properties', 'Properties')
