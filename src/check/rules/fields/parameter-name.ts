import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'

const fieldOf = (name: string) => formWith({ name, type: 'text', label: 'First name' })

export default defineRule({
  code: 'parameter-name',
  title: 'The name of a parameter is one word of letters, digits and underscores.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/names',
  good: [
    { reason: 'As Make recommends.', app: fieldOf('firstName') },
    { reason: 'As the service has it, so that all parameters can be passed on together.', app: fieldOf('first_name') },
  ],
  bad: [
    {
      reason: 'In an expression this is a subtraction, unless it stands in backticks.',
      app: fieldOf('first-name'),
      marks: '"first-name"',
    },
    { reason: 'Two words.', app: fieldOf('first name'), marks: '"first name"' },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { node, name } of parameters) {
        if (name === undefined || name === '' || /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) continue
        const message = `Expressions cannot read ${JSON.stringify(name)} without backticks around it.`
        report(node.at('name') ?? node, message, 'Use letters, digits and underscores only, such as firstName.')
      }
    }
  },
})
