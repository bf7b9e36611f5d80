import type { AppFile, FileProblem } from './file.ts'
import { JsonNode, type JsonType } from './json-node.ts'

/** More levels than any definition has, and few enough that everything else may be recursive. */
const mostLevels = 400

/** The root of a JSON text, and what keeps it from being JSON or from meaning what it says. */
export interface ReadJson {
  readonly root: JsonNode | undefined
  readonly problems: readonly FileProblem[]
}

/**
 * Reads JSON with comments and trailing commas, the format of all files of a Make app, and keeps the place of every value. A
 * parser of our own, because reading an app takes longer than checking it: this one makes the nodes that rules look at, and
 * nothing else.
 */
export function readJson(file: AppFile, text: string): ReadJson {
  const reader = new JsonReader(file, text)
  try {
    return { root: reader.read(), problems: reader.problems }
  } catch (error) {
    if (error instanceof Misread) return { root: undefined, problems: [...reader.problems, error.problem] }
    throw error
  }
}

class Misread extends Error {
  readonly problem: FileProblem

  constructor(start: number, end: number, message: string, fix: string) {
    super(message)
    this.problem = { start, end, message, fix, isSyntax: true }
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y
const word = /[\w$.+-]+/y
/** A text without what JSON wants escaped. */
// oxlint-disable-next-line no-control-regex -- JSON wants exactly these escaped
const plainText = /[^"\\\u0000-\u001f]*/y
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

const QUOTE = 34
const COMMA = 44
const SLASH = 47
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

class JsonReader {
  readonly problems: FileProblem[] = []
  readonly #file: AppFile
  readonly #text: string
  #at = 0
  #level = 0

  constructor(file: AppFile, text: string) {
    this.#file = file
    this.#text = text
  }

  read(): JsonNode {
    if (Number.isNaN(this.#next()) && this.#text.trim() === '') {
      throw new Misread(
        0,
        0,
        'The file is empty, which is not JSON.',
        'Write [] for an empty list and {} for anything else.',
      )
    }
    const root = this.#value(undefined, '', undefined)
    if (!Number.isNaN(this.#next())) throw this.#misread('there is something after the end')
    return root
  }

  /** The code of the next character that is no blank and no comment; NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === 32 || code === 10 || code === 13 || code === 9) this.#at += 1
      else if (code === SLASH) this.#skipComment()
      else return code
    }
  }

  #skipComment(): void {
    const text = this.#text
    if (text.startsWith('//', this.#at)) {
      const end = text.indexOf('\n', this.#at)
      this.#at = end < 0 ? text.length : end
    } else if (text.startsWith('/*', this.#at)) {
      const end = text.indexOf('*/', this.#at + 2)
      if (end < 0) throw this.#misread('this comment is never closed')
      this.#at = end + 2
    } else {
      throw this.#misread('a slash stands outside of texts and comments')
    }
  }

  #value(parent: JsonNode | undefined, step: string | number, key: readonly [number, number] | undefined): JsonNode {
    const code = this.#next()
    const start = this.#at
    if (code === QUOTE) {
      const text = this.#string()
      return this.#node('string', start, this.#at, parent, step, key, text)
    }
    if (code === OPEN_OBJECT) return this.#nested('object', start, parent, step, key)
    if (code === OPEN_LIST) return this.#nested('array', start, parent, step, key)
    number.lastIndex = start
    const digits = number.exec(this.#text)?.[0]
    if (digits !== undefined) {
      this.#at += digits.length
      return this.#node('number', start, this.#at, parent, step, key, Number(digits))
    }
    word.lastIndex = start
    const name = word.exec(this.#text)?.[0] ?? ''
    const scalar = words.get(name)
    if (scalar === undefined) {
      if (name !== '')
        throw this.#misread(
          `${name} is neither a number nor true, false or null; texts stand in double quotes`,
          name.length,
        )
      throw this.#misread(Number.isNaN(code) ? 'a value is missing at the end' : 'a value is missing')
    }
    this.#at += name.length
    return this.#node(scalar === null ? 'null' : 'boolean', start, this.#at, parent, step, key, scalar)
  }

  #nested(
    type: 'object' | 'array',
    start: number,
    parent: JsonNode | undefined,
    step: string | number,
    key: readonly [number, number] | undefined,
  ): JsonNode {
    if (this.#level === mostLevels) {
      throw new Misread(
        start,
        start + 1,
        'The file is nested too deeply to be read.',
        `Nest values at most ${mostLevels} levels deep.`,
      )
    }
    const node = this.#node(type, start, start + 1, parent, step, key)
    this.#at += 1
    this.#level += 1
    if (type === 'object') this.#members(node)
    else this.#items(node)
    this.#level -= 1
    node.end = this.#at
    return node
  }

  #items(node: JsonNode): void {
    const items: JsonNode[] = []
    node.items = items
    while (this.#next() !== CLOSE_LIST) {
      items.push(this.#value(node, items.length, undefined))
      if (this.#next() === COMMA) this.#at += 1
      else if (this.#next() !== CLOSE_LIST) throw this.#misread('a comma or ] is missing')
    }
    this.#at += 1
  }

  #members(node: JsonNode): void {
    const members = new Map<string, JsonNode>()
    node.members = members
    for (let code = this.#next(); code !== CLOSE_OBJECT; code = this.#next()) {
      if (code !== QUOTE)
        throw this.#misread(
          members.size === 0 ? 'a name in double quotes or } is missing' : 'a name in double quotes is missing',
        )
      const start = this.#at
      const name = this.#string()
      const end = this.#at
      if (members.has(name)) this.problems.push(repeated(name, start, end))
      if (this.#next() !== COLON) throw this.#misread('a colon is missing')
      this.#at += 1
      members.set(name, this.#value(node, name, [start, end]))
      if (this.#next() === COMMA) this.#at += 1
      else if (this.#next() !== CLOSE_OBJECT) throw this.#misread('a comma or } is missing')
    }
    this.#at += 1
  }

  /** Reads a text in quotes, and stops behind it. */
  #string(): string {
    const text = this.#text
    const start = this.#at
    let at = start + 1
    let isPlain = true
    for (;;) {
      plainText.lastIndex = at
      plainText.test(text)
      at = plainText.lastIndex
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      if (code !== BACKSLASH) {
        this.#at = start
        throw this.#misread('this text is not closed on its line')
      }
      isPlain = false
      at += 2
    }
    this.#at = at + 1
    if (isPlain) return text.slice(start + 1, at)
    try {
      return JSON.parse(text.slice(start, at + 1)) as string
    } catch {
      this.#at = start
      throw this.#misread('a backslash in this text stands before something that JSON does not escape', at + 1 - start)
    }
  }

  #node(
    type: JsonType,
    start: number,
    end: number,
    parent: JsonNode | undefined,
    step: string | number,
    key: readonly [number, number] | undefined,
    scalar?: unknown,
  ): JsonNode {
    return new JsonNode(this.#file, type, start, end, parent, step, key, scalar)
  }

  #misread(what: string, length = 1): Misread {
    const end = Math.min(this.#text.length, this.#at + length)
    const message = `The file is not JSON from here on: ${what}.`
    return new Misread(this.#at, end, message, 'Mend the JSON; nothing else in this file is checked until then.')
  }
}

function repeated(name: string, start: number, end: number): FileProblem {
  const message = `The name "${name}" is given twice in this object, and the first value is lost.`
  return { start, end, message, fix: 'Remove one of the two.', isSyntax: false }
}
