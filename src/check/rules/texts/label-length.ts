import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { textsOfFields, wordsOf } from './shared-texts.ts'

const labelled = (label: string) => formWith({ name: 'field', type: 'text', label })

export default defineRule({
  code: 'label-length',
  title: 'The label of a field has one to three words.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'Three words.', app: labelled('Date of birth') },
    { reason: 'A unit in parentheses is not counted.', app: labelled('Maximum file size (in MB)') },
  ],
  bad: [
    {
      reason: 'What the user has to do belongs into the help.',
      app: labelled('Enter the address of the recipient'),
      marks: '"Enter the address of the recipient"',
    },
  ],
  check(app, report) {
    for (const { node, text, isInterface } of textsOfFields(app, 'label')) {
      const count = wordsOf(text).length
      if (isInterface || count <= 3) continue
      report(
        node,
        `The label has ${count} words, and users read labels at a glance.`,
        'Say it in one to three words, and move the rest into the help.',
      )
    }
  },
})
