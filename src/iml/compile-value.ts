import type { Part } from './ast.ts'
import { quoted, toText } from './coerce.ts'
import { compileExpression } from './compile.ts'
import type { Evaluator } from './compile.ts'
import { ImlError, placeError } from './errors.ts'
import { MAX_TEXT, tooLarge } from './limits.ts'
import { MAX_DEPTH, parse } from './parser.ts'
import { isCollection, isNothing, setMember } from './values.ts'
import type { Collection } from './values.ts'
import type { Run } from './run.ts'

/** The key whose value is merged into the object around it. */
const SPREAD = '{{...}}'

/** Templates that are kept compiled, and the longest text that is kept, so that memory stays bounded. */
const CACHED_TEMPLATES = 1000
const CACHED_LENGTH = 50_000

const cache = new Map<string, Evaluator>()

/** Compiles a JSON value whose texts are templates. Throws ImlError with the path to the template that is wrong. */
export function compileValue(value: unknown, depth = 0): Evaluator {
  if (typeof value === 'string') return compileTemplate(value)
  if (typeof value !== 'object' || value === null) return () => value
  if (depth > MAX_DEPTH) {
    throw new ImlError('too-deep', `The value is nested more than ${MAX_DEPTH} levels deep, or holds itself.`)
  }
  if (Array.isArray(value)) return compileArray(value, depth)
  return isPlain(value) ? compileObject(value, depth) : () => value
}

/** A text without an expression costs nothing: it is its own value. */
function compileTemplate(text: string): Evaluator {
  if (!text.includes('{{')) return () => text
  const known = cache.get(text)
  if (known !== undefined) return known
  const compiled = compileParts(parse(text).parts, text)
  if (text.length <= CACHED_LENGTH) {
    // The oldest goes first: a map keeps the order in which its keys came.
    if (cache.size >= CACHED_TEMPLATES) cache.delete(cache.keys().next().value!)
    cache.set(text, compiled)
  }
  return compiled
}

function compileParts(parts: readonly Part[], template: string): Evaluator {
  const [only] = parts
  if (parts.length === 1 && only?.type === 'interpolation') return compileExpression(only.expression, template)
  return compileMixed(parts, template)
}

/** Text between expressions: what is literal is joined here, so that a run only visits the expressions. */
function compileMixed(parts: readonly Part[], template: string): Evaluator {
  const values: ((run: Run) => string)[] = []
  const literals = ['']
  const whole = { start: 0, end: template.length, template }
  for (const part of parts) {
    if (part.type === 'plain') literals[values.length] += part.text
    else literals[values.push(compileInterpolation(part, template))] = ''
  }
  return (run) => {
    let text = literals[0]!
    for (let index = 0; index < values.length; index++) {
      text += values[index]!(run) + literals[index + 1]!
      if (text.length > MAX_TEXT) throw placeError(tooLarge('The text of this template'), whole)
    }
    return text
  }
}

type Interpolation = Extract<Part, { type: 'interpolation' }>

function compileInterpolation({ expression, start, end }: Interpolation, template: string): (run: Run) => string {
  const value = compileExpression(expression, template)
  return (run) => {
    const result = value(run)
    if (typeof result === 'string') return result
    try {
      return toText(result)
    } catch (error) {
      throw placeError(error, { start, end, template })
    }
  }
}

/** Decision undefined-items: left out, as undefined members of objects are. */
function compileArray(array: readonly unknown[], depth: number): Evaluator {
  const items = array.map((item, index) => within(index, () => compileValue(item, depth + 1)))
  return (run) => {
    const result: unknown[] = []
    let index = 0
    try {
      for (; index < items.length; index++) {
        const value = items[index]!(run)
        if (value !== undefined) result.push(value)
      }
    } catch (error) {
      throw atKey(error, index)
    }
    return result
  }
}

function compileObject(object: object, depth: number): Evaluator {
  const keys = Object.keys(object)
  const values = keys.map((key) => within(key, () => compileValue((object as Collection)[key], depth + 1)))
  const assign = keys.includes(SPREAD) || keys.includes('__proto__') ? assignSpecial : assignMember
  return (run) => {
    const result: Record<string, unknown> = {}
    let index = 0
    try {
      for (; index < keys.length; index++) {
        const value = values[index]!(run)
        if (value !== undefined) assign(result, keys[index]!, value)
      }
    } catch (error) {
      throw atKey(error, keys[index]!)
    }
    return result
  }
}

function assignMember(target: Record<string, unknown>, key: string, value: unknown): void {
  target[key] = value
}

function assignSpecial(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === SPREAD) spread(target, value)
  else setMember(target, key, value)
}

/**
 * Decision spread-order: members are merged where the key stands, so what is written later wins.
 * Decision spread-nothing: undefined and null add nothing, and what is no collection is an error.
 */
function spread(target: Record<string, unknown>, value: unknown): void {
  if (isNothing(value)) return
  if (!isCollection(value)) {
    throw new ImlError(
      'spread-not-collection',
      `Only a collection can be spread with ${SPREAD}, and ${quoted(value)} is none.`,
    )
  }
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) setMember(target, key, value[key])
  }
}

function within<Result>(key: string | number, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw atKey(error, key)
  }
}

/** Errors learn their path on the way out. */
function atKey(error: unknown, key: string | number): unknown {
  if (error instanceof ImlError) error.path.unshift(key)
  return error
}

/** Objects of JSON, from this realm or another; instances of classes are left alone. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
