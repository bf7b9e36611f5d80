import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'empty-argument',
  title: 'No argument of a function is left out between others.',
  severity: 'advice',
  good: [{ reason: 'The keyword says what is meant.', app: sending("{{replace(parameters.text, 'a', emptystring)}}") }],
  bad: [
    {
      reason: 'Nobody was seen to leave one out.',
      app: sending("{{replace(parameters.text, 'a', )}}"),
      marks: "replace(parameters.text, 'a', )",
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('call')) {
        if (!node.arguments.some(({ type }) => type === 'empty')) continue
        const message = 'An argument is left out here, which no public app does and Make does not document.'
        report(template.spot(node), message, 'Write emptystring or undefined in its place.')
      }
    }
  },
})
