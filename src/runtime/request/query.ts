import { toText } from '../../iml/index.ts'
import { isCollection, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'
import { wellFormed } from './url.ts'

/** Names and values in order; a name may come more than once. */
export type Pairs = readonly (readonly [name: string, value: string])[]

/**
 * The pairs of a flat collection, for a query string or an urlencoded body: lists repeat their name, null and undefined
 * are left out, "" stays. Make does not support nested collections here; they are sent as JSON text.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 *
 * @throws DataError when the value is no collection.
 */
export function pairsOf(value: unknown, place: string): Pairs {
  if (value === undefined || value === null) return []
  if (!isCollection(value)) throw new DataError(`${place}: expected a collection, but found ${typeName(value)}.`)
  return Object.entries(value).flatMap(([name, given]) =>
    (Array.isArray(given) ? given : [given])
      .filter((one) => one !== undefined && one !== null)
      .map((one): [string, string] => [name, toText(one)]),
  )
}

/** `a=1&b=two%20words`: the pairs percent-encoded as encodeURIComponent does. */
export function encodePairs(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text))
}
