import { defineRule } from '../../rule.ts'
import { textsOfComponents } from './shared-texts.ts'

const moduleOf = (label: string, type = 'action') => ({ modules: { users: { type, label } } })

export default defineRule({
  code: 'module-label-number',
  title: 'Modules watch, list and search several things, and create, get, update and delete one.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions/modules/module-labels',
  good: [
    { reason: 'Several.', app: moduleOf('Search users', 'search') },
    { reason: 'One.', app: moduleOf('Create a user') },
    { reason: 'Terms of the vendor keep their own grammar.', app: moduleOf('Identify a user') },
    { reason: 'Bulk modules are marked as advanced.', app: moduleOf('Bulk create users (advanced)') },
  ],
  bad: [
    { reason: 'A search gives several.', app: moduleOf('Search a user', 'search'), marks: '"Search a user"' },
    {
      reason: 'A trigger watches all of them.',
      app: moduleOf('Watch the new user', 'trigger'),
      marks: '"Watch the new user"',
    },
    { reason: 'Tags are in lower case.', app: moduleOf('Create a user (Beta)'), marks: '"Create a user (Beta)"' },
    {
      reason: 'A bulk module needs a user who knows what it does.',
      app: moduleOf('Bulk create users'),
      marks: '"Bulk create users"',
    },
  ],
  check(app, report) {
    for (const { node, text } of textsOfComponents(app, 'module', 'label')) {
      const several = /^(Watch|List|Search)(?: for)? (?:a|an|the|every|each) /i.exec(text)
      const tag = /\((advanced|beta|deprecated)\)$/i.exec(text)?.[1]
      if (several !== null) {
        report(
          node,
          `A module that begins with ${several[1]} gives several things, but the label speaks of one.`,
          'Use the plural without an article.',
        )
      } else if (tag !== undefined && tag !== tag.toLowerCase()) {
        report(node, `In the apps of Make the tag (${tag}) is written in lower case.`, `Write (${tag.toLowerCase()}).`)
      } else if (/^bulk /i.test(text) && tag?.toLowerCase() !== 'advanced') {
        report(
          node,
          'Modules that work on many things at once are marked as advanced in the apps of Make.',
          'Add (advanced) at the end of the label.',
        )
      }
    }
  },
})
