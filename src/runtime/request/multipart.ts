import mime from 'mime'
import { toText } from '../../iml/index.ts'
import { isCollection, member, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'
import { bytesOf } from './bytes.ts'

/** A body made of parts, and the Content-Type that names their boundary. */
export interface Multipart {
  readonly bytes: Buffer
  readonly contentType: string
}

/**
 * A multipart/form-data body. A member `{ value, options: { filename, contentType } }` is a file; lists repeat their name;
 * null and undefined are left out.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 *
 * @throws DataError when the body is no collection.
 */
export function encodeMultipart(body: unknown, random: () => number, place: string): Multipart {
  if (!isCollection(body)) throw new DataError(`${place}: expected a collection, but found ${typeName(body)}.`)
  const boundary = `----make-${digits(random)}${digits(random)}`
  const chunks: Buffer[] = []
  for (const [name, given] of Object.entries(body)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value === undefined || value === null) continue
      const part = partOf(name, value, `${place}.${name}`)
      chunks.push(Buffer.from(`--${boundary}\r\n${part.head}\r\n\r\n`), part.content, Buffer.from('\r\n'))
    }
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`))
  return { bytes: Buffer.concat(chunks), contentType: `multipart/form-data; boundary=${boundary}` }
}

function partOf(name: string, value: unknown, place: string): { head: string; content: Buffer } {
  const disposition = `Content-Disposition: form-data; name="${escape(name)}"`
  if (!isCollection(value) || !Object.hasOwn(value, 'value')) {
    if (value instanceof Uint8Array)
      return { head: fileHead(disposition, name, undefined), content: bytesOf(value, place) }
    return { head: disposition, content: Buffer.from(toText(value)) }
  }
  const filename = member(value['options'], 'filename')
  const contentType = member(value['options'], 'contentType')
  const content = bytesOf(value['value'], place)
  if (filename === undefined || filename === null) {
    if (contentType === undefined || contentType === null) return { head: disposition, content }
    return { head: `${disposition}\r\nContent-Type: ${oneLine(toText(contentType))}`, content }
  }
  return { head: fileHead(disposition, toText(filename), contentType), content }
}

function fileHead(disposition: string, filename: string, contentType: unknown): string {
  const type =
    contentType === undefined || contentType === null
      ? (mime.getType(filename) ?? 'application/octet-stream')
      : oneLine(toText(contentType))
  return `${disposition}; filename="${escape(filename)}"\r\nContent-Type: ${type}`
}

/** As browsers write names in form data: the characters that would end the line or the name are percent-encoded. */
function escape(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}

function digits(random: () => number): string {
  return Math.floor(random() * 0xffff_ffff)
    .toString(16)
    .padStart(8, '0')
}
