import { expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import { folderOfFragment } from '../../src/check/fragment-folder.ts'
import { loadApp } from '../../src/check/model/load.ts'
import { rules } from '../../src/check/rules/index.ts'
import { expectReadable } from './readable.ts'

test.each(rules)('$code says what is wrong and what to do', (rule) => {
  const findings = rule.bad.flatMap(({ app }) => checkApp(loadApp(folderOfFragment(app)), [rule]))
  expect(findings).not.toEqual([])
  for (const finding of findings) expectReadable(finding)
})

test('every example of a rule says why it is one', () => {
  const reasons = rules.flatMap(({ good, bad }) => [...good, ...bad].map(({ reason }) => reason))
  expect(reasons.filter((reason) => !/\w.*[.?]$/su.test(reason) || reason.length > 200)).toEqual([])
})
