import { readdirSync, readFileSync } from 'node:fs'
import type { EvaluateOptions, ImlErrorCode } from '../../src/iml/index.ts'

/** One line of the conformance suite: a template, what it is evaluated with, and what must come out. */
export interface Case {
  readonly template: unknown
  readonly scope?: Record<string, unknown>
  readonly options?: Pick<EvaluateOptions, 'timezone' | 'looseEquality' | 'executionId'> & { now?: string }
  readonly result?: unknown
  readonly error?: {
    readonly code: ImlErrorCode
    readonly message?: string
    readonly at?: [start: number, end: number]
  }
  /** Codes of the warnings, where they matter. */
  readonly warnings?: readonly string[]
  /** Where the claim comes from: a page, an observation, or one of the decisions. */
  readonly source: string
}

const folder = new URL('../cases/iml/', import.meta.url)

/** All cases by the name of their file. */
export const suites: ReadonlyArray<readonly [family: string, cases: readonly Case[]]> = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case[]])

type Tagged = Record<string, unknown>

const untag: Readonly<Record<string, (content: never) => unknown>> = {
  $undefined: () => undefined,
  $date: (text: string) => new Date(text),
  $buffer: (hex: string) => Buffer.from(hex, 'hex'),
  $number: (text: string) => Number(text),
}

/**
 * What a case spells in JSON: `{"$date": …}`, `{"$buffer": hex}`, `{"$number": "NaN"}` and `{"$undefined": true}` are
 * values.
 */
export function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive)
  if (typeof value !== 'object' || value === null) return value
  const [tag = ''] = Object.keys(value)
  if (Object.hasOwn(untag, tag)) return untag[tag]!((value as Tagged)[tag] as never)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member)]))
}
