import type { Kind } from '../../model/roles.ts'
import { defineRule } from '../../rule.ts'

const word = 'Make takes letters and digits only, at least three, a letter first'
const patterns: Partial<Record<Kind, { readonly pattern: RegExp; readonly says: string }>> = {
  module: { pattern: /^[a-zA-Z][0-9a-zA-Z]{2,47}$/, says: `${word}, and at most 48` },
  rpc: { pattern: /^[a-zA-Z][0-9a-zA-Z]{2,47}$/, says: `${word}, and at most 48` },
  function: { pattern: /^[a-zA-Z][0-9a-zA-Z]{2,95}$/, says: `${word}, and at most 96` },
}

export default defineRule({
  code: 'component-name',
  title: 'Modules, RPCs and functions have names that Make takes.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules',
  good: [
    { reason: 'These are letters and digits.', app: { modules: { createPerson2: {} } } },
    { reason: 'Make names connections itself.', app: { connections: { 'my-service': {} } } },
  ],
  bad: [
    {
      reason: 'A module had this name, and Make refused it.',
      app: { modules: { guard_input: {} } },
      marks: '"guard_input"',
    },
    { reason: 'A hyphen is not a letter.', app: { rpcs: { 'list-people': {} } }, marks: '"list-people"' },
    { reason: 'Two letters are too few.', app: { modules: { go: {} } }, marks: '"go"' },
  ],
  check(app, report) {
    for (const { kind, name, place, owner } of app.components) {
      const rule = patterns[kind]
      if (rule === undefined || rule.pattern.test(name)) continue
      report(
        place,
        `Make does not take the name of ${owner}: ${rule.says}.`,
        'Rename it before anybody uses it, as in createPerson.',
      )
    }
  },
})
