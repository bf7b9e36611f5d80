import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'

const fieldWith = (more: object) => formWith({ name: 'age', type: 'number', label: 'Age', ...more })

export default defineRule({
  code: 'impossible-limits',
  title: 'Some value passes the limits of each field, its default among them.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters',
  good: [
    { reason: '18 lies between.', app: fieldWith({ validate: { min: 0, max: 120 }, default: 18 }) },
    {
      reason: 'For texts the limits count characters.',
      app: fieldWith({ type: 'text', validate: { min: 2, max: 5 }, default: 'en' }),
    },
  ],
  bad: [
    {
      reason: 'Nothing is over 120 and under 0.',
      app: fieldWith({ validate: { min: 120, max: 0 } }),
      marks: '"validate"',
    },
    { reason: 'The form opens with an error.', app: fieldWith({ validate: { max: 120 }, default: 200 }), marks: '200' },
    {
      reason: 'A pattern that is not a regular expression refuses every value.',
      app: fieldWith({ type: 'text', validate: { pattern: '[a-' } }),
      marks: '"[a-"',
    },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { node } of parameters) {
        const validate = node.at('validate')
        if (validate === undefined) continue
        for (const [least, most] of [
          ['min', 'max'],
          ['minItems', 'maxItems'],
        ] as const) {
          const [from, to] = [validate.at(least)?.number, validate.at(most)?.number]
          if (from !== undefined && to !== undefined && from > to) {
            report(
              validate.key ?? validate,
              'Nothing passes both limits, so the form can never be saved.',
              `Make ${least} the smaller one.`,
            )
          }
        }
        const value = node.at('default')
        const measured = value?.number ?? value?.text?.length
        const [from, to] = [validate.at('min')?.number, validate.at('max')?.number]
        const isTemplate = value?.text?.includes('{{') === true || value?.text === ''
        const isOutside = measured !== undefined && (measured < (from ?? measured) || measured > (to ?? measured))
        if (value !== undefined && isOutside && !isTemplate) {
          report(value, 'The default lies outside the limits of the field.', 'Choose a default that the field accepts.')
        }
        const pattern =
          validate.at('pattern')?.text === undefined ? validate.at('pattern', 'regexp') : validate.at('pattern')
        if (pattern?.text !== undefined && !isPattern(pattern.text)) {
          report(
            pattern,
            'This is no regular expression, so every value is refused.',
            'Close its brackets and escape what is meant literally.',
          )
        }
      }
    }
  },
})

function isPattern(text: string): boolean {
  try {
    RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
