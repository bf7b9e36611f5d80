import type { Access, Binary, Node, Variable } from '../../iml/ast.ts'
import { variables } from './variables.ts'

/** A subtraction that was most likely meant as a name: `headers.content-type`, without blanks and with a variable that Make lacks. */
export interface Hyphenated extends Binary {
  readonly left: Access
  readonly right: Variable
}

export function isHyphenated(node: Node | undefined): node is Hyphenated {
  if (node?.type !== 'binary' || node.operator !== '-') return false
  const { left, right } = node
  return (
    left.type === 'access' && right.type === 'variable' && !variables.has(right.name) && left.end + 1 === right.start
  )
}
