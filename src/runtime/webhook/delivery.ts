import { TextDecoder } from 'node:util'
import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, member, setMember, typeName } from '../collection.ts'
import { DataError, MaxFileSizeExceededError } from '../errors.ts'
import { bytesOf } from '../request/bytes.ts'
import { mediaTypeOf } from '../response/charset.ts'
import { automaticFormat, readAs } from '../response/parse.ts'

/** Bytes of a body that Make's gateway accepts. https://apps.make.com/gateway */
export const maxDeliveryBytes = 5 * 1024 * 1024

/** A request that a service sends to the address of a webhook. */
export interface Delivery {
  /** `POST` unless told. */
  readonly method?: string
  /** Names in any case; a list stands for a header that came more than once. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly query?: Collection
  /** The body as it came, which is parsed as its Content-Type says. */
  readonly rawBody?: string | Uint8Array
  /** The body, parsed already; takes the place of what would be parsed of `rawBody`. */
  readonly body?: unknown
}

/** A delivery as definitions see it. */
export interface ReadDelivery {
  readonly method: string
  /** By name in lower case. */
  readonly headers: Collection
  readonly query: Collection
  readonly body: unknown
  readonly bytes: Buffer
}

/**
 * Reads a delivery. A body is parsed as an answer's is: an empty one is undefined, one of an unknown type is text or a buffer.
 * A part of a form that is a file becomes `{ name, mime, data }`.
 *
 * @throws MaxFileSizeExceededError, with status 413, for a body of more than 5 MB; DataError, with status 400, for one that is
 * not what its Content-Type says. Neither quotes the body.
 */
export async function readDelivery(delivery: Delivery, place: string): Promise<ReadDelivery> {
  collectionOr(place, 'a delivery', delivery)
  const bytes = bytesOf(delivery.rawBody ?? delivery.body, place)
  if (bytes.byteLength > maxDeliveryBytes) {
    const sizes = `${bytes.byteLength} bytes long, and Make accepts ${maxDeliveryBytes}`
    throw new MaxFileSizeExceededError(`${place}: the body is ${sizes}.`, { statusCode: 413 })
  }
  const headers = headersOf(collectionOr(place, 'headers', delivery.headers ?? {}))
  return {
    method: toText(delivery.method ?? 'POST').toUpperCase(),
    headers,
    query: { ...collectionOr(place, 'a query', delivery.query ?? {}) },
    body:
      delivery.body === undefined ? await parse(bytes, toText(headers['content-type'] ?? ''), place) : delivery.body,
    bytes,
  }
}

function headersOf(given: Collection): Collection {
  const headers: Collection = {}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue
    const text = typeof value === 'string' ? value : Array.isArray(value) ? value.map(toText).join(', ') : toText(value)
    const normal = name.toLowerCase()
    const known = member(headers, normal)
    setMember(headers, normal, known === undefined ? text : `${toText(known)}, ${text}`)
  }
  return headers
}

async function parse(bytes: Buffer, contentType: string, place: string): Promise<unknown> {
  if (bytes.byteLength === 0) return undefined
  const multipart = mediaTypeOf(contentType) === 'multipart/form-data'
  const format = automaticFormat(contentType)
  try {
    return multipart ? await formOf(bytes, contentType) : readAs[format](bytes, contentType)
  } catch {
    // What the parser says may quote the body.
    const name = multipart ? 'multipart form data' : format === 'xml' ? 'XML' : 'JSON'
    throw new DataError(`${place}: the body is not valid ${name}, as its Content-Type says.`, { statusCode: 400 })
  }
}

async function formOf(bytes: Buffer, contentType: string): Promise<Collection> {
  const form = await new Response(Uint8Array.from(bytes), { headers: { 'content-type': contentType } }).formData()
  const parts = new Map<string, unknown[]>()
  for (const [name, part] of form) {
    // oxlint-disable-next-line no-await-in-loop -- the parts are in memory
    const value = typeof part === 'string' ? part : await fileOf(part)
    const known = parts.get(name)
    if (known === undefined) parts.set(name, [value])
    else known.push(value)
  }
  const body: Collection = {}
  for (const [name, values] of parts) setMember(body, name, values.length === 1 ? values[0] : values)
  return body
}

async function fileOf(part: File): Promise<Collection> {
  return { name: part.name, mime: part.type, data: Buffer.from(await part.arrayBuffer()) }
}

/**
 * The exact text of a body, or its bytes when they are no UTF-8: a signature counts every byte, so neither a byte order mark nor
 * a faulty byte may be lost.
 */
export function exactText(bytes: Buffer): unknown {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes
  }
}

function collectionOr(place: string, what: string, value: unknown): Collection {
  if (isCollection(value)) return value
  throw new DataError(`${place}: expected ${what} as a collection, but found ${typeName(value)}.`)
}
