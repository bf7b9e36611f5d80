import { isCollection, member } from '../collection.ts'
import type { FieldSpec, ParameterSpec } from '../sections.ts'
import { optionFor, optionsOf } from './options.ts'

/**
 * The fields that a value of this field shows below it. They are siblings in the values, not children. Where an RPC gives them,
 * its address stands in their place.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters
 */
export function activeNested(spec: ParameterSpec, value: unknown): readonly FieldSpec[] {
  const chosen = Array.isArray(value) && spec.multiple === true ? value : isEmpty(value) ? [] : [value]
  if (chosen.length === 0) return fieldsOf(member(member(spec.options, 'placeholder'), 'nested'))
  const options = optionsOf(spec)
  return [
    ...(value === false ? [] : fieldsOf(spec.nested)),
    ...fieldsOf(member(spec.options, 'nested')),
    ...chosen.flatMap((one) => fieldsOf(optionFor(options, one)?.nested)),
  ]
}

/** Definitions do not change while an app runs, so each list is looked through once. */
const namesOfLists = new WeakMap<object, ReadonlySet<string>>()

/** The names of all fields of a list, those included that no current value shows. */
export function declaredNames(fields: unknown): ReadonlySet<string> {
  if (typeof fields !== 'object' || fields === null) return new Set()
  let names = namesOfLists.get(fields)
  if (names === undefined) {
    names = collectNames(fields)
    namesOfLists.set(fields, names)
  }
  return names
}

function collectNames(fields: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  for (const field of fieldsOf(fields)) {
    if (typeof field === 'string') continue
    if (typeof field.name === 'string') names.add(field.name)
    for (const nested of nestedOf(field)) for (const name of declaredNames(nested)) names.add(name)
  }
  return names
}

/** Definitions do not change while an app runs, so each list is gone through once. */
const listsOfFields = new WeakMap<readonly unknown[], readonly FieldSpec[]>()

/** A list of fields, written as such, as one field, as `{ store }`, or as the address of an RPC. */
export function fieldsOf(fields: unknown): readonly FieldSpec[] {
  if (typeof fields === 'string') return [fields]
  if (Array.isArray(fields)) {
    let list = listsOfFields.get(fields)
    if (list === undefined) {
      list = fields.filter((field) => isCollection(field) || typeof field === 'string')
      listsOfFields.set(fields, list)
    }
    return list
  }
  if (!isCollection(fields)) return []
  return Object.hasOwn(fields, 'store') ? fieldsOf(fields['store']) : [fields]
}

/** The lists of fields that any value of this field shows below it. */
export function nestedOf(spec: ParameterSpec): unknown[] {
  return [
    spec.nested,
    member(spec.options, 'nested'),
    member(member(spec.options, 'placeholder'), 'nested'),
    ...optionsOf(spec).list.map((option) => option.nested),
  ].filter((nested) => nested !== undefined)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
