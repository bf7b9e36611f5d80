import { describe, expect, test } from 'vitest'
import { chapters } from '../../src/conformance/register/index.ts'
import { partOf } from '../../src/conformance/rule.ts'
import { definitionKeys, expectationKeys, provedBy, suites, withoutRule } from './cases.ts'
import { holdTrue } from './outcome.ts'

const rules = new Map(
  chapters.flatMap(({ kind, rules: own }) => own.map((rule) => [rule.id, { kind, part: partOf(rule) }] as const)),
)

describe.each(suites)('%s', (_name, cases) => {
  test.each(cases)('$proves: $case', async (given) => {
    await holdTrue(given)
    for (const id of provedBy(given)) {
      const rule = rules.get(id)
      if (rule === undefined) throw new Error(`There is no rule '${id}'.`)
      if (rule.part === undefined) continue
      const changed = withoutRule(given, rule.kind, rule.part)
      expect(changed, `the case has no '${rule.part}'`).not.toEqual(given)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const stillTrue = await holdTrue(changed).then(
        () => true,
        () => false,
      )
      expect(stillTrue, `the case comes true without '${rule.part}' as well`).toBe(false)
    }
  })
})

const all = suites.flatMap(([, cases]) => cases)

test('every case defines something, expects something, and says nothing that is not understood', () => {
  const known = new Set<string>([
    'proves',
    'case',
    'does',
    'parameters',
    'input',
    'delivery',
    'answers',
    ...definitionKeys,
    ...expectationKeys,
  ])
  const idle = all.filter(
    (given) =>
      Object.keys(given).some((key) => !known.has(key)) ||
      !definitionKeys.some((key) => given[key] !== undefined) ||
      !expectationKeys.some((key) => given[key] !== undefined),
  )
  expect(idle).toEqual([])
})

test('no case is there twice', () => {
  expect(new Set(all.map((given) => JSON.stringify(given))).size).toBe(all.length)
})
