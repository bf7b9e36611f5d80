import { type Collection, isCollection, typeName } from './collection.ts'
import { DataError } from './errors.ts'

/**
 * The bundles that an action or universal module hands to the scenario: one, or none when it yields nothing.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/action
 *
 * @throws DataError when the result is a list with items, a text or another scalar.
 */
export function singleBundle(result: unknown): Collection[] {
  if (result === undefined || result === null || result === false || result === '') return []
  if (Array.isArray(result) && result.length === 0) return []
  if (isCollection(result)) return [result]
  throw new DataError(`Invalid item in module output. Expected Object, but found ${typeName(result)}.`)
}
