import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn, isTop } from './shared-forms.ts'

const city = { name: 'city', type: 'text', label: 'City' }
const addressOf = (...spec: unknown[]) => formWith({ name: 'address', type: 'collection', label: 'Address', spec })

export default defineRule({
  code: 'advanced-in-group',
  title: 'Only fields of the form itself are advanced, not those inside another field.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters',
  good: [
    {
      reason: 'The whole group is advanced.',
      app: formWith({ name: 'address', type: 'collection', label: 'Address', advanced: true, spec: [city] }),
    },
  ],
  bad: [
    {
      reason: 'The switch for advanced fields does not reach into a collection.',
      app: addressOf({ ...city, advanced: true }),
      marks: 'true',
    },
    {
      reason: 'Nor to what a choice shows.',
      app: formWith({
        name: 'by',
        type: 'select',
        label: 'By',
        options: [{ label: 'City', value: 'city', nested: [{ ...city, advanced: true }] }],
      }),
      marks: 'true',
    },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const parameter of parameters) {
        const advanced = parameter.node.at('advanced')
        if (isTop(parameter) || !advanced?.isTrue) continue
        report(
          advanced,
          'The switch for advanced fields does not reach fields inside other fields.',
          'Remove it here, or make the outer field advanced.',
        )
      }
    }
  },
})
