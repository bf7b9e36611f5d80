import { defineRule } from '../../rule.ts'
import { textsOfComponents } from './shared-texts.ts'

const moduleOf = (description?: string, type = 'action') => ({
  modules: { users: { type, label: 'Users', ...(description !== undefined && { description }) } },
})

/** First words that end in s and are no verbs. */
const otherWords: ReadonlySet<string> = new Set([
  'This',
  'Its',
  'Always',
  'Various',
  'Users',
  'Records',
  'Items',
  'Contacts',
  'Less',
  'Access',
  'Address',
  'Process',
])

export default defineRule({
  code: 'description-form',
  title: 'The description of a module is a sentence that begins with what the module does.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions',
  good: [
    { reason: 'A verb in the third person, and a period.', app: moduleOf('Creates a user.') },
    { reason: 'A trigger triggers.', app: moduleOf('Triggers when a user is created.', 'trigger') },
    {
      reason: 'Records is a verb here, as no noun follows that it could count.',
      app: moduleOf('Records an action of a user.'),
    },
  ],
  bad: [
    { reason: 'There is none.', app: moduleOf(), marks: '"users"' },
    { reason: 'This is an order.', app: moduleOf('Create a user.'), marks: '"Create a user."' },
    { reason: 'The period is missing.', app: moduleOf('Creates a user'), marks: '"Creates a user"' },
    {
      reason: 'Triggers are recognised by their first word.',
      app: moduleOf('Watches users.', 'trigger'),
      marks: '"Watches users."',
    },
  ],
  check(app, report) {
    const texts = new Map(textsOfComponents(app, 'module', 'description').map((text) => [text.component, text]))
    for (const module of app.all('module')) {
      const described = texts.get(module)
      if (described === undefined) {
        report(
          module.place,
          'The module has no description, so users see its label only.',
          'Say in one sentence what it does.',
        )
        continue
      }
      const { node, text } = described
      const isTrigger = module.type === 'trigger' || module.type === 'instant_trigger'
      const [first = '', second = ''] = text.split(/\s+/)
      const isVerb =
        /^[A-Z][a-z]*[a-z]s$/.test(first) &&
        (!otherWords.has(first) || /^(?:a|an|the|that|your|all|one)$/.test(second)) &&
        first !== 'This'
      if (isTrigger && !/^Triggers (?:when|if|on|every|each|once|for|after|before|as)\b/.test(text)) {
        report(
          node,
          'Descriptions of triggers begin with "Triggers when" in the apps of Make.',
          'Begin with "Triggers when".',
        )
      } else if (!isVerb) {
        report(
          node,
          'The description does not begin with a verb in the third person.',
          'Begin with what the module does, such as "Creates a user".',
        )
      } else if (!/[.!?)]$/.test(text)) {
        report(node, 'The description does not end in a period.', 'Add one.')
      }
    }
  },
})
