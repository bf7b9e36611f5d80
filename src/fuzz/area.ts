import type { Deed } from './oracle.ts'
import type * as fc from 'fast-check'

/** What is fed with random cases. */
export interface Area {
  readonly name: 'templates' | 'definitions' | 'folders' | 'deliveries'
  /** Cases of one seed. */
  readonly batch: number
  /** A random case, as what is done in it. */
  readonly cases: fc.Arbitrary<Case>
}

/** A case can be shown, and be done. */
export interface Case {
  /** The case as a finding shows it. */
  readonly shown: unknown
  readonly deeds: () => readonly Deed[]
}

/** Apps to start from. */
export interface Seeds {
  /** The sections of each app, as `createApp` takes them. */
  readonly definitions: readonly unknown[]
}

/** What a finding shows of a case: JSON, cut where it gets long. */
export function showing(value: unknown): string {
  const json = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? shortened(part) : part), 2)
  return json.length > 20_000 ? `${json.slice(0, 20_000)}…` : json
}

function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 200)}… (${text.length} characters)` : text
}

/** Every text with an expression in a JSON value. */
export function templatesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('{{') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(templatesIn)
}
