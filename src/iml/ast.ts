/** Offsets into the template, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Template extends Span {
  readonly type: 'template'
  readonly parts: readonly Part[]
}

/** Text outside `{{ }}`, taken as it is. */
export interface Plain extends Span {
  readonly type: 'plain'
  readonly text: string
}

/** `{{ expression }}` */
export interface Interpolation extends Span {
  readonly type: 'interpolation'
  readonly expression: Expression
}

export type Part = Plain | Interpolation

export interface NumberLiteral extends Span {
  readonly type: 'number'
  readonly value: number
}

export interface TextLiteral extends Span {
  readonly type: 'text'
  readonly value: string
}

/** A word with a meaning of its own, such as `now` or `emptystring`. */
export interface Keyword extends Span {
  readonly type: 'keyword'
  readonly name: KeywordName
}

/** A root variable: `parameters`, `body`, or the module id of a scenario (`1` in `1.email`). */
export interface Variable extends Span {
  readonly type: 'variable'
  readonly name: string
}

/** A path from a value: `body.items[1].name`. Has at least one step, and its object is never itself an access. */
export interface Access extends Span {
  readonly type: 'access'
  readonly object: Exclude<Expression, Access>
  readonly steps: readonly Step[]
}

/** `.name` */
export interface MemberStep extends Span {
  readonly type: 'member'
  readonly name: string
}

/** `[]`, the first item */
export interface FirstStep extends Span {
  readonly type: 'first'
}

/** `[index]`, counted from 1 */
export interface IndexStep extends Span {
  readonly type: 'index'
  readonly index: Expression
}

export type Step = MemberStep | FirstStep | IndexStep

export interface Call extends Span {
  readonly type: 'call'
  readonly name: string
  readonly arguments: readonly Argument[]
}

/** An argument that was left out, as the last one of `if(x, 'a', )`. It is undefined. */
export interface Empty extends Span {
  readonly type: 'empty'
}

export type Argument = Expression | Empty

export interface Unary extends Span {
  readonly type: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expression
}

export interface Binary extends Span {
  readonly type: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

export type Expression = NumberLiteral | TextLiteral | Keyword | Variable | Access | Call | Unary | Binary

export type Node = Template | Part | Expression | Step | Empty

export type UnaryOperator = '!' | '-' | '+'

/** Each operator in one spelling; the parser knows the others (`=` and `===` for `==`, `&`, `|`, `!==`). */
export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '++' | '-' | '*' | '/' | '%'

/** How tightly an operator binds; all of them group from the left. */
export const precedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '++': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

/**
 * The words that are not variables. In backticks they are.
 * https://developers.make.com/custom-apps-documentation/block-elements/iml
 */
export const keywords = [
  'true',
  'false',
  'null',
  'undefined',
  'emptystring',
  'emptyarray',
  'space',
  'nbsp',
  'tab',
  'newline',
  'carriagereturn',
  'now',
  'timestamp',
  'random',
  'pi',
  'uuid',
  'executionId',
  'ignore',
  'erase',
] as const

export type KeywordName = (typeof keywords)[number]

/** A name that can stand in an expression without backticks. */
export const bareName = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u
