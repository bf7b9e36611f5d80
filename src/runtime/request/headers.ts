import { toText } from '../../iml/index.ts'
import { isCollection, setMember, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'

/** Header names in lower case, as Node gives them, each with one text. */
export type Headers = Record<string, string>

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
// What ends or breaks a header line, and what does not fit in one byte.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\r\n\0]|[^\u0000-\u00FF]/

/**
 * Merges evaluated headers, later ones over earlier ones whatever their case. `null` and undefined leave a header out, a list
 * becomes one line with commas.
 *
 * @throws DataError for a name or a value that HTTP cannot carry; the message never holds the value.
 */
export function mergeHeaders(layers: readonly unknown[], place: string): Headers {
  const merged: Headers = {}
  for (const layer of layers) {
    if (layer === undefined || layer === null) continue
    if (!isCollection(layer)) {
      throw new DataError(`${place}.headers: expected a collection of headers, but found ${typeName(layer)}.`)
    }
    for (const [name, value] of Object.entries(layer)) addHeader(merged, name, value, place)
  }
  return merged
}

function addHeader(headers: Headers, name: string, value: unknown, place: string): void {
  if (!token.test(name)) throw new DataError(`${place}.headers: ${JSON.stringify(name)} is not a valid header name.`)
  const normal = name.toLowerCase()
  if (value === undefined || value === null) {
    delete headers[normal]
    return
  }
  const text = Array.isArray(value) ? value.map((one) => toText(one)).join(', ') : toText(value)
  if (forbidden.test(text)) {
    throw new DataError(
      `${place}.headers: the value of '${name}' has a line break or a character that headers cannot carry.`,
    )
  }
  setMember(headers, normal, text)
}
