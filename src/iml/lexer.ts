import { ImlError } from './errors.ts'

export type TokenType = 'number' | 'text' | 'name' | 'module' | 'quoted' | 'operator' | 'punctuation' | 'end'

/** `value` is the text of a literal or name without its quotes, else the token as written. */
export interface Token {
  readonly type: TokenType
  readonly value: string
  readonly start: number
  readonly end: number
}

const blanks = /\s+/y
const digits = /\d+(?:\.\d+)?/y
/** Digits before a dot and a name are the id of a module in a scenario: `1.email`. */
const moduleId = /\d+(?=\.[\p{L}_`])/uy
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const operator = /===|!==|==|!=|<=|>=|&&|\|\||\+\+|[=<>&|+\-*/%!]/y
const punctuation = /[().,;[\]]/y

/**
 * Cuts the part of a template between `start` and `end` into tokens, one at a time. Blanks separate and mean nothing.
 */
export class Lexer {
  readonly template: string
  readonly #end: number
  #position: number
  /** The token that is looked at. */
  token: Token

  constructor(template: string, start: number, end: number) {
    this.template = template
    this.#position = start
    this.#end = end
    this.token = this.#read()
  }

  /** Returns the current token and moves to the next. Throws ImlError when no token starts there. */
  advance(): Token {
    const token = this.token
    this.token = this.#read()
    return token
  }

  #read(): Token {
    this.#match(blanks)
    const start = this.#position
    if (start >= this.#end) return { type: 'end', value: '', start: this.#end, end: this.#end }
    const first = this.template[start]
    if (first === "'" || first === '"') return this.#readText(first, start)
    if (first === '`') return this.#readQuoted(start)
    return (
      this.#token('module', moduleId, start) ??
      this.#token('number', digits, start) ??
      this.#token('name', word, start) ??
      this.#token('operator', operator, start) ??
      this.#token('punctuation', punctuation, start) ??
      this.#refuse(start)
    )
  }

  #token(type: TokenType, pattern: RegExp, start: number): Token | undefined {
    const value = this.#match(pattern)
    return value === undefined ? undefined : { type, value, start, end: this.#position }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position
    const value = pattern.exec(this.template)?.[0]
    if (value !== undefined) this.#position += value.length
    return value
  }

  /** Backslash is an ordinary character; the quote itself is written twice. */
  #readText(quote: string, start: number): Token {
    let end = start
    do end = this.template.indexOf(quote, end + 1) + 1
    while (this.template[end] === quote)
    this.#position = end
    const value = this.template.slice(start + 1, end - 1).replaceAll(quote + quote, quote)
    return { type: 'text', value, start, end }
  }

  #readQuoted(start: number): Token {
    const end = this.template.indexOf('`', start + 1) + 1
    this.#position = end
    return { type: 'quoted', value: this.template.slice(start + 1, end - 1), start, end }
  }

  #refuse(start: number): never {
    const character = String.fromCodePoint(this.template.codePointAt(start)!)
    const place = { start, end: start + character.length, template: this.template }
    if (character === '{') {
      const message = 'IML has no object literals: build the object in the JSON around the expression.'
      throw new ImlError('object-literal', message, place)
    }
    if (character === '?') {
      throw new ImlError('ternary', 'IML has no ? : operator: use if(condition, then, else).', place)
    }
    const message = `Unexpected character '${character}': a name that holds it goes into backticks, a text into quotes.`
    throw new ImlError('unexpected-character', message, place)
  }
}
