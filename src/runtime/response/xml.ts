import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type Collection, isCollection, setMember } from '../collection.ts'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Names such as toString are safe here, where only own members are read.
  onDangerousProperty: (name) => name,
})

/**
 * XML in Make's shape. Every element below the root is a list, because it may repeat; an element of text alone is that text, with
 * attributes the text stands under `_value` and the attributes under `_attributes`. The root is a collection, so that
 * both spellings of Make's own example, `body.root.item[]` and `body.root[].item[]`, reach the same value.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/type
 *
 * @throws Error when the text is not well-formed.
 */
export function parseXml(text: string): unknown {
  const verdict = XMLValidator.validate(text)
  if (verdict !== true) throw new Error(`line ${verdict.err.line}: ${verdict.err.msg}`)
  const root: Collection = {}
  for (const [name, value] of elementsOf(parser.parse(text))) setMember(root, name, value)
  return root
}

/** The parser gives each node as an object with one member named as the tag, and its attributes under `:@`. */
function elementsOf(nodes: unknown): [name: string, value: unknown][] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown): [string, unknown][] => {
    if (!isCollection(node)) return []
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text')
    return name === undefined ? [] : [[name, valueOf(node[name], node[':@'])]]
  })
}

function valueOf(children: unknown, attributes: unknown): unknown {
  const text = textOf(children)
  const elements = elementsOf(children)
  if (elements.length === 0 && attributes === undefined) return text
  const element: Collection = {}
  if (attributes !== undefined) element['_attributes'] = attributes
  if (text !== '') element['_value'] = text
  for (const [name, value] of elements) {
    const known: unknown = Object.hasOwn(element, name) ? element[name] : undefined
    if (Array.isArray(known)) known.push(value)
    else setMember(element, name, [value])
  }
  return element
}

function textOf(children: unknown): string {
  if (!Array.isArray(children)) return ''
  return children
    .map((child: unknown) => (isCollection(child) && Object.hasOwn(child, '#text') ? String(child['#text']) : ''))
    .join('')
}
