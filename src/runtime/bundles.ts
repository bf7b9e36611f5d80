import { type Collection, isCollection, typeName } from './collection.ts'
import { DataError } from './errors.ts'

/**
 * The bundles that an action, universal module or instant trigger hands to the scenario: one, or none when it yields nothing.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/action
 *
 * @throws DataError when the result is a list, an empty one included, a text or another scalar.
 */
export function singleBundle(result: unknown): Collection[] {
  return isNothing(result) ? [] : [bundleOf(result)]
}

/**
 * The bundles of a search: one for each collection of a list, or one for a collection. Make drops an item that is the very
 * same value as one before it, not one that merely looks the same.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/search
 *
 * @throws DataError when the result, or an item of the list, is no collection.
 */
export function manyBundles(result: unknown): Collection[] {
  if (isNothing(result)) return []
  return Array.isArray(result) ? [...new Set(result.map(bundleOf))] : [bundleOf(result)]
}

/** @throws DataError for anything but a collection. */
export function bundleOf(item: unknown): Collection {
  if (isCollection(item)) return item
  throw new DataError(`Invalid item in module output. Expected Object, but found ${typeName(item)}.`)
}

function isNothing(result: unknown): boolean {
  return result === undefined || result === null || result === false || result === ''
}
