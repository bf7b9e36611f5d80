import { type Expression, replaceAll } from './expression.ts'

/** Returns the JSON text of a collection, `{}` when there is none: members that are undefined do not show in it. */
const jsonOf = (collection: Expression): Expression => `if(${collection}, createJSON(${collection}), '{}')`

/** Returns an expression that is true when a collection is absent or has no member with a value. */
export const isEmptyCollection = (collection: Expression): Expression => `${jsonOf(collection)} = '{}'`

/**
 * Returns the collection, or undefined when it has no member, so that its key is left out.
 *
 * Make hands an untouched collection over as `{}` and would send it like that.
 * https://developers.make.com/custom-apps-documentation/other/processing-of-empty-values
 */
export const pruned = (collection: Expression): Expression =>
  `if(${isEmptyCollection(collection)}, undefined, ${collection})`

/**
 * Returns one collection with the members of both, those of `second` winning, or undefined when both are empty.
 *
 * An object of a definition can spread only one collection, and IML has no function that merges two; so their JSON texts
 * are joined. Dates become ISO 8601 texts, as they would when sent.
 */
export const merged = (first: Expression, second: Expression): Expression =>
  `if(${isEmptyCollection(second)}, ${pruned(first)}, if(${isEmptyCollection(first)}, ${second}, parseJSON(` +
  `substring(createJSON(${first}), 0, length(createJSON(${first})) - 1) + ',' + substring(createJSON(${second}), 1))))`

/** Returns how many bytes the value takes as JSON in UTF-8, which is how Segment measures. */
export const utf8Bytes = (value: Expression): Expression => `length(toBinary(createJSON(${value})))`

/** Returns an expression that is true when the value is a collection, as far as its JSON tells: no list, no text, no number. */
export const isCollectionText = (value: Expression): Expression => `substring(createJSON(${value}), 0, 1) = '{'`

/**
 * Returns the names that both collections have, as a list. For messages: a name with a comma is not found, as `map` splits at it.
 */
export const sharedNames = (first: Expression, second: Expression): Expression => {
  const items = replaceAll(`createJSON(keys(${first}))`, String.raw`"(?:[^"\\]|\\.)*"`, '{"name":$&}')
  return `map(parseJSON(${items}), 'name', 'name', join(keys(${second}), ','))`
}
