import { type Expression, iml, quoted } from '../../../src/authoring/expression.ts'
import { when } from './rules.ts'

/** Returns a list of the dialog, empty where it is missing. */
export const listOf = (parameter: string): Expression => `ifempty(parameters.${parameter}, emptyarray)`

/** Returns a collection of the dialog, empty where it is missing. */
export const collectionOf = (parameter: string): Expression => `ifempty(parameters.${parameter}, temp.none)`

/** Returns one collection with the members of several, the later ones winning. */
export const joined = (...collections: Expression[]): Expression =>
  `toCollection(merge(${collections.map((one) => `toArray(${one})`).join(', ')}), 'key', 'value')`

/** Returns a collection without the members of these names. */
export const without = (collection: Expression, names: readonly string[]): Expression =>
  names.length === 0 ? collection : `omit(${collection}, ${names.map(quoted).join(', ')})`

/** Returns the collection, or undefined when nothing is in it, so that its key is left out: Make hands an untouched one over as `{}`. */
export const pruned = (collection: Expression): string =>
  iml(`if(createJSON(${collection}) = '{}', undefined, ${collection})`)

/** Returns the first character of a value's JSON, which tells a collection (`{`) and a list (`[`) from other values. */
export const opening = (value: Expression): Expression => `substring(createJSON(${value}), 0, 1)`

/** Returns whether a value is a collection, as its JSON tells. */
export const isCollection = (value: Expression): Expression => `${opening(value)} = '{'`

/**
 * Returns a rule for a field that is joined with others: a list or a text would vanish there without a word. Where nothing is mapped, all
 * parameters stand in, which are a collection.
 */
export const mustBeCollection = (parameter: string, label: string): string =>
  when(`${opening(`ifempty(parameters.${parameter}, parameters)`)} != '{'`, quoted(`${label} must be a collection.`))
