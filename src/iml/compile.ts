import type { Access, Argument, BinaryOperator, Call, KeywordName, Span, UnaryOperator } from './ast.ts'
import { compileAccess } from './access.ts'
import { compileCall } from './call.ts'
import { looseEquals, strictEquals } from './equality.ts'
import { placeError } from './errors.ts'
import type { ErrorPlace } from './errors.ts'
import { MAX_TEXT } from './limits.ts'
import { add, arithmetic, calculations, compare, operand } from './operators.ts'
import type { ArithmeticOperator } from './operators.ts'
import { nowOf, randomOf, uuidOf } from './run.ts'
import type { EvaluateOptions, Run } from './run.ts'
import { isNothing, kindOf, memberOf } from './values.ts'

/** A compiled expression or value: called once per evaluation. */
export type Evaluator = (run: Run) => unknown

/** Turns a node of the template with this text into an evaluator. */
export type Compile = (node: Argument, template: string) => Evaluator

type Compilers = {
  readonly [Type in Argument['type']]: (node: Extract<Argument, { type: Type }>, template: string) => Evaluator
}

const compilers: Compilers = {
  number: ({ value }) => constant(value),
  text: ({ value }) => constant(value),
  empty: () => constant(undefined),
  keyword: ({ name }) => keywordEvaluators[name],
  variable:
    ({ name }) =>
    (run) =>
      memberOf(run.scope, name),
  access: (node: Access, template) => compileAccess(node, template, compileExpression),
  call: (node: Call, template) => compileCall(node, template, compileExpression),
  unary: (node, template) =>
    unaryOperators[node.operator](compileExpression(node.operand, template), placeOf(node, template)),
  binary: (node, template) => {
    const left = compileExpression(node.left, template)
    const right = compileExpression(node.right, template)
    return binaryOperators[node.operator](left, right, placeOf(node, template))
  },
}

/** Compiles one expression of a template. Nothing is looked up in the tree again when it runs. */
export function compileExpression(node: Argument, template: string): Evaluator {
  return (compilers[node.type] as Compile)(node, template)
}

function placeOf({ start, end }: Span, template: string): ErrorPlace {
  return { start, end, template }
}

function constant(value: unknown): Evaluator {
  return () => value
}

const keywordEvaluators: Readonly<Record<KeywordName, Evaluator>> = {
  true: constant(true),
  false: constant(false),
  null: constant(null),
  undefined: constant(undefined),
  emptystring: constant(''),
  emptyarray: () => [],
  space: constant(' '),
  nbsp: constant('\u00A0'),
  tab: constant('\t'),
  newline: constant('\n'),
  carriagereturn: constant('\r'),
  now: (run) => new Date(nowOf(run)),
  timestamp: (run) => Math.floor(nowOf(run) / 1000),
  random: randomOf,
  pi: constant(Math.PI),
  uuid: uuidOf,
  executionId: (run) => run.options.executionId,
  ignore: constant(undefined),
  erase: constant(null),
}

type UnaryCompiler = (value: Evaluator, place: ErrorPlace) => Evaluator

const unaryOperators: Readonly<Record<UnaryOperator, UnaryCompiler>> = {
  '!': (value) => (run) => !value(run),
  '-': (value, place) => (run) => signed(value(run), place, -1),
  '+': (value, place) => (run) => signed(value(run), place, 1),
}

function signed(value: unknown, place: ErrorPlace, sign: 1 | -1): number | undefined {
  if (isNothing(value)) return undefined
  return located(place, () => sign * operand(value) + 0)
}

type BinaryCompiler = (left: Evaluator, right: Evaluator, place: ErrorPlace) => Evaluator

const binaryOperators: Readonly<Record<BinaryOperator, BinaryCompiler>> = {
  // Decision logical-operand: the result is the operand that decided, as in JavaScript.
  '||': (left, right) => (run) => left(run) || right(run),
  '&&': (left, right) => (run) => left(run) && right(run),
  '==': (left, right, place) => (run) => equals(run, left(run), right(run), place),
  '!=': (left, right, place) => (run) => !equals(run, left(run), right(run), place),
  '<': relation((left, right) => left < right),
  '<=': relation((left, right) => left <= right),
  '>': relation((left, right) => left > right),
  '>=': relation((left, right) => left >= right),
  '+': (left, right, place) => (run) => {
    const one = left(run)
    const other = right(run)
    if (typeof one === 'string' && typeof other === 'string') {
      return one.length + other.length > MAX_TEXT ? located(place, () => add(one, other)) : one + other
    }
    if (typeof one === 'number' && typeof other === 'number') return calculations['+'](one, other)
    return located(place, () => add(one, other))
  },
  '++': arithmeticOperator('+'),
  '-': arithmeticOperator('-'),
  '*': arithmeticOperator('*'),
  '/': arithmeticOperator('/'),
  '%': arithmeticOperator('%'),
}

function arithmeticOperator(operator: ArithmeticOperator): BinaryCompiler {
  const calculate = calculations[operator]
  return (left, right, place) => (run) => {
    const one = left(run)
    const other = right(run)
    if (typeof one === 'number' && typeof other === 'number') return calculate(one, other)
    return located(place, () => arithmetic(operator, one, other))
  }
}

function relation(accept: (left: number, right: number) => boolean): BinaryCompiler {
  return (left, right) => (run) => {
    const one = left(run)
    const other = right(run)
    if (typeof one === 'number' && typeof other === 'number') return accept(one, other)
    return compare(one, other, accept)
  }
}

function equals(run: Run, left: unknown, right: unknown, place: ErrorPlace): boolean {
  if (typeof left === typeof right && typeof left !== 'object') return left === right
  return located(place, () => equalsMixed(run.options, left, right, place))
}

/** Decision equality: loose, with a warning where a strict comparison would differ; `looseEquality` switches. */
function equalsMixed(options: EvaluateOptions, left: unknown, right: unknown, place: ErrorPlace): boolean {
  const { looseEquality = true, onWarning } = options
  const result = looseEquality ? looseEquals(left, right) : strictEquals(left, right)
  if (onWarning !== undefined && result !== (looseEquality ? strictEquals(left, right) : looseEquals(left, right))) {
    const message =
      `${kindOf(left)} is compared with ${kindOf(right)}: they are equal by value but not by type. ` +
      'Make was seen to call them equal, and its documentation says that it does not. Convert one of them.'
    onWarning({ code: 'mixed-equality', message: message.charAt(0).toUpperCase() + message.slice(1), ...place })
  }
  return result
}

function located<Result>(place: ErrorPlace, calculation: () => Result): Result {
  try {
    return calculation()
  } catch (error) {
    throw placeError(error, place)
  }
}
