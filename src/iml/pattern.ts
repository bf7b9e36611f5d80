import { withinTime } from './alarm.ts'
import { ImlError } from './errors.ts'
import { type Piece, piecesOf, textOf } from './substitution.ts'
import { MAX_PATTERN, MAX_TEXT, SEARCH_MS, tooLarge } from './limits.ts'
import { safeLength } from './pattern-cost.ts'

/** Characters that a replacement may make without being counted one by one: V8 ends the process for too many pieces. */
const UNCOUNTED = 2 ** 22

/** What keeps the engine from taking an expression for a plain text, once escapes are left out. */
const choosing = /[*+{|.^$]/

/**
 * A regular expression of an app, which is JavaScript's and cannot make the process hang. No engine that takes a bounded
 * time has look-aheads, which apps need. So the engine of JavaScript searches: at once where the form of the expression
 * says that it ends soon in a text of this length, whatever is in it, and else beside a clock, which costs some 60 µs.
 * Decision search-time: the clock stops it after three seconds.
 */
export class Pattern {
  readonly #expression: RegExp
  /** For searches beside the clock, which does not stop the engine's search for a plain text. */
  readonly #stoppable: RegExp
  readonly #safeLength: number

  /** Throws SyntaxError for what is no regular expression, ImlError `too-large` for more than 20,000 characters. */
  constructor(source: string, flags: string) {
    if (source.length > MAX_PATTERN) throw tooLarge(`A regular expression of more than ${MAX_PATTERN} characters`)
    this.#expression = new RegExp(source, flags)
    const chooses = choosing.test(source.replaceAll(/\\./gs, ''))
    this.#stoppable = chooses ? this.#expression : new RegExp(`(?=)(?:${source})`, flags)
    this.#safeLength = safeLength(source, flags)
  }

  /** Whether it occurs in a text. Throws ImlError `timeout` after `limitMs`. */
  test(text: string, limitMs = SEARCH_MS): boolean {
    this.#expression.lastIndex = 0
    if (text.length <= this.#safeLength) return this.#expression.test(text)
    return this.#inTime(text, limitMs, () => {
      this.#stoppable.lastIndex = 0
      return this.#stoppable.test(text)
    })
  }

  /**
   * The text with the first match replaced, or with every one for the flag `g`; `$1` and `$&` in the substitute mean what
   * they do in JavaScript. Throws ImlError `timeout` after `limitMs`, `too-large` when the text grows beyond what a text may be.
   */
  replace(text: string, substitute: string, limitMs = SEARCH_MS): string {
    this.#expression.lastIndex = 0
    if (text.length <= this.#safeLength && (text.length + 1) * (substitute.length + 1) <= UNCOUNTED) {
      return text.replace(this.#expression, substitute)
    }
    return this.#inTime(text, limitMs, () => this.#replaceCounting(text, substitute))
  }

  #replaceCounting(text: string, substitute: string): string {
    const pieces: string[] = []
    let length = 0
    let copied = 0
    let substitutes: readonly Piece[] | undefined
    const put = (piece: string): void => {
      length += piece.length
      if (length > MAX_TEXT) throw tooLarge(`A text of more than ${MAX_TEXT} characters`)
      if (piece !== '') pieces.push(piece)
    }
    for (const match of this.#matchesOf(text)) {
      put(text.slice(copied, match.index))
      copied = match.index + match[0].length
      substitutes ??= piecesOf(substitute, match.length - 1)
      for (const piece of substitutes) put(textOf(piece, match))
    }
    put(text.slice(copied))
    return pieces.join('')
  }

  *#matchesOf(text: string): Generator<RegExpExecArray> {
    const expression = this.#stoppable
    expression.lastIndex = 0
    for (;;) {
      const match = expression.exec(text)
      if (match === null) return
      yield match
      if (!expression.global) return
      // An empty match would be found again for ever.
      if (match[0] === '') expression.lastIndex += this.#widthAt(text, expression.lastIndex)
    }
  }

  #widthAt(text: string, position: number): number {
    const isWide = /[uv]/.test(this.#expression.flags)
    return isWide && (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
  }

  #inTime<Result>(text: string, limitMs: number, search: () => Result): Result {
    return withinTime(limitMs, search, () => {
      const message =
        `The regular expression did not get through ${text.length} characters within ${limitMs / 1000} s: ` +
        'avoid repetitions inside repetitions, such as (a+)+.'
      return new ImlError('timeout', message)
    })
  }
}
