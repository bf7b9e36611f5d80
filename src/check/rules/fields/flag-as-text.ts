import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'

const field = { name: 'to', type: 'text', label: 'To' }

/** The switches of a field that may be an expression as well, so that a text is not wrong by itself. */
const flags = ['required', 'mappable', 'visible', 'disabled'] as const

export default defineRule({
  code: 'flag-as-text',
  title: 'Switches of fields are true or false without quotes.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters',
  good: [
    { reason: 'It is a switch.', app: formWith({ ...field, required: true }) },
    { reason: 'An expression decides.', app: formWith({ ...field, required: '{{parameters.a}}' }) },
  ],
  bad: [
    {
      reason: 'The word is a text, and so holds no switch.',
      app: formWith({ ...field, required: 'true' }),
      marks: '"true"',
    },
    { reason: 'The word false is a text as well.', app: formWith({ ...field, mappable: 'false' }), marks: '"false"' },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { node } of parameters) {
        for (const flag of flags) {
          const value = node.at(flag)
          if (value?.text !== 'true' && value?.text !== 'false') continue
          report(
            value,
            `This is the word ${value.text} as a text, which Make does not read as a switch.`,
            'Remove the quotes.',
          )
        }
      }
    }
  },
})
