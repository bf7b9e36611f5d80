import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'

const format = { name: 'format', type: 'text', label: 'Format', required: true, advanced: true }

export default defineRule({
  code: 'advanced-required',
  title: 'A required field that is advanced has a default.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'The default fills it in.', app: formWith({ ...format, default: 'html' }) },
    { reason: 'Not required.', app: formWith({ ...format, required: false }) },
  ],
  bad: [{ reason: 'The user cannot save the form and does not see why.', app: formWith(format), marks: '"advanced"' }],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { node, isRequired } of parameters) {
        const advanced = node.at('advanced')
        if (!isRequired || !advanced?.isTrue || node.at('default') !== undefined) continue
        report(
          advanced.key ?? advanced,
          'This field is required and hidden, so the form cannot be saved and does not show why.',
          'Give it a default, or do not make it advanced.',
        )
      }
    }
  },
})
