import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'
import { optionsOf } from './shared-options.ts'

const selectOf = (...values: unknown[]) =>
  formWith({
    name: 'format',
    type: 'select',
    label: 'Format',
    options: values.map((value) => ({ label: 'Format', value })),
  })

export default defineRule({
  code: 'repeated-option',
  title: 'Each option of a select has a value of its own.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters/select',
  good: [{ reason: 'Two values.', app: selectOf('html', 'text') }],
  bad: [
    {
      reason: 'The second can be chosen, and the first one is shown afterwards.',
      app: selectOf('html', 'html'),
      marks: '"html"',
    },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { node } of parameters) {
        const seen = new Set<unknown>()
        for (const option of optionsOf(node) ?? []) {
          const value = option.at('value')
          if (value === undefined) continue
          if (seen.has(value.value))
            report(
              value,
              'Another option of this select has the same value, so that the two are one.',
              'Give each option a value of its own.',
            )
          seen.add(value.value)
        }
      }
    }
  },
})
