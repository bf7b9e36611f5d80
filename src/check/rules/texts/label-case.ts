import type { CheckedApp } from '../../model/app.ts'
import { defineRule } from '../../rule.ts'
import { proseOf, textsOfComponents, textsOfFields } from './shared-texts.ts'

const moduleWith = (label: string, description: string) => ({
  modules: { addUser: { crud: 'create', label, description } },
})

export default defineRule({
  code: 'label-case',
  title: 'Labels are written as sentences are, not as titles.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions/modules/module-labels',
  good: [
    { reason: 'Only the first word begins with a capital.', app: moduleWith('Create a user', 'Creates a user.') },
    {
      reason: 'Names keep their capitals; nowhere does this app write them without.',
      app: moduleWith('Send to Google Sheets', 'Sends rows to Google Sheets.'),
    },
    {
      reason: 'So do abbreviations.',
      app: moduleWith('Make an API call', 'Performs an arbitrary authorized API call.'),
    },
  ],
  bad: [
    {
      reason: 'The description of the same module has the word in lower case, so it is no name.',
      app: moduleWith('Create a User', 'Creates a user.'),
      marks: '"Create a User"',
    },
    {
      reason: 'The first word is a word.',
      app: moduleWith('create a user', 'Creates a user.'),
      marks: '"create a user"',
    },
  ],
  check(app, report) {
    const common = wordsInLowerCase(app)
    const labels = [
      ...textsOfComponents(app, 'module', 'label'),
      ...textsOfFields(app, 'label').filter((label) => !label.isInterface),
    ]
    const officialLabels = new Set(['Query String'])
    for (const { node, text } of labels) {
      if (officialLabels.has(text)) continue
      const [first = '', ...others] = text.split(/\s+/)
      const titled = others.filter((word) => /^[A-Z][a-z]+$/.test(word) && common.has(word.toLowerCase()))
      if (titled.length > 0) {
        const words = titled.map((word) => word.toLowerCase()).join(', ')
        report(
          node,
          `Labels have no capitals inside, but other texts of this app show that these are common words: ${words}.`,
          'Begin only the first word with a capital.',
        )
      } else if (/^[a-z]+$/.test(first)) {
        report(node, 'The label begins with a small letter.', 'Begin it with a capital.')
      }
    }
  },
})

/** Words that the sentences of an app write in lower case: they are no names. */
function wordsInLowerCase(app: CheckedApp): Set<string> {
  const sentences = [
    ...textsOfComponents(app, 'module', 'description').map(({ text }) => text),
    ...textsOfFields(app, 'help').map(({ text }) => text),
  ]
  return new Set(
    sentences.flatMap(
      (sentence) => proseOf(sentence).match(/(?<![\p{L}\p{N}_.@/-])[a-z]+(?![\p{L}\p{N}_@/]|\.\w)/gu) ?? [],
    ),
  )
}
