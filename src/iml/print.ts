import { bareName, precedence } from './ast.ts'
import type { Argument, Expression, Step, Template } from './ast.ts'
import { ImlError } from './errors.ts'
import { decimalText } from './numerals.ts'
import { keywordNames } from './spellings.ts'

const moduleId = /^\d+$/

/** Binds tighter than every operator, so that its operands need no parentheses. */
const TIGHTEST = 7

type Printers = { readonly [Type in Expression['type']]: (node: Extract<Expression, { type: Type }>) => string }

const printers: Printers = {
  number: ({ value }) => decimalText(value),
  text: ({ value }) =>
    value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "''")}'`,
  keyword: ({ name }) => name,
  variable: ({ name }) => (keywordNames.has(name) ? quote(name) : segment(name)),
  access: ({ object, steps }) => printBase(object, steps[0]) + steps.map(printStep).join(''),
  call: (node) => `${node.name}(${node.arguments.map(printArgument).join(', ')})`,
  unary: ({ operator, operand }) => operator + printOperand(operand, TIGHTEST),
  binary: ({ operator, left, right }) => {
    const strength = precedence[operator]
    // Operators group from the left, so the same strength needs parentheses on the right only.
    return `${printOperand(left, strength)} ${operator} ${printOperand(right, strength + 1)}`
  },
}

/**
 * The canonical text of a template: one spelling per operator, `,` between arguments, single quotes, only the
 * parentheses that are needed. Parsing it gives the same tree again, offsets apart. Throws ImlError for a tree that no
 * template can be parsed into, such as a name that holds a backtick.
 */
export function print(template: Template): string {
  return template.parts
    .map((part) => (part.type === 'plain' ? part.text : `{{${printExpression(part.expression)}}}`))
    .join('')
}

/** The canonical text of one expression, without the braces around it. */
export function printExpression(node: Expression): string {
  return (printers[node.type] as (node: Expression) => string)(node)
}

function printArgument(node: Argument): string {
  return node.type === 'empty' ? '' : printExpression(node)
}

function printOperand(node: Expression, strength: number): string {
  return strengthOf(node) < strength ? `(${printExpression(node)})` : printExpression(node)
}

function strengthOf(node: Expression): number {
  return node.type === 'binary' ? precedence[node.operator] : TIGHTEST
}

function printBase(object: Expression, first: Step | undefined): string {
  if (object.type === 'unary' || object.type === 'binary') return `(${printExpression(object)})`
  const isModule = object.type === 'variable' && moduleId.test(object.name) && first?.type === 'member'
  // A number before a dot and a name would be read as a module id.
  if (object.type === 'number') return `(${printExpression(object)})`
  return isModule ? object.name : printExpression(object)
}

function printStep(step: Step): string {
  if (step.type === 'member') return `.${segment(step.name)}`
  return step.type === 'first' ? '[]' : `[${printExpression(step.index)}]`
}

function segment(name: string): string {
  return bareName.test(name) ? name : quote(name)
}

function quote(name: string): string {
  if (!name.includes('`')) return `\`${name}\``
  throw new ImlError('unprintable-name', `A name with a backtick cannot be written in IML: ${name}`)
}
