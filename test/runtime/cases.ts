import { readdirSync, readFileSync } from 'node:fs'
import { familyOf } from '../../src/runtime/form/types.ts'

/** Parts of an app that a case defines; the component that is run is called `probe`. */
interface Definitions {
  readonly base?: unknown
  readonly common?: Record<string, unknown>
  /** Short for an action with nothing but these requests. */
  readonly api?: unknown
  readonly module?: Record<string, unknown>
  readonly rpc?: Record<string, unknown>
  readonly connection?: Record<string, unknown>
  readonly webhook?: Record<string, unknown>
  readonly rpcs?: Record<string, unknown>
  readonly connections?: Record<string, unknown>
  readonly functionSources?: Record<string, string>
}

/** One line of the conformance suite: an app, what is done with it, and what must come of it. */
export interface Case extends Definitions {
  /** Ids of the rules that it proves. */
  readonly proves: string | readonly string[]
  readonly case: string
  /** Instead of running the component that is defined. */
  readonly does?:
    | 'attach'
    | 'update'
    | 'detach'
    | 'epoch'
    | 'form'
    | 'authorize'
    | 'complete'
    | 'refresh'
    | 'invalidate'
  /** Values of the form, short for `input.parameters`. */
  readonly parameters?: Record<string, unknown>
  readonly input?: Record<string, unknown>
  readonly delivery?: Record<string, unknown>
  readonly answers?: readonly { status?: number; headers?: Record<string, string>; body?: unknown }[]
  /** Parts of the requests that are sent, all of them; a header or query of null is absent. */
  readonly sends?: readonly Record<string, unknown>[]
  /** Bundles, or what else the component gives. */
  readonly gives?: unknown
  readonly state?: unknown
  readonly respond?: unknown
  /** Parts of the error. */
  readonly fails?: Record<string, unknown>
  /** Parts of warnings of the log. */
  readonly warns?: readonly string[]
  /** Parts of the exchanges of the log. */
  readonly logs?: readonly unknown[]
  /** Pauses between repeats, in milliseconds. */
  readonly waits?: readonly number[]
}

/** What of a case is its app. */
export const definitionKeys: readonly (keyof Definitions)[] = [
  'base',
  'common',
  'api',
  'module',
  'rpc',
  'connection',
  'webhook',
  'rpcs',
  'connections',
  'functionSources',
]

/** What a case may say about what comes of it. */
export const expectationKeys: readonly (keyof Case)[] = [
  'sends',
  'gives',
  'state',
  'respond',
  'fails',
  'warns',
  'logs',
  'waits',
]

const folder = new URL('../cases/runtime/', import.meta.url)

/** All cases by the name of their file. */
export const suites: readonly (readonly [name: string, cases: readonly Case[]])[] = readdirSync(folder)
  .toSorted()
  .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case[]])

/** The ids of the rules that a case proves. */
export function provedBy({ proves }: Pick<Case, 'proves'>): readonly string[] {
  return typeof proves === 'string' ? [proves] : proves
}

type Kind = 'directive' | 'variable' | 'field type' | 'error type'

const without: Readonly<Record<Kind, (definitions: unknown, part: string) => unknown>> = {
  directive: (definitions, part) => withoutKeys(definitions, part.split('.'), []),
  variable: (definitions, part) => {
    const name = part.replaceAll(/[.\\]/g, '\\$&')
    return renamed(definitions, new RegExp(`(?<![\\w.'])${name}(?![\\w'])`, 'g'), 'nothing')
  },
  'field type': (definitions, part) =>
    retyped(definitions, part, familyOf({ type: part }, '') === 'any' ? 'banner' : 'any'),
  'error type': (definitions, part) => renamed(definitions, new RegExp(`^${part}$`), 'RuntimeError'),
}

/** The case without what one of its rules is about. */
export function withoutRule(given: Case, kind: Kind, part: string): Case {
  const changed: Record<string, unknown> = { ...given }
  for (const key of definitionKeys) {
    if (changed[key] !== undefined)
      changed[key] = (without[kind]({ [key]: changed[key] }, part) as Record<string, unknown>)[key]
  }
  return changed as unknown as Case
}

function withoutKeys(value: unknown, path: readonly string[], at: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutKeys(one, path, at))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => {
    const here = [...at, key]
    return !path.every((step, index) => step === here[here.length - path.length + index])
  })
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutKeys(one, path, [...at, key])]))
}

function renamed(value: unknown, pattern: RegExp, name: string): unknown {
  if (typeof value === 'string') return value.replace(pattern, name)
  if (Array.isArray(value)) return value.map((one) => renamed(one, pattern, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, pattern, name)]))
}

function retyped(value: unknown, type: string, other: string): unknown {
  if (Array.isArray(value)) return value.map((one) => retyped(one, type, other))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'type' && one === type ? other : retyped(one, type, other),
    ]),
  )
}
