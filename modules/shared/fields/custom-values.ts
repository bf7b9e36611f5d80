import type { Field, SelectOption } from '../../../src/authoring/generated/make-format.ts'
import type { ValueType } from '../../../src/authoring/macros/index.ts'

type ValueField = { type: 'text' | 'number' | 'boolean' | 'date'; multiline?: true; help?: string } | { type: 'list' }

const fieldOf = (value: ValueField): Field =>
  value.type === 'list'
    ? {
        name: 'value',
        type: 'array',
        label: 'Values',
        labels: { add: 'Add a value' },
        spec: { type: 'text', label: 'Value' },
      }
    : { name: 'value', label: 'Value', ...value }

const option = (type: ValueType, label: string, value: ValueField): SelectOption => ({
  label,
  value: type,
  nested: [fieldOf(value)],
})

const typeOptions: SelectOption[] = [
  option('text', 'Text', { type: 'text' }),
  option('number', 'Number', { type: 'number' }),
  option('boolean', 'Yes or no', { type: 'boolean' }),
  option('date', 'Date', { type: 'date', help: 'Sent as ISO 8601 in UTC.' }),
  option('list', 'List of texts', { type: 'list' }),
  option('json', 'JSON', { type: 'text', multiline: true, help: 'For example `{"plan": "pro", "seats": [1, 2]}`.' }),
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
