import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { type Collection, setMember } from './collection.ts'

/** The value of a JSON text, or where the text stops being JSON. */
export type Parsed = { readonly value: unknown } | { readonly problem: string }

/** Reads JSON with comments and trailing commas, the format of all files of a Make app. */
export function parseJsonc(source: string): Parsed {
  const text = source.replace(/^\uFEFF/, '')
  const plain = parsePlain(text)
  if (plain !== undefined) return plain
  const errors: ParseError[] = []
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true })
    const first = errors[0]
    if (first !== undefined) return { problem: `${position(text, first.offset)}: ${wordsOf(first.error)}` }
    return root === undefined ? { problem: '1:1: the file is empty' } : { value: valueOf(root) }
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'the file is nested too deeply' }
    throw error
  }
}

/** Levels of nesting up to which the engine's parser is asked; what reads the value goes down as deep as it is nested. */
const plainLevels = 200

/** What the engine's parser makes of a text, in a tenth of the time; undefined where it is no plain JSON, or nested deeply. */
function parsePlain(text: string): Parsed | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isWithin(value, plainLevels) ? { value } : undefined
  } catch {
    return undefined
  }
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1))
}

/** The library's own conversion assigns members, so that a key `__proto__` would set the prototype. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf)
  if (node.type !== 'object') return node.value
  const collection: Collection = {}
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (key !== undefined && value !== undefined) setMember(collection, String(key.value), valueOf(value))
  }
  return collection
}

/** `value expected` for the library's `ValueExpected`. */
function wordsOf(code: ParseError['error']): string {
  return printParseErrorCode(code)
    .replace(/(?<=[a-z])[A-Z]/g, ' $&')
    .toLowerCase()
}

function position(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return `${before.split('\n').length}:${offset - lineStart + 1}`
}
