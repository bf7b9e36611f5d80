import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import type { Finding } from '../../src/check/finding.ts'
import type { AppFragment } from '../../src/check/fragment.ts'
import { folderOfFragment } from '../../src/check/fragment-folder.ts'
import { loadApp } from '../../src/check/model/load.ts'
import type { Rule } from '../../src/check/rule.ts'
import { areas, rules } from '../../src/check/rules/index.ts'

/** What a rule says of an example, and the texts that it marks. */
function look(rule: Rule, app: AppFragment): { findings: Finding[]; marks: string[] } {
  const folder = folderOfFragment(app)
  const findings = checkApp(loadApp(folder), [rule])
  const marks = findings.map(({ location }) => {
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
  return { findings, marks }
}

describe.each(areas.flatMap(({ title, rules: own }) => own.map((rule) => ({ area: title, rule }))))(
  '$area: $rule.code',
  ({ rule }) => {
    test('has a title that is a sentence, and examples of both kinds', () => {
      expect(rule.title).toMatch(/^[A-Z].*[a-zA-Z`)\]\d]\.$/)
      expect(rule.code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/)
      expect(rule.good).not.toEqual([])
      expect(rule.bad).not.toEqual([])
    })

    test.each(rule.good)('passes: $reason', ({ app }) => {
      expect(look(rule, app).findings).toEqual([])
    })

    test.each(rule.bad)('finds: $reason', ({ app, marks }) => {
      expect(look(rule, app).marks).toEqual([marks].flat())
    })
  },
)

test('every file of a rule is listed, under its own name, once', () => {
  const files = readdirSync('src/check/rules', { recursive: true, encoding: 'utf8' })
  const named = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'index' && !name.startsWith('shared'))
  expect(rules.map(({ code }) => code).toSorted()).toEqual(named.toSorted())
})
