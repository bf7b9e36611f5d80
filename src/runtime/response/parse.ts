import { parse as parseQuery } from 'node:querystring'
import { type Collection, setMember } from '../collection.ts'
import { DataError } from '../errors.ts'
import { decode, decodeStrictly, mediaTypeOf } from './charset.ts'
import type { BodyFormat } from './type.ts'
import { parseXml } from './xml.ts'

type ActualFormat = Exclude<BodyFormat, 'automatic'> | 'unknown'

/** What is needed of an answer to read its body. */
export interface RawBody {
  readonly bytes: Buffer
  readonly contentType: string
  readonly statusCode: number
}

/**
 * The body of an answer as templates see it; undefined when it is empty. A body that is not what its type says is an error
 * in an answer of success; in one of failure it is given as text, so that `response.error` can still quote it.
 *
 * @throws DataError that names the place.
 */
export function parseBody(raw: RawBody, format: BodyFormat, place: string): unknown {
  const { bytes, contentType, statusCode } = raw
  if (bytes.byteLength === 0) return undefined
  const actual = format === 'automatic' ? automaticFormat(contentType) : format
  try {
    return readAs[actual](bytes, contentType)
  } catch (error) {
    if (statusCode >= 400) return decode(bytes, contentType)
    const name = actual === 'xml' ? 'XML' : 'JSON'
    throw new DataError(`${place}: the answer is not valid ${name}: ${(error as Error).message}`, { statusCode })
  }
}

/** How bytes of each format are read; `unknown` is a body whose Content-Type names no format that Make lists. */
export const readAs: Readonly<Record<ActualFormat, (bytes: Buffer, contentType: string) => unknown>> = {
  json: (bytes, contentType) => JSON.parse(strictText(bytes, contentType)),
  xml: (bytes, contentType) => parseXml(strictText(bytes, contentType)),
  urlencoded: (bytes, contentType) => queryCollection(decode(bytes, contentType)),
  text: decode,
  binary: (bytes) => bytes,
  unknown: (bytes, contentType) => decodeStrictly(bytes, contentType) ?? bytes,
}

/** The format that a Content-Type names. */
export function automaticFormat(contentType: string): ActualFormat {
  const mediaType = mediaTypeOf(contentType)
  if (mediaType === 'application/json' || mediaType.endsWith('+json')) return 'json'
  if (mediaType === 'application/x-www-form-urlencoded') return 'urlencoded'
  if (mediaType === 'application/xml' || mediaType === 'text/xml') return 'xml'
  return mediaType === 'text/plain' ? 'text' : 'unknown'
}

function strictText(bytes: Buffer, contentType: string): string {
  const text = decodeStrictly(bytes, contentType)
  if (text === undefined) throw new Error('its bytes are not valid text in its charset')
  return text
}

function queryCollection(text: string): Collection {
  const collection: Collection = {}
  for (const [name, value] of Object.entries(parseQuery(text, '&', '=', { maxKeys: 0 })))
    setMember(collection, name, value)
  return collection
}
