import { compile } from '../../iml/index.ts'
import { UnsupportedError } from '../errors.ts'
import type { ParameterSpec } from '../sections.ts'
import type { Family } from './types.ts'

const stripTags = compile('{{stripHTML(text)}}')
const escapeTags = compile('{{escapeHTML(text)}}')

/** What `tags` does with the HTML in a text. */
const treatments: ReadonlyMap<unknown, (text: string) => unknown> = new Map([
  ['strip', (text: string) => stripTags({ text })],
  ['stripall', (text: string) => stripTags({ text: withoutCode(text) })],
  ['escape', (text: string) => escapeTags({ text })],
])

/**
 * Refuses a `tags` or `codepage` that this runtime does not carry out, as the value would be another one in Make.
 *
 * @throws UnsupportedError that names the key and the field.
 */
export function refuseUnknownTreatment(spec: ParameterSpec, family: Family, path: string): void {
  const [tags, codepage] = [spec['tags'], spec['codepage']]
  if (family === 'text' && isGiven(tags) && !treatments.has(tags)) {
    throw new UnsupportedError('tags', `parameter '${path}'`)
  }
  if (family === 'buffer' && isGiven(codepage) && !(typeof codepage === 'string' && Buffer.isEncoding(codepage))) {
    throw new UnsupportedError('codepage', `parameter '${path}'`)
  }
}

/** Whether a field asks for any treatment of its texts, known or not. */
export function isTreated(spec: ParameterSpec): boolean {
  return isGiven(spec['tags']) || isGiven(spec['codepage'])
}

/** The bytes of a text in the `codepage` of its buffer field; any other value as it is. */
export function inCodepage(spec: ParameterSpec, family: Family, value: unknown): unknown {
  const codepage = spec['codepage']
  if (family !== 'buffer' || typeof value !== 'string' || typeof codepage !== 'string') return value
  return Buffer.isEncoding(codepage) ? Buffer.from(value, codepage) : value
}

/**
 * A text as `tags` of its field wants it: without HTML tags (`strip`), without what scripts and style sheets hold as well
 * (`stripall`), or with its tags as text (`escape`). Make's editor names the three and no more.
 */
export function withoutTags(spec: ParameterSpec, family: Family, value: unknown): unknown {
  const treatment = treatments.get(spec['tags'])
  return treatment === undefined || family !== 'text' || typeof value !== 'string' ? value : treatment(value)
}

/** The text without the contents of its `script` and `style` elements; one that does not end reaches to the end. */
function withoutCode(html: string): string {
  const opening = /<(script|style)\b/gi
  let kept = ''
  let position = 0
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    kept += html.slice(position, open.index)
    const closing = new RegExp(`</${open[1]}`, 'gi')
    closing.lastIndex = open.index
    const close = closing.exec(html)
    if (close === null) return kept
    position = close.index
    opening.lastIndex = position
  }
  return kept + html.slice(position)
}

function isGiven(key: unknown): boolean {
  return key !== undefined && key !== null
}
