import { defineRule } from '../../rule.ts'
import { textsOfComponents } from './shared-texts.ts'

const moduleOf = (label: string) => ({ modules: { addUser: { crud: 'create', label } } })

export default defineRule({
  code: 'module-label-article',
  title: 'The label of an action has the article of what it works on.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions/modules/module-labels',
  good: [
    { reason: 'One user.', app: moduleOf('Create a user') },
    {
      reason: 'What cannot be counted, and what there are several of, has no article.',
      app: moduleOf('Get account information'),
    },
    { reason: 'A user begins like a yard.', app: moduleOf('Add a user') },
    { reason: 'A possessive stands in its place.', app: moduleOf("Update a user's address") },
  ],
  bad: [{ reason: 'Other apps say Create a user.', app: moduleOf('Create user'), marks: '"Create user"' }],
  check(app, report) {
    for (const { component, node, text } of textsOfComponents(app, 'module', 'label')) {
      const [, verb = '', noun = ''] =
        /^(Create|Get|Update|Delete|Add|Remove) ([a-z]+)(?: \([a-z]+\))?$/i.exec(text) ?? []
      const isCounted =
        noun !== '' &&
        !/(?:s|ion|data|info|content|media|metadata|history|text|access|email|people|me|all|it)$/i.test(noun)
      if (component.type !== 'action' || !isCounted) continue
      const article = startsWithVowel(noun) ? 'an' : 'a'
      report(node, `The apps of Make say "${verb} ${article} ${noun.toLowerCase()}" here.`, `Add ${article}.`)
    }
  },
})

/** By its sound: a user, a unit and a European begin like a yard. */
const startsWithVowel = (noun: string): boolean =>
  /^[aeiou]/i.test(noun) && !/^(?:u(?:ser|nit|niq|nion|nivers|sage|tm|uid|til|rl|ri)|eu|one)/i.test(noun)
