import { InvalidConfigurationError } from '../errors.ts'
import { bytesOf, jsonOf } from './bytes.ts'
import { encodeMultipart } from './multipart.ts'
import { encodePairs, pairsOf } from './query.ts'

/** The body as it is sent. */
export interface EncodedBody {
  readonly bytes: Buffer
  /** The Content-Type that Make sets by itself; text and binary have none. */
  readonly contentType: string | undefined
}

/** Methods for which a body is left out, and its Content-Type with it. */
const withoutBody = new Set(['GET', 'HEAD'])

/**
 * Encodes the evaluated body in the way that the request's `type` names; undefined when there is nothing to send.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 *
 * @throws DataError for a body that the type cannot carry, InvalidConfigurationError for an unknown type.
 */
export function encodeBody(
  body: unknown,
  type: string,
  method: string,
  random: () => number,
  place: string,
): EncodedBody | undefined {
  if (withoutBody.has(method) || body === undefined || body === null) return undefined
  switch (type) {
    case 'json':
      return { bytes: Buffer.from(jsonOf(body, `${place}.body`), 'utf8'), contentType: 'application/json' }
    case 'urlencoded':
      return {
        bytes: Buffer.from(encodePairs(pairsOf(body, `${place}.body`)), 'utf8'),
        contentType: 'application/x-www-form-urlencoded',
      }
    case 'multipart/form-data':
      return encodeMultipart(body, random, `${place}.body`)
    case 'text':
    case 'string':
    case 'raw':
    case 'binary':
      return { bytes: bytesOf(body, `${place}.body`), contentType: undefined }
    default:
      throw new InvalidConfigurationError(
        `${place}.type: '${type}' is not a body type. Use json, urlencoded, multipart/form-data, text or binary.`,
      )
  }
}
