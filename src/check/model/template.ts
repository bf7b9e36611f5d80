import { ImlError } from '../../iml/errors.ts'
import type { Node, Span, Template as Ast } from '../../iml/ast.ts'
import { parse } from '../../iml/parser.ts'
import { walk } from '../../iml/walk.ts'
import type { JsonNode } from './json-node.ts'
import type { Spot } from './spot.ts'

type Parsed = ({ readonly ast: Ast } | { readonly error: ImlError }) & { byType?: ReadonlyMap<string, readonly Node[]> }

/** The same text stands in many places of a generated app. */
const parsed = new Map<string, Parsed>()

/** A text in a definition that holds an expression: the value of a member, or its name. */
export class Template {
  readonly node: JsonNode
  readonly source: string
  /** Whether it is the name of a member, as in `"{{...}}": "{{headers}}"`. */
  readonly isKey: boolean
  /** The tree; undefined where the text cannot be read. */
  readonly ast: Ast | undefined
  readonly error: ImlError | undefined

  readonly #parsed: Parsed

  constructor(node: JsonNode, source: string, isKey: boolean) {
    this.node = node
    this.source = source
    this.isKey = isKey
    const result = parseOnce(source)
    this.#parsed = result
    this.ast = 'ast' in result ? result.ast : undefined
    this.error = 'error' in result ? result.error : undefined
  }

  /** Where a part of it stands in the file; the whole when no part is given. */
  spot(part: Span = { start: 0, end: this.source.length }): Spot {
    const { file, path } = this.node
    const literal = this.isKey ? (this.node.key ?? this.node) : this.node
    const offsetOf = (at: number): number => offsetInLiteral(file.text, literal.start, at)
    const excerpt = { template: this.source, start: part.start, end: part.end }
    return {
      file,
      path,
      start: offsetOf(part.start),
      end: Math.max(offsetOf(part.end), offsetOf(part.start) + 1),
      excerpt,
    }
  }

  /** The nodes of one type, in the order of the text; none where the text cannot be read. */
  nodes<Type extends Node['type']>(type: Type): readonly Extract<Node, { type: Type }>[] {
    this.#parsed.byType ??= nodesByType(this.ast)
    return (this.#parsed.byType.get(type) ?? []) as readonly Extract<Node, { type: Type }>[]
  }

  /** Every node of the tree with its ancestors, outermost first; none where the text cannot be read. */
  visit(look: (node: Node, ancestors: readonly Node[]) => boolean | undefined | void): void {
    if (this.ast !== undefined) walk(this.ast, look)
  }
}

function nodesByType(ast: Ast | undefined): ReadonlyMap<string, readonly Node[]> {
  const byType = new Map<string, Node[]>()
  if (ast !== undefined) {
    walk(ast, (node) => {
      const nodes = byType.get(node.type)
      if (nodes === undefined) byType.set(node.type, [node])
      else nodes.push(node)
    })
  }
  return byType
}

function parseOnce(source: string): Parsed {
  const known = parsed.get(source)
  if (known !== undefined) return known
  const result = parseOrError(source)
  parsed.set(source, result)
  return result
}

function parseOrError(source: string): Parsed {
  try {
    return { ast: parse(source) }
  } catch (error) {
    if (error instanceof ImlError) return { error }
    throw error
  }
}

/** The offset in a file of a character of a JSON text whose opening quote stands at `start`. One escape is one character. */
export function offsetInLiteral(file: string, start: number, characters: number): number {
  let offset = start + 1
  for (let passed = 0; passed < characters; passed += 1) {
    if (file[offset] === '\\') offset += file[offset + 1] === 'u' ? 6 : 2
    else offset += 1
  }
  return offset
}
