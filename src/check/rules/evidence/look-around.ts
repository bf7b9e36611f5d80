import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'look-around',
  title: 'Regular expressions look neither ahead nor behind.',
  severity: 'advice',
  good: [{ reason: 'A class is enough.', app: sending("{{replace(parameters.text, '/[0-9]+/g', emptystring)}}") }],
  bad: [
    {
      reason: 'It looks ahead.',
      app: sending("{{replace(parameters.text, '/a(?=b)/', emptystring)}}"),
      marks: "'/a(?=b)/'",
    },
    {
      reason: 'It looks behind.',
      app: sending("{{replace(parameters.text, '/(?<!a)b/', emptystring)}}"),
      marks: "'/(?<!a)b/'",
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('call')) {
        const search = node.name === 'replace' ? node.arguments[1] : undefined
        if (search?.type !== 'text' || !/^\/.*\(\?<?[=!].*\/[a-z]*$/s.test(search.value)) continue
        const message = 'This regular expression looks ahead or behind, which no public app was seen to do in Make.'
        report(
          template.spot(search),
          message,
          'Write what is around into the expression as well, and put it back with $1.',
        )
      }
    }
  },
})
