import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'

/** Parts of names that are written in capitals. */
const capitals = new Set(['id', 'ids', 'sku', 'url'])

/** Returns a property's name as a label: `order_id` becomes `Order ID`. */
export const labelOf = (name: string): string => {
  const words = name.split('_').map((word) => (capitals.has(word) ? word.toUpperCase().replace(/S$/, 's') : word))
  const label = words.join(' ')
  return label.charAt(0).toUpperCase() + label.slice(1)
}

const field =
  (type: 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'any') =>
  (name: string, help?: string): Field => ({ name, type, label: labelOf(name), ...(help !== undefined && { help }) })

/** A text. */
export const text = field('text')
/** A number with decimals. */
export const number = field('number')
/** A whole number. */
export const integer = field('integer')
/** Yes or no. */
export const yesOrNo = field('boolean')
/** A date and time, sent as ISO 8601. */
export const date = field('date')
/** A value of any type. */
export const anything = field('any')

/** One of a closed set of texts. */
export const choice = (name: string, values: readonly string[], help?: string): Field => ({
  name,
  type: 'select',
  label: labelOf(name),
  // Values that the specification does not name can be mapped.
  dynamic: true,
  options: values.map((value) => ({ label: value, value })),
  ...(help !== undefined && { help }),
})

/** A list of texts. */
export const texts = (name: string, item: string, help?: string): Field => ({
  name,
  type: 'array',
  label: labelOf(name),
  spec: { type: 'text', label: item },
  ...(help !== undefined && { help }),
})

/** A list of collections. */
export const list = (name: string, item: string, spec: Parameters): Field => ({
  name,
  type: 'array',
  label: labelOf(name),
  labels: { add: `Add a ${item}` },
  spec,
})

/** A collection. */
export const group = (name: string, spec: Parameters): Field => ({
  name,
  type: 'collection',
  label: labelOf(name),
  spec,
})
