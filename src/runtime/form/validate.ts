import { ImlError, Pattern } from '../../iml/index.ts'
import { isCollection, member, typeName } from '../collection.ts'
import { InvalidConfigurationError } from '../errors.ts'
import type { ParameterSpec } from '../sections.ts'
import { shortened } from './coerce.ts'
import { jsonText, optionFor, type Options } from './options.ts'
import { isSecret } from './types.ts'

/** Patterns that are kept compiled. */
const keptPatterns = 500

const patterns = new Map<string, Pattern>()

/**
 * Checks a text or number against `validate` and the limits of its type. Returns what is wrong, in Make's words.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters
 *
 * @throws InvalidConfigurationError for a pattern that is no regular expression.
 */
export function problemOfScalar(spec: ParameterSpec, value: unknown, path: string): string | undefined {
  if (typeof value === 'number') return problemOfNumber(spec, value) ?? problemOfEnum(spec, value)
  if (typeof value !== 'string') return undefined
  const min = limit(spec, 'min')
  const max = limit(spec, 'max')
  if (min !== undefined && value.length < min) return `Value must be at least ${min} characters long.`
  if (max !== undefined && value.length > max) return `Value exceeded maximum length of ${max} characters.`
  const source = patternOf(spec)
  const mismatch = source === undefined ? undefined : problemOfPattern(source, value, path)
  return mismatch ?? problemOfEnum(spec, value)
}

/** Checks the number of items and, with `enum`, the items of a list. */
export function problemOfList(spec: ParameterSpec, items: readonly unknown[]): string | undefined {
  const min = limit(spec, 'minItems')
  const max = limit(spec, 'maxItems')
  const selects = spec.type === 'select'
  if (min !== undefined && items.length < min) {
    return selects ? `Selected less than ${min} items.` : `Array has less than ${min} items.`
  }
  if (max !== undefined && items.length > max) {
    return selects ? `Selected more than ${max} items.` : `Array has more than ${max} items.`
  }
  return items.map((item) => problemOfEnum(spec, item)).find((problem) => problem !== undefined)
}

/** Checks a value against the options that the definition lists; without `dynamic` nothing else is accepted. */
export function problemOfChoice(spec: ParameterSpec, options: Options, value: unknown): string | undefined {
  if (options.open || optionFor(options, value) !== undefined) return undefined
  return isSecret(spec)
    ? 'Value not found in options.'
    : `Value '${shortened(shownValue(value))}' not found in options.`
}

function problemOfNumber(spec: ParameterSpec, value: number): string | undefined {
  const whole = spec.type === 'integer' || spec.type === 'uinteger' || spec.type === 'port'
  const min = limit(spec, 'min') ?? (spec.type === 'uinteger' || spec.type === 'port' ? 0 : undefined)
  const max = limit(spec, 'max') ?? (spec.type === 'port' ? 65_535 : undefined)
  // JSON has no infinity, so that it would arrive as null.
  if (!Number.isFinite(value)) return 'Value must be a finite number.'
  if (whole && !Number.isInteger(value)) return 'Value must be a whole number.'
  if (min !== undefined && value < min) return `Value is too small. Minimum value is ${min}.`
  if (max !== undefined && value > max) return `Value is too big. Maximum value is ${max}.`
  return undefined
}

function problemOfEnum(spec: ParameterSpec, value: unknown): string | undefined {
  const allowed = member(spec.validate, 'enum')
  if (!Array.isArray(allowed) || allowed.includes(value)) return undefined
  return `Value must be one of the following: ${allowed.map(shownValue).join(', ')}`
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : (jsonText(value) ?? typeName(value))
}

function limit(spec: ParameterSpec, name: string): number | undefined {
  const value = member(spec.validate, name)
  return typeof value === 'number' ? value : undefined
}

function patternOf(spec: ParameterSpec): string | undefined {
  const given = member(spec.validate, 'pattern') ?? spec['pattern']
  const source = isCollection(given) ? given['regexp'] : given
  return typeof source === 'string' ? source : undefined
}

function problemOfPattern(source: string, value: string, path: string): string | undefined {
  const pattern = compiled(source, path)
  try {
    return pattern.test(value) ? undefined : `Value doesn't match the pattern: ${source}`
  } catch (error) {
    // A pattern that explodes, or that goes too deep for the stack.
    if (error instanceof ImlError || error instanceof RangeError) return `Value cannot be checked: ${error.message}`
    throw error
  }
}

function compiled(source: string, path: string): Pattern {
  const known = patterns.get(source)
  if (known !== undefined) return known
  try {
    const pattern = new Pattern(source, 'u')
    if (patterns.size >= keptPatterns) patterns.delete(patterns.keys().next().value!)
    patterns.set(source, pattern)
    return pattern
  } catch (error) {
    throw new InvalidConfigurationError(`parameter '${path}', validate.pattern: ${(error as Error).message}`)
  }
}
