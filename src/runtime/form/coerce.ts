import { ImlError, toBoolean, toDate, toNumber, toText } from '../../iml/index.ts'
import { isCollection, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'
import { bytesOf } from '../request/bytes.ts'
import type { ParameterSpec } from '../sections.ts'
import { type Family, isSecret } from './types.ts'

/** A value in the type of its field, or why it has none. */
export type Coerced = { readonly value: unknown } | { readonly problem: string; readonly sentence?: string | undefined }

type ScalarFamily = Exclude<Family, 'array' | 'collection' | 'visual'>

const expected: Readonly<Record<ScalarFamily, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'a boolean',
  date: 'a date',
  select: 'an option',
  buffer: 'a buffer',
  any: 'a value',
}

/**
 * Converts a mapped value to the type of its field. Text without an offset is a date in `timezone`. A collection or a buffer is not
 * converted to text: Make was seen to refuse them.
 * https://help.make.com/type-coercion
 */
export function coerce(
  family: ScalarFamily,
  value: unknown,
  spec: ParameterSpec,
  path: string,
  timezone: string,
): Coerced {
  if (family === 'text' && (isCollection(value) || ArrayBuffer.isView(value))) {
    const what = isCollection(value) ? 'Collection' : 'Buffer'
    return { problem: mismatch(expected.text, value, spec), sentence: `${what} can't be converted to text.` }
  }
  try {
    return { value: convert[family](value, timezone) }
  } catch (error) {
    // Iml's own conversions throw the one, that of buffers the other.
    if (!(error instanceof ImlError || error instanceof DataError)) throw error
    const sentence = family === 'number' || family === 'date' ? `Invalid ${family} in parameter '${path}'.` : undefined
    return { problem: mismatch(expected[family], value, spec), sentence }
  }
}

/** What is said of a value of the wrong type. The value itself is quoted when it is short and no secret. */
export function mismatch(wanted: string, value: unknown, spec: ParameterSpec): string {
  const quoted = typeof value === 'string' && !isSecret(spec) ? ` '${shortened(value)}'` : ''
  return `Expected ${wanted}, but found ${typeName(value)}${quoted}.`
}

/** A value as a message shows it. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

const convert: Readonly<Record<ScalarFamily, (value: unknown, timezone: string) => unknown>> = {
  text: toText,
  number: toNumber,
  boolean: toBoolean,
  date: toDate,
  buffer: (value) => bytesOf(value, ''),
  select: (value) => value,
  any: (value) => value,
}
