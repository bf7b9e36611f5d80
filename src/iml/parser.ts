import { ImlError } from './errors.ts'
import type { SyntaxErrorCode } from './errors.ts'
import { precedence } from './ast.ts'
import type {
  Access,
  Argument,
  BinaryOperator,
  Expression,
  KeywordName,
  Part,
  Span,
  Step,
  Template,
  UnaryOperator,
} from './ast.ts'
import { Lexer } from './lexer.ts'
import type { Token } from './lexer.ts'
import { binaryOperators, keywordNames, wordOperators } from './spellings.ts'
import { split } from './template.ts'

/**
 * Decision depth: how deep an expression may be nested; a chain of operators counts as nested too. This is far above
 * what people write (the deepest generated expressions have some 60 levels), and far below what the stack holds.
 */
export const MAX_DEPTH = 500

/**
 * Reads a template: text with any number of `{{ expression }}`. Any text is a template or ends in an ImlError whose
 * offsets point at the spot; nothing else is thrown.
 *
 *     template = { text | "{{" expression "}}" }
 */
export function parse(template: string): Template {
  const parts = split(template).map((piece): Part => {
    if (piece.type === 'text') {
      return { type: 'plain', text: piece.source, start: piece.start, end: piece.start + piece.source.length }
    }
    const end = piece.start + piece.source.length + 4
    const expression = new Parser(template, piece.start + 2, end - 2).parse()
    return { type: 'interpolation', expression, start: piece.start, end }
  })
  return { type: 'template', parts, start: 0, end: template.length }
}

class Parser {
  readonly #lexer: Lexer
  /** The height of each finished node, so that chains (which grow without recursion) are limited too. */
  readonly #heights = new WeakMap<object, number>()
  #depth = 0

  constructor(template: string, start: number, end: number) {
    this.#lexer = new Lexer(template, start, end)
  }

  get #token(): Token {
    return this.#lexer.token
  }

  parse(): Expression {
    const { type, start } = this.#token
    if (type === 'end') {
      throw this.#error('empty-expression', 'There is no expression between {{ and }}.', { start, end: start + 2 })
    }
    const expression = this.#expression(0)
    if (this.#token.type === 'end') return expression
    throw this.#unexpectedAfterOperand()
  }

  /**
   *     expression = unary { operator unary }
   *
   * with the operators, from the loosest to the tightest: `||`, `&&`, `== !=`, `< <= > >=`, `+ ++ -`, `* / %`.
   */
  #expression(minimum: number): Expression {
    let left = this.#unary()
    for (;;) {
      const operator = this.#binaryOperator()
      if (operator === undefined || precedence[operator] <= minimum) return left
      this.#lexer.advance()
      const right = this.#nest(() => this.#expression(precedence[operator]))
      left = this.#measure({ type: 'binary', operator, left, right, start: left.start, end: right.end }, [left, right])
    }
  }

  /**     unary = ( "!" | "-" | "+" ) unary | access  */
  #unary(): Expression {
    const { type, value, start, end } = this.#token
    if (type !== 'operator') return this.#access()
    if (value === '++') {
      // Before an operand these are two signs: `++` is an operator only between two operands.
      this.#lexer.advance()
      const operand = this.#sign('+', end - 1)
      return this.#measure({ type: 'unary', operator: '+', operand, start, end: operand.end }, [operand])
    }
    if (value !== '!' && value !== '-' && value !== '+') throw this.#unexpected('a value')
    this.#lexer.advance()
    return this.#sign(value, start)
  }

  #sign(operator: UnaryOperator, start: number): Expression {
    const operand = this.#nest(() => this.#unary())
    return this.#measure({ type: 'unary', operator, operand, start, end: operand.end }, [operand])
  }

  /**     access = primary { "." segment | "[" [ expression ] "]" }  */
  #access(): Expression {
    const { start } = this.#token
    const object = this.#primary()
    const steps: Step[] = []
    // Make's editor marks `split(a)[1]` as "Unexpected ["; a member after a call it takes.
    if (object.type === 'call' && this.#at('[')) {
      const message = "Unexpected '[': take an item of what a function gives with first(…) or get(…; '1')."
      throw this.#error('unexpected-token', message)
    }
    for (let step = this.#step(); step !== undefined; step = this.#step()) steps.push(step)
    if (steps.length === 0) return object
    const indexes = steps.flatMap((step) => (step.type === 'index' ? [step.index] : []))
    const { end } = steps.at(-1)!
    // `(a.b).c` is `a.b.c`: parentheses do not end a path.
    const [base, first] = object.type === 'access' ? [object.object, object.steps] : [object, []]
    const access: Access = { type: 'access', object: base, steps: [...first, ...steps], start, end }
    return this.#measure(access, [object, ...indexes])
  }

  #step(): Step | undefined {
    const { start } = this.#token
    if (this.#accept('.')) {
      const { type, value, end } = this.#token
      if (type !== 'name' && type !== 'quoted') {
        const hint =
          type === 'number' || type === 'module' ? '; a name that starts with a digit goes into backticks' : ''
        throw this.#unexpected(`a name after the dot${hint}`)
      }
      this.#lexer.advance()
      if (this.#at('(')) throw this.#error('method-call', `IML has no methods: write ${value}(...) as a function.`)
      return { type: 'member', name: value, start, end }
    }
    if (!this.#accept('[')) return undefined
    const close = this.#token
    if (this.#accept(']')) return { type: 'first', start, end: close.end }
    const index = this.#nest(() => this.#expression(0))
    const { end } = this.#expect(']')
    return { type: 'index', index, start, end }
  }

  /**
   *     primary = number | text | keyword | segment | call | "(" expression ")"
   *     segment = name | "`" characters "`"
   */
  #primary(): Expression {
    const { type, value, start, end } = this.#token
    switch (type) {
      case 'number':
        if (!Number.isFinite(Number(value))) throw this.#error('number-too-large', 'This number is too large.')
        this.#lexer.advance()
        return { type, value: Number(value), start, end }
      case 'text':
      case 'quoted':
      case 'module':
        this.#lexer.advance()
        return type === 'text' ? { type, value, start, end } : { type: 'variable', name: value, start, end }
      case 'name': {
        this.#lexer.advance()
        if (this.#at('(')) return this.#call(value, start)
        if (isKeyword(value)) return { type: 'keyword', name: value, start, end }
        return { type: 'variable', name: value, start, end }
      }
      case 'punctuation':
        if (value === '(') return this.#group()
        if (value === '[') {
          const message = 'IML has no array literals: use emptyarray, add(emptyarray, ...) or split(text, separator).'
          throw this.#error('array-literal', message)
        }
        throw this.#unexpected('a value')
      default:
        throw this.#unexpected('a value')
    }
  }

  #group(): Expression {
    this.#expect('(')
    const expression = this.#nest(() => this.#expression(0))
    this.#expect(')')
    return expression
  }

  /**
   *     call     = name "(" [ argument { ( "," | ";" ) argument } ] ")"
   *     argument = [ expression ]
   *
   * Decision separators: documents show `,` in apps and `;` in scenarios, and published apps use both.
   */
  #call(name: string, start: number): Expression {
    this.#expect('(')
    const values: Argument[] = []
    if (!this.#at(')')) {
      do values.push(this.#argument())
      while (this.#accept(',') || this.#accept(';'))
    }
    const { end } = this.#expect(')')
    const call: Expression = { type: 'call', name, arguments: values, start, end }
    return this.#measure(call, values)
  }

  #argument(): Argument {
    const { start } = this.#token
    if (this.#at(',') || this.#at(';') || this.#at(')')) return { type: 'empty', start, end: start }
    return this.#nest(() => this.#expression(0))
  }

  #binaryOperator(): BinaryOperator | undefined {
    const { type, value } = this.#token
    return type === 'operator' ? binaryOperators.get(value) : undefined
  }

  #at(mark: string): boolean {
    return this.#token.type === 'punctuation' && this.#token.value === mark
  }

  #accept(mark: string): boolean {
    const found = this.#at(mark)
    if (found) this.#lexer.advance()
    return found
  }

  #expect(mark: string): Token {
    if (!this.#at(mark)) {
      throw startsOperand(this.#token) ? this.#unexpectedAfterOperand() : this.#unexpected(`'${mark}'`)
    }
    return this.#lexer.advance()
  }

  #nest<Result>(read: () => Result): Result {
    this.#depth++
    if (this.#depth > MAX_DEPTH) throw this.#tooDeep()
    const result = read()
    this.#depth--
    return result
  }

  #measure<Result extends Expression>(node: Result, children: readonly Argument[]): Result {
    let height = 1
    for (const child of children) height = Math.max(height, 1 + (this.#heights.get(child) ?? 0))
    if (height > MAX_DEPTH) throw this.#tooDeep()
    this.#heights.set(node, height)
    return node
  }

  #unexpectedAfterOperand(): ImlError {
    const { type, value } = this.#token
    const instead = type === 'name' ? wordOperators.get(value) : undefined
    if (instead !== undefined) {
      return this.#error('word-operator', `IML has no '${value}' operator: write ${instead}.`)
    }
    if (startsOperand(this.#token)) {
      // Decision adjacent-operands: published apps hold such expressions in branches that never run.
      const message = 'Two values stand side by side without an operator: join texts with +.'
      return this.#error('adjacent-operands', message)
    }
    return this.#unexpected('an operator')
  }

  #unexpected(wanted: string): ImlError {
    const { type, value } = this.#token
    if (type === 'end') return this.#error('unexpected-end', `The expression ends where ${wanted} is expected.`)
    return this.#error('unexpected-token', `Unexpected '${value}': ${wanted} is expected here.`)
  }

  #tooDeep(): ImlError {
    return this.#error('too-deep', `The expression is nested more than ${MAX_DEPTH} levels deep.`)
  }

  #error(code: SyntaxErrorCode, message: string, { start, end }: Span = this.#token): ImlError {
    return new ImlError(code, message, { start, end, template: this.#lexer.template })
  }
}

function startsOperand({ type, value }: Token): boolean {
  return type === 'punctuation' ? value === '(' : type !== 'operator' && type !== 'end'
}

function isKeyword(name: string): name is KeywordName {
  return keywordNames.has(name)
}
