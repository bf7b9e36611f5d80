import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import type { AppFragment } from '../../src/check/fragment.ts'
import { folderOfFragment } from '../../src/check/fragment-folder.ts'
import { loadApp } from '../../src/check/model/load.ts'
import type { Rule } from '../../src/check/rule.ts'
import { areas, rules } from '../../src/check/rules/index.ts'
import { expectReadable } from './readable.ts'

/** The texts of an example that a rule marks. What it says of them can be read and followed. */
function look(rule: Rule, app: AppFragment): string[] {
  const folder = folderOfFragment(app)
  return checkApp(loadApp(folder), [rule]).map((finding) => {
    expectReadable(finding)
    const { location } = finding
    const content = folder.read(location.file)
    const lines = 'text' in content ? content.text.split('\n') : []
    const [first = '', ...others] = lines.slice(location.line - 1, location.endLine)
    if (others.length === 0) return first.slice(location.column - 1, location.endColumn - 1)
    return [
      first.slice(location.column - 1),
      ...others.slice(0, -1),
      others.at(-1)?.slice(0, location.endColumn - 1),
    ].join('\n')
  })
}

describe.each(areas.flatMap(({ title, rules: own }) => own.map((rule) => ({ area: title, rule }))))(
  '$area: $rule.code',
  ({ rule }) => {
    test('passes its good examples', () => {
      const found = rule.good.map(({ reason, app }) => [reason, look(rule, app)])
      expect(found).toEqual(rule.good.map(({ reason }) => [reason, []]))
    })

    test('finds its bad examples, marks what is wrong, and says what to do', () => {
      const found = rule.bad.map(({ reason, app }) => [reason, look(rule, app)])
      expect(found).toEqual(rule.bad.map(({ reason, marks }) => [reason, [marks].flat()]))
    })
  },
)

test('every rule has a title that is a sentence, and examples of both kinds', () => {
  for (const rule of rules) {
    expect(rule.title).toMatch(/^[A-Z].*[a-zA-Z`)\]\d]\.$/)
    expect(rule.code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/)
    expect(rule.good).not.toEqual([])
    expect(rule.bad).not.toEqual([])
  }
})

test('every example of a rule says why it is one', () => {
  const reasons = rules.flatMap(({ good, bad }) => [...good, ...bad].map(({ reason }) => reason))
  expect(reasons.filter((reason) => !/\w.*[.?]$/su.test(reason) || reason.length > 200)).toEqual([])
})

test('every file of a rule is listed, under its own name, once', () => {
  const files = readdirSync('src/check/rules', { recursive: true, encoding: 'utf8' })
  const named = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'index' && !name.startsWith('shared'))
  expect(rules.map(({ code }) => code).toSorted()).toEqual(named.toSorted())
})
