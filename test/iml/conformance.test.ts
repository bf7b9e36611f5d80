import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile, decisions, evaluate, functionRegistry, parse, walk } from '../../src/iml/index.ts'
import type { EvaluateOptions, ImlError } from '../../src/iml/index.ts'
import { revive, suites } from './cases.ts'
import type { Case } from './cases.ts'
import { outcome } from './outcome.ts'

const world: EvaluateOptions = {
  now: new Date('2026-11-22T10:00:00Z'),
  random: () => 0.25,
  uuid: () => '00000000-0000-4000-8000-000000000000',
}

function optionsOf({ options = {} }: Case, warnings: string[]): EvaluateOptions {
  const { now, ...rest } = options
  const moment = now === undefined ? {} : { now: new Date(now) }
  return { ...world, ...rest, ...moment, onWarning: ({ code }) => warnings.push(code) }
}

/** What of an error a case speaks about. */
function relevant(error: ImlError | undefined, expected: Case['error']): Case['error'] {
  if (error === undefined) return undefined
  return {
    code: error.code,
    ...(expected?.message === undefined ? {} : { message: error.message }),
    ...(expected?.at === undefined ? {} : { at: [error.start, error.end] }),
  }
}

describe.each(suites)('%s', (_family, cases) => {
  test.each(cases)('$template', (given) => {
    const scope = (revive(given.scope ?? {}) ?? {}) as Record<string, unknown>
    const template = revive(given.template)
    const expected = { value: revive(given.result), error: given.error, warnings: given.warnings }
    for (const run of [evaluate, (...[value, ...rest]: Parameters<typeof evaluate>) => compile(value)(...rest)]) {
      const warnings: string[] = []
      const { value, error } = outcome(() => run(template, scope, optionsOf(given, warnings)))
      expect({
        value,
        error: relevant(error, given.error),
        warnings: given.warnings && warnings,
      }).toStrictEqual(expected)
    }
  })
})

const all = suites.flatMap(([, cases]) => cases)

test('every function is proved by two cases at least', () => {
  const counts = new Map(Object.keys(functionRegistry).map((name) => [name, 0]))
  for (const { template, error } of all) {
    if (typeof template !== 'string' || error?.code === 'function-not-found') continue
    const called = new Set<string>()
    const parsed = outcome(() => parse(template)).value
    if (parsed === undefined) continue
    walk(parsed, (node) => {
      if (node.type === 'call') called.add(node.name)
    })
    for (const name of called) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  expect([...counts].filter(([, count]) => count < 2)).toEqual([])
})

test('every case names a page, an observation, notes, or a decision that exists', () => {
  const ids = new Set(decisions.map(({ id }) => id))
  const unfounded = all.filter(({ source }) => {
    const decision = /^decision: (.+)$/.exec(source)?.[1]
    return decision === undefined
      ? !/^(?:https:\/\/|observed: |notes: |not in Make: )./.test(source)
      : !ids.has(decision)
  })
  expect(unfounded).toEqual([])
})

test('every decision is proved by a case, or by the tests of the parser and of the limits', () => {
  const proved = new Set(all.map(({ source }) => source))
  const elsewhere = ['depth', 'separators', 'search-time', 'sizes']
  const unproved = decisions.filter(({ id }) => !proved.has(`decision: ${id}`) && !elsewhere.includes(id))
  expect(unproved.map(({ id }) => id)).toEqual([])
})

test.each(decisions)('decision $id has its place in $file', ({ id, file }) => {
  expect(readFileSync(new URL(`../../src/iml/${file}`, import.meta.url), 'utf8')).toContain(`Decision ${id}`)
})
