import type { Expression } from './expression.ts'
import { withParsedValues } from './json-texts.ts'

/** The types that a custom value may have, in the order in which `sort` puts them. */
export const valueTypes = ['boolean', 'date', 'json', 'list', 'number', 'text'] as const

/** The type of a custom value. */
export type ValueType = (typeof valueTypes)[number]

const countOf = (list: Expression, types: readonly ValueType[]): Expression =>
  `length(map(${list}, 'type', 'type', '${types.join(',')}'))`

/** Returns the items of one type: IML cannot filter items, but it can sort them by type and cut out a run. */
const itemsOfType = (list: Expression, type: ValueType): Expression => {
  const start = countOf(list, valueTypes.slice(0, valueTypes.indexOf(type)))
  return `slice(sort(${list}, 'asc', 'type'), ${start}, ${start} + ${countOf(list, [type])})`
}

/**
 * Returns a collection of the values in a list of `{ name, type, value }`, each with its own type; undefined without a list.
 * JSON items must have passed `areJson`.
 */
export const typedValues = (list: Expression): Expression => {
  const jsonItems = withParsedValues(`createJSON(${itemsOfType(list, 'json')})`)
  const items = `if(${countOf(list, ['json'])}, merge(${list}, ${jsonItems}), ${list})`
  return `if(${list}, toCollection(${items}, 'name', 'value'), undefined)`
}

/** Returns the JSON texts in a list of `{ name, type, value }`. */
export const jsonTexts = (list: Expression): Expression => `map(${list}, 'value', 'type', 'json')`

/** Returns the names of the JSON items in a list of `{ name, type, value }`, as a readable text. */
export const jsonNames = (list: Expression): Expression => `join(map(${list}, 'name', 'type', 'json'), ', ')`
