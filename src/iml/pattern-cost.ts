import { MAX_SEARCHED } from './limits.ts'
import {
  backreference,
  capture,
  character,
  choice,
  condition,
  lookaround,
  nothing,
  repetition,
  sequence,
} from './pattern-part.ts'
import type { Part } from './pattern-part.ts'

/**
 * Steps of a search that are taken without a clock beside it; the engine takes them in half a second, or one
 * where it has to remember much. Look-aheads by which apps find keys in JSON, which may go through the whole text at each
 * character, need no clock in texts of up to 32,000 characters.
 */
const BUDGET = 2 ** 29

/** Groups inside each other that are followed; what is deeper counts as endless. */
const MAX_GROUPS = 100

/** What follows a backslash and spells one character by its number. */
const codes = /u[\da-f]{4}|x[\da-f]{2}|c[a-z]|0[0-7]{0,2}/iy

/**
 * The length of the longest text through which a regular expression gets within the budget, whatever the text says; -1
 * for one that may explode in any. It is a bound on a matcher that backtracks, found from the form of the expression alone:
 * often too low, never too high. `source` is one that JavaScript accepts with these flags.
 */
export function safeLength(source: string, flags: string): number {
  const reader = new PatternReader(source, flags)
  const part = reader.read()
  if (part === undefined) return -1
  const startsAt = reader.anchored ? 1 : Number.POSITIVE_INFINITY
  const isSafe = (length: number): boolean => {
    const starts = Math.min(length + 1, startsAt)
    return length + starts * (part.cost(length).once + 1) <= BUDGET
  }
  if (!isSafe(0)) return -1
  let safe = 0
  for (let stride = MAX_SEARCHED; stride >= 1; stride /= 2) {
    if (safe + stride <= MAX_SEARCHED && isSafe(safe + stride)) safe += stride
  }
  return safe
}

/** Reads the form of a regular expression as far as its cost depends on it. */
class PatternReader {
  readonly #source: string
  readonly #flags: string
  #position = 0
  #groups = 0
  #tooDeep = false
  /** Inside a look-behind, which is matched from its end. */
  #backward = false

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  /** Whether it can match at the start of a text only. */
  get anchored(): boolean {
    return this.#source.startsWith('^') && !this.#source.includes('|') && !this.#flags.includes('m')
  }

  /** Undefined for what it cannot read: too many groups inside each other, and the classes of the flag `v`. */
  read(): Part | undefined {
    if (this.#flags.includes('v')) return undefined
    const whole = this.#disjunction()
    return this.#tooDeep ? undefined : whole
  }

  #disjunction(): Part {
    const alternatives = [this.#alternative()]
    while (this.#accept('|')) alternatives.push(this.#alternative())
    return choice(alternatives)
  }

  #alternative(): Part {
    const terms: Part[] = []
    while (this.#position < this.#source.length && !'|)'.includes(this.#source[this.#position]!)) {
      terms.push(this.#term())
    }
    return terms.length === 0 ? nothing : sequence(this.#backward ? terms.toReversed() : terms)
  }

  #term(): Part {
    const atom = this.#atom()
    // The engine goes through runs of a character fast from left to right only.
    const repeated = this.#backward ? { ...atom, character: false } : atom
    const quantifier = this.#match(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/y)
    if (quantifier === undefined) return atom
    // A lazy one tries the same ways, only the shortest first.
    this.#accept('?')
    const [sign, least, comma, most] = quantifier
    if (sign === '?') return repetition(repeated, 0, 1)
    if (sign === '*' || sign === '+') return repetition(repeated, sign === '*' ? 0 : 1, Number.POSITIVE_INFINITY)
    const fewest = Number(least)
    if (comma === undefined) return repetition(repeated, fewest, fewest)
    return repetition(repeated, fewest, most === '' ? Number.POSITIVE_INFINITY : Number(most))
  }

  #atom(): Part {
    const start = this.#position
    const first = this.#source[this.#position++]
    if (first === '(') return this.#group()
    if (first === '^' || first === '$') return condition
    if (first === '[') this.#match(/(?:[^\]\\]|\\.)*\]/sy)
    if (first === '\\') {
      if (this.#match(/[1-9]\d*|k(?:<[^>]*>)?/y) !== undefined) return backreference
      if (this.#match(/[bB]/y) !== undefined) return condition
      // Braces belong to the escape with this flag only; else they say how often the letter comes.
      const braces = this.#flags.includes('u') ? this.#match(/[uPp]\{[^}]*\}/y) : undefined
      if (braces === undefined && this.#match(codes) === undefined) this.#position += 1
    }
    return character(this.#source.slice(start, this.#position), this.#flags)
  }

  #group(): Part {
    this.#groups += 1
    if (this.#groups > MAX_GROUPS) {
      this.#tooDeep = true
      this.#position = this.#source.length
      return nothing
    }
    const kind = this.#match(/\?(?:<?[=!]|<[^>]*>|[a-z-]*:)/y)?.[0] ?? ''
    const outside = this.#backward
    if (/[=!]$/.test(kind)) this.#backward = kind.includes('<')
    const inner = this.#disjunction()
    this.#backward = outside
    this.#accept(')')
    this.#groups -= 1
    if (/[=!]$/.test(kind)) return lookaround(inner)
    return kind.endsWith(':') ? inner : capture(inner)
  }

  #accept(expected: string): boolean {
    const found = this.#source[this.#position] === expected
    if (found) this.#position += 1
    return found
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#position
    const found = pattern.exec(this.#source) ?? undefined
    if (found !== undefined) this.#position += found[0].length
    return found
  }
}
