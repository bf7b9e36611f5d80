import { type Collection, isCollection, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'

/** What an RPC gives: a text, a collection, or a list of these. Nothing is an empty list. */
export type RpcResult = string | Collection | (string | Collection)[]

/**
 * Lets the result of an RPC pass: options and fields are lists of collections, a sample is one collection.
 * https://developers.make.com/custom-apps-documentation/app-components/rpcs
 *
 * @throws DataError for anything else, such as a number or a list of lists.
 */
export function rpcResultOf(result: unknown, place: string): RpcResult {
  if (result === undefined || result === null) return []
  if (Array.isArray(result)) return result.map((item) => itemOf(item, place))
  return itemOf(result, place)
}

/** A result as a list: a single text or collection is a list of one. */
export function itemsOf(result: RpcResult): readonly (string | Collection)[] {
  return Array.isArray(result) ? result : [result]
}

function itemOf(item: unknown, place: string): string | Collection {
  if (typeof item === 'string' || isCollection(item)) return item
  throw new DataError(`${place}: invalid item in its output. Expected Object or String, but found ${typeName(item)}.`)
}
