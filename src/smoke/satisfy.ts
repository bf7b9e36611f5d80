import type { Expression } from '../iml/index.ts'
import { type CallNode, type Reader, templateOf } from './reader.ts'
import type { Shape } from './shape.ts'

/** Words of the language that stand for a value. */
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['emptystring', ''],
  ['emptyarray', []],
])

/**
 * Shapes what is made up so that a condition of a definition holds, or does not. Gives false when nothing that is made up decides
 * about it: a condition on what the user filled in, on the time, or one that is too involved.
 */
export function satisfy(condition: unknown, holds: boolean, reader: Reader): boolean {
  if (typeof condition !== 'string') return false
  const [only, ...others] = templateOf(condition)?.parts ?? []
  return only?.type === 'interpolation' && others.length === 0 && decide(only.expression, holds, reader)
}

function decide(expression: Expression, holds: boolean, reader: Reader): boolean {
  if (expression.type === 'unary') return expression.operator === '!' && decide(expression.operand, !holds, reader)
  if (expression.type === 'binary') return decideBinary(expression, holds, reader)
  if (expression.type === 'call') {
    const [first, second] = expression.arguments
    if (first === undefined || first.type === 'empty') return false
    if (expression.name === 'contains' && second?.type === 'text')
      return settle(reader.shapeOf(first), second.value, holds)
    if (expression.name === 'length') return fill(reader.shapeOf(first)?.expect('array'), holds ? 1 : 0)
    if (expression.name === 'ifempty') return decide(first, holds, reader)
    if (expression.name === 'if') return decideChoice(expression, holds, reader)
    if (expression.name !== 'isArray') return false
    return fill(holds ? reader.shapeOf(first)?.expect('array') : undefined, 1)
  }
  const shape = reader.shapeOf(expression)
  if (shape === undefined || shape.fixed) return false
  if (!holds) shape.facts.absent = true
  return true
}

/** `if(x, true, false)` is what `x` is; of other choices, the first one that can be decided. */
function decideChoice({ arguments: given }: CallNode, holds: boolean, reader: Reader): boolean {
  const [condition, then, otherwise] = given.map((one) => (one.type === 'empty' ? undefined : one))
  const [yes, no] = [then, otherwise].map((one) => (one === undefined ? undefined : literalOf(one)))
  if (condition !== undefined && yes !== undefined && Boolean(yes.value) !== Boolean(no?.value)) {
    return decide(condition, Boolean(yes.value) === holds, reader)
  }
  return [then, otherwise].some((one) => one !== undefined && decide(one, holds, reader))
}

function decideBinary(expression: Extract<Expression, { type: 'binary' }>, holds: boolean, reader: Reader): boolean {
  const { operator, left, right } = expression
  if (operator === '&&' || operator === '||') {
    const both = (operator === '&&') === holds
    const parts = [...operandsOf(left, operator), ...operandsOf(right, operator)]
    if (both) return parts.map((part) => decide(part, holds, reader)).includes(true)
    // A comparison says which value ends a wait; that something is there is seldom what it is about.
    return parts
      .toSorted((one, other) => Number(isComparison(other)) - Number(isComparison(one)))
      .some((part) => decide(part, holds, reader))
  }
  if (operator === '==' || operator === '!=') {
    const equal = (operator === '==') === holds
    const literal = literalOf(right) ?? literalOf(left)
    const other = literalOf(right) === undefined ? right : left
    const counted = countedIn(other)
    if (counted !== undefined && typeof literal?.value === 'number') {
      return fill(reader.shapeOf(counted)?.expect('array'), equal ? literal.value : 0)
    }
    return literal !== undefined && settle(reader.shapeOf(other), literal.value, equal)
  }
  return compare(expression, holds, reader)
}

/** What a chain of one operator joins, in order. */
function operandsOf(expression: Expression, operator: string): Expression[] {
  if (expression.type !== 'binary' || expression.operator !== operator) return [expression]
  return [...operandsOf(expression.left, operator), ...operandsOf(expression.right, operator)]
}

function isComparison(expression: Expression): boolean {
  return expression.type === 'binary' && (expression.operator === '==' || expression.operator === '!=')
}

/** `length(x) > 0` and the like: a number on one side. */
function compare(
  { operator, left, right }: Extract<Expression, { type: 'binary' }>,
  holds: boolean,
  reader: Reader,
): boolean {
  if (right.type !== 'number' || !['<', '<=', '>', '>='].includes(operator)) return false
  const above = right.value + (operator === '>=' || operator === '<' ? 0 : 1)
  const below = right.value - (operator === '>=' || operator === '<' ? 1 : 0)
  const number = operator.startsWith('>') === holds ? above : below
  const counted = countedIn(left)
  if (counted !== undefined) return fill(reader.shapeOf(counted)?.expect('array'), number)
  return settle(reader.shapeOf(left), number, true)
}

/** What `length(…)` counts. */
function countedIn(expression: Expression): Expression | undefined {
  const [counted] = expression.type === 'call' && expression.name === 'length' ? expression.arguments : []
  return counted?.type === 'empty' ? undefined : counted
}

/** Makes a value equal to a literal, or different from it. */
function settle(shape: Shape | undefined, value: unknown, equal: boolean): boolean {
  if (shape === undefined || shape.fixed) return false
  const isNothing = value === undefined || value === null
  if (equal) shape.facts.literal = { value }
  else if (isNothing || value === '') shape.facts.absent = false
  else if (typeof value === 'boolean') shape.facts.literal = { value: !value }
  else if (typeof value === 'number') shape.facts.literal = { value: value + 1 }
  else {
    if (shape.facts.literal?.value === value) shape.facts.literal = undefined
    shape.facts.avoided.push(value)
  }
  return true
}

function fill(shape: Shape | undefined, count: number): boolean {
  if (shape === undefined || shape.fixed) return false
  shape.facts.count = Math.max(0, Math.min(count, 100))
  return true
}

function literalOf(expression: Expression): { readonly value: unknown } | undefined {
  if (expression.type === 'text' || expression.type === 'number') return { value: expression.value }
  if (expression.type !== 'keyword' || !words.has(expression.name)) return undefined
  return { value: words.get(expression.name) }
}
