import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluate } from '../../src/iml/index.ts'
import { revive } from './cases.ts'
import { outcome } from './outcome.ts'

/** What somebody saw Make do, or read about it, with where. */
interface Fact {
  readonly id: string
  readonly claim: string
  /** Facts of the interpreter have an expression; those of forms, requests, scenarios and webhooks a definition. */
  readonly expression?: string
  readonly scope?: Record<string, unknown>
  /** A value, `$undefined`, or `$error` with a part of the message; `*` stands for any. */
  readonly expected: unknown
  readonly strength: string
}

/** Facts that this interpreter does not follow by default, and why. */
const notFollowed: Readonly<Record<string, string>> = {
  L18b: 'Whether the value was missing or of another type is not said.',
  L21: 'The note may have written quotes that were not in the scenario.',
  S01: 'Read, not seen.',
  S02: 'Read, not seen.',
  S03: 'Read, not seen.',
  S04: 'Read, not seen.',
  S05: 'Read, not seen.',
  S06: 'Read, not seen.',
  S07: 'Read, not seen.',
  S08: 'Read, not seen.',
  S09: 'Read, not seen.',
  S10: 'Read, not seen.',
  S11: 'Read, not seen.',
}

const facts = JSON.parse(readFileSync('test/cases/live-facts.json', 'utf8')) as Fact[]
const expressions = facts.filter((fact) => fact.expression !== undefined)

function agrees({ expression, scope = {}, expected }: Fact): boolean {
  const { value, error } = outcome(() => evaluate(expression, revive(scope) as Record<string, unknown>))
  const { $error } = (expected ?? {}) as { $error?: string }
  if ($error !== undefined) return error !== undefined && ($error === '*' || error.message.includes($error))
  if (error !== undefined) return false
  try {
    expect(value).toEqual(revive(expected))
    return true
  } catch {
    return false
  }
}

test('what Make was seen to do is done, unless it was read only or leaves open what was seen', () => {
  const against = expressions.filter((fact) => !agrees(fact))
  expect(against.map(({ id }) => id).toSorted()).toEqual(Object.keys(notFollowed).toSorted())
  expect(new Set(against.map(({ strength }) => strength))).toEqual(new Set(['source-reading', 'live-uncertain']))
})
