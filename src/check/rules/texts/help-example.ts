import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { textsOfFields } from './shared-texts.ts'

const helped = (help: string) => formWith({ name: 'date', type: 'text', label: 'Date', help })

export default defineRule({
  code: 'help-example',
  title: 'Examples in a help text stand in backticks.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions',
  good: [
    { reason: 'The form shows it as something to type.', app: helped('For example: `2024-05-17`.') },
    { reason: 'Words are an explanation, not something to type.', app: helped('For example the date of an order.') },
  ],
  bad: [
    {
      reason: 'It is not clear where the example ends.',
      app: helped('For example: 2024-05-17.'),
      marks: '"For example: 2024-05-17."',
    },
    {
      reason: 'The same for an address.',
      app: helped('A date, e.g. today@noon.example.'),
      marks: '"A date, e.g. today@noon.example."',
    },
  ],
  check(app, report) {
    for (const { node, text } of textsOfFields(app, 'help')) {
      const found = [...text.matchAll(/(?:\bfor example|\be\.g\.|\bsuch as)[:,]?\s+(?:["'*_]{1,2})?([^\s"'*_]+)/gi)]
      const literal = found.map(([, word = '']) => word.replace(/[.,;:!?)]+$/, '')).find((word) => isLiteral(word))
      if (literal === undefined) continue
      report(
        node,
        `The example ${JSON.stringify(literal)} stands among the words, so that it is not clear what to type.`,
        'Put it in backticks.',
      )
    }
  },
})

/** Whether a word is something to type: it has signs or digits that words do not have. */
function isLiteral(word: string): boolean {
  if (word.startsWith('`') || word.startsWith('[') || word.startsWith('<') || word.includes('`')) return false
  return /[@{}=#]|:\/\/|\w\/\w+\/|\d{2,}|[a-z]_[a-z]|\d[-:./]\d/.test(word)
}
