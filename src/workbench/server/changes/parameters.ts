import { type Collection, isCollection, member } from '../../../runtime/collection.ts'
import { shown } from './words.ts'

/** A field and the names of the fields around it. */
interface Found {
  readonly field: Collection
  readonly place: string
}

/** Keys whose new value says enough. */
const told: readonly string[] = [
  'label',
  'type',
  'default',
  'help',
  'advanced',
  'multiple',
  'mappable',
  'visible',
  'validate',
]

/** What changed among the fields of a form, or of what a module gives: fields inside others included. */
export function parameterChanges(was: readonly unknown[], is: readonly unknown[], of: 'form' | 'output'): string[] {
  const [before, after] = [fieldsIn(was), fieldsIn(is)]
  const word = of === 'form' ? 'field' : 'output field'
  const gone = [...before]
    .filter(([path]) => !after.has(path))
    .map(([, found]) => `The ${word} ${nameOf(found)} is gone`)
  const changed = [...after].flatMap(([path, found]) => {
    const old = before.get(path)
    if (old !== undefined) return fieldChanges(word, old, found)
    return [`New ${found.field['required'] === true ? 'required ' : ''}${word} ${nameOf(found)}`]
  })
  const moved = commonOrder(before, after) === commonOrder(after, before) ? [] : ['The order of the fields changed']
  return [...gone, ...changed, ...moved]
}

/** The fields that both have, in the order of the first. */
function commonOrder(fields: ReadonlyMap<string, Found>, others: ReadonlyMap<string, Found>): string {
  return [...fields.keys()].filter((path) => others.has(path)).join('\n')
}

function fieldChanges(word: string, old: Found, found: Found): string[] {
  const name = `${word} ${nameOf(found)}`
  const [was, is] = [old.field['required'] === true, found.field['required'] === true]
  const required = was === is ? [] : [`The ${name} is ${is ? 'now' : 'no longer'} required`]
  const keys = told.filter((key) => !isSame(old.field[key], found.field[key]))
  const others = keys.map((key) =>
    key === 'help' || key === 'validate' || key === 'visible'
      ? `The ${key} of the ${name} changed`
      : `The ${key} of the ${name} is ${shown(found.field[key])} instead of ${shown(old.field[key])}`,
  )
  return [...required, ...others, ...optionChanges(name, old.field['options'], found.field['options'])]
}

function optionChanges(name: string, was: unknown, is: unknown): string[] {
  const [before, after] = [was, is].map(optionsIn)
  if (before === undefined || after === undefined) {
    return isSame(was, is) ? [] : [`The options of the ${name} changed`]
  }
  const [fresh, gone] = [labelsBeyond(after, before), labelsBeyond(before, after)]
  return [
    ...(fresh === '' ? [] : [`The ${name} has new options: ${fresh}`]),
    ...(gone === '' ? [] : [`The ${name} has options no longer: ${gone}`]),
  ]
}

function labelsBeyond(these: ReadonlyMap<string, string>, those: ReadonlyMap<string, string>): string {
  return [...these].flatMap(([value, label]) => (those.has(value) ? [] : [label])).join(', ')
}

/** Labels of options by the JSON of their value; undefined where an RPC gives them, or they are grouped. */
function optionsIn(options: unknown): ReadonlyMap<string, string> | undefined {
  if (!Array.isArray(options) || options.some((option) => !isCollection(option) || !('value' in option)))
    return undefined
  return new Map(
    options.map((option: Collection) => {
      const value = JSON.stringify(option['value'])
      return [value, typeof option['label'] === 'string' ? option['label'] : value]
    }),
  )
}

/** Fields by their path, those of collections, of items and below options included. */
function fieldsIn(fields: unknown, path = '', place = ''): Map<string, Found> {
  const found = new Map<string, Found>()
  for (const field of Array.isArray(fields) ? fields : []) {
    if (typeof field === 'string') found.set(`${path}/${field}`, { field: { label: field }, place })
    if (!isCollection(field)) continue
    const name = String(field['name'] ?? field['label'] ?? field['type'])
    const at = `${path}/${name}`
    found.set(at, { field, place })
    const inside = place === '' ? labelOf(field) : `${place} > ${labelOf(field)}`
    for (const [key, one] of fieldsIn(field['spec'], at, inside)) found.set(key, one)
    for (const option of Array.isArray(field['options']) ? field['options'] : []) {
      const below = `${at}=${JSON.stringify(member(option, 'value'))}`
      for (const [key, one] of fieldsIn(member(option, 'nested'), below, place)) found.set(key, one)
    }
  }
  return found
}

function labelOf(field: Collection): string {
  const label = field['label'] ?? field['name'] ?? field['type']
  return typeof label === 'string' ? label : 'without a name'
}

function nameOf({ field, place }: Found): string {
  return place === '' ? labelOf(field) : `${labelOf(field)} (in ${place})`
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
