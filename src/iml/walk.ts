import type { Argument, Expression, Node, Part, Step, Template } from './ast.ts'

type Children = { readonly [Type in Node['type']]: (node: Extract<Node, { type: Type }>) => readonly Node[] }

const none = (): readonly Node[] => []

const children: Children = {
  template: (node): readonly Part[] => node.parts,
  plain: none,
  interpolation: (node) => [node.expression],
  number: none,
  text: none,
  keyword: none,
  variable: none,
  access: (node): ReadonlyArray<Expression | Step> => [node.object, ...node.steps],
  member: none,
  first: none,
  index: (node) => [node.index],
  call: (node): readonly Argument[] => node.arguments,
  empty: none,
  unary: (node) => [node.operand],
  binary: (node) => [node.left, node.right],
}

/**
 * Calls `visit` for every node of a template, parents before their children, in the order of the text. The ancestors
 * of the node, outermost first, come with it. A visitor that returns `false` keeps the walk out of that node.
 */
export function walk(
  template: Template | Expression,
  visit: (node: Node, ancestors: readonly Node[]) => boolean | undefined | void,
): void {
  const ancestors: Node[] = []
  const enter = (node: Node): void => {
    if (visit(node, ancestors) === false) return
    ancestors.push(node)
    for (const child of (children[node.type] as (node: Node) => readonly Node[])(node)) enter(child)
    ancestors.pop()
  }
  enter(template)
}
