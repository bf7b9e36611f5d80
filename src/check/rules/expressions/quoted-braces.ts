import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'quoted-braces',
  title: 'No expression stands inside the quotes of another one.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'The value is a part of the expression.', app: sending("{{'Hello ' + parameters.text}}") },
    { reason: 'The text has a brace of its own.', app: sending("{{contains(parameters.text, '{')}}") },
  ],
  bad: [
    {
      reason: 'This is sent with its braces.',
      app: sending("{{'Hello {{parameters.text}}'}}"),
      marks: "'Hello {{parameters.text}}'",
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('text')) {
        if (!/\{\{.*\}\}/s.test(node.value)) continue
        const message = 'Braces inside of quotes are text, so what stands between them is not evaluated.'
        report(template.spot(node), message, 'Close the quotes and join the parts with +.')
      }
    }
  },
})
