import type { Field, SelectOption } from '../../../src/authoring/generated/make-format.ts'
import { yesOrNo } from './yes-no.ts'

const option = (value: string, label: string, field: Field): SelectOption => ({ label, value, nested: [field] })

const typeOptions: SelectOption[] = [
  option('text', 'Text', { name: 'value', type: 'text', label: 'Value' }),
  option('number', 'Number', {
    name: 'value',
    type: 'number',
    label: 'Value',
    help: 'With a point for decimals, such as `19.99`. Other forms are read with `parseNumber`.',
  }),
  option('boolean', 'Yes or no', yesOrNo('value', 'Value')),
  option('date', 'Date', {
    name: 'value',
    type: 'date',
    label: 'Value',
    help: 'Sent as ISO 8601 in UTC. Other forms are read with `parseDate`, a number of seconds with `parseDate(number; "X")`. For a date in 1970, choose **Text**.',
  }),
  option('list', 'List of texts', {
    name: 'value',
    type: 'array',
    label: 'Values',
    labels: { add: 'Add a value' },
    spec: { type: 'text', label: 'Value' },
  }),
  option('any', 'Collection or list', {
    name: 'value',
    type: 'any',
    label: 'Value',
    help: 'Map it; it is sent as it is. For JSON in a text, use the module **Parse JSON** first.',
  }),
]

/** Returns a list of values that the user names, each sent with the type chosen for it. */
export const customValues = (name: string, label: string, add: string, help: string): Field => ({
  name,
  type: 'array',
  label,
  labels: { add },
  help,
  spec: [
    { name: 'name', type: 'text', label: 'Name', required: true },
    { name: 'type', type: 'select', label: 'Type', required: true, default: 'text', options: typeOptions },
  ],
})
