import type { Argument } from '../../../iml/ast.ts'
import { parse } from '../../../iml/parser.ts'
import { ImlError } from '../../../iml/errors.ts'
import type { JsonNode } from '../../model/json-node.ts'

/** What a definition says about the type of an error: a type, nothing at all, or something that shows only when it runs. */
export type StatedType = { readonly type: string } | 'none' | 'computed'

/** The type that `response.error` gives an answer with this status. */
export function typeOfStatus(error: JsonNode, status: number): StatedType {
  const type = error.at(String(status), 'type') ?? error.at('type')
  if (type?.text === undefined) return 'none'
  if (!type.text.includes('{{')) return { type: type.text }
  const [part, ...others] = partsOf(type.text)
  if (part?.type !== 'interpolation' || others.length > 0) return 'computed'
  const value = valueOf(part.expression, status)
  return typeof value === 'string' ? { type: value } : 'computed'
}

function partsOf(template: string) {
  try {
    return parse(template).parts
  } catch (error) {
    if (error instanceof ImlError) return []
    throw error
  }
}

/** Stands for all that an answer decides. */
const unknown = Symbol('unknown')

type Value = string | number | boolean | typeof unknown

const compare: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
}

/** The value of an expression for a status, as far as it depends on nothing else. */
function valueOf(node: Argument, status: number): Value {
  if (node.type === 'text' || node.type === 'number') return node.value
  if (node.type === 'variable') return node.name === 'statusCode' ? status : unknown
  if (node.type === 'call') return valueOfCall(node.name, node.arguments, status)
  if (node.type !== 'binary') return unknown
  const left = valueOf(node.left, status)
  const right = valueOf(node.right, status)
  if (node.operator === '||') return either(left, right, true)
  if (node.operator === '&&') return either(left, right, false)
  const [one, other] = [Number(left === unknown ? Number.NaN : left), Number(right === unknown ? Number.NaN : right)]
  return Number.isNaN(one) || Number.isNaN(other) ? unknown : (compare[node.operator]?.(one, other) ?? unknown)
}

const either = (left: Value, right: Value, decides: boolean): Value => {
  if (left === decides || right === decides) return decides
  return left === unknown || right === unknown ? unknown : !decides
}

function valueOfCall(name: string, values: readonly Argument[], status: number): Value {
  if (name === 'if') {
    const [condition, then, otherwise] = values
    const holds = condition === undefined ? unknown : valueOf(condition, status)
    const chosen = holds === unknown ? undefined : holds ? then : otherwise
    return chosen === undefined ? unknown : valueOf(chosen, status)
  }
  const [subject] = values
  if (name !== 'switch' || subject === undefined || valueOf(subject, status) !== status) return unknown
  for (let position = 1; position + 1 < values.length; position += 2) {
    const [match, result] = [values[position], values[position + 1]]
    if (match !== undefined && result !== undefined && String(valueOf(match, status)) === String(status))
      return valueOf(result, status)
  }
  const last = values.length % 2 === 0 ? values.at(-1) : undefined
  return last === undefined ? unknown : valueOf(last, status)
}
