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
  (type: 'text' | 'number' | 'integer' | 'any') =>
  (name: string, help?: string): Field => ({ name, type, label: labelOf(name), ...(help !== undefined && { help }) })

const after = (help: string | undefined, more: string): string => (help === undefined ? more : `${help} ${more}`)

/** A text. */
export const text = field('text')
/** A number with decimals. */
export const number = field('number')
/** A whole number. */
export const integer = field('integer')
/** A value of any type. */
export const anything = field('any')

/**
 * A date or time as text, into which Make writes a mapped date as ISO 8601. A date field would read a number of seconds as a day in
 * January 1970.
 */
export const date = (name: string): Field => text(name, 'ISO 8601, such as `2026-01-31`. A mapped date fits.')

/** Yes or no. A drop-down refuses texts, which Make reads as yes in a boolean field, `no` included. */
export const yesOrNo = (name: string, help?: string): Field => ({
  name,
  type: 'select',
  label: labelOf(name),
  options: yesAndNo,
  help: after(help, mapYesOrNo),
})

/** The options of a field for yes or no. */
export const yesAndNo = [
  { label: 'Yes', value: true },
  { label: 'No', value: false },
]

/** What stands below a field for yes or no. With braces around it, Make would run the comparison in the RPC. */
export const mapYesOrNo = 'Map a comparison such as `x = "TRUE"`: a text such as `no` is refused.'

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

/** A collection, mapped as a whole: an untouched one with fields of its own would be sent empty. */
export const group = (name: string, members: readonly string[]): Field =>
  anything(name, `Map a collection with ${members.map((member) => `\`${member}\``).join(', ')}.`)
