import { functionRegistry } from '../../../iml/registry.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'surplus-argument',
  title: 'No function gets an argument that it does not look at.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [{ reason: 'concat-like functions take any number.', app: sending('{{min(1, 2, 3)}}') }],
  bad: [
    {
      reason: 'ifempty has one substitute only.',
      app: sending("{{ifempty(parameters.text, parameters.other, 'none')}}"),
      marks: "'none'",
    },
    { reason: 'lower knows no language.', app: sending("{{lower(parameters.text, 'en')}}"), marks: "'en'" },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('call')) {
        if (app.find('function', node.name) !== undefined) continue
        const known = functionRegistry[node.name]
        const surplus = known && node.arguments[known.maximum]
        if (known === undefined || surplus === undefined || surplus.type === 'empty') continue
        const last = node.arguments.at(-1) ?? surplus
        const most = known.maximum === 1 ? 'one argument' : `${known.maximum} arguments`
        const message = `The function ${known.name} looks at ${most} only, so this has no effect.`
        const fix = known.name === 'ifempty' ? 'Nest them: ifempty(first, ifempty(second, third)).' : 'Remove it.'
        report(template.spot({ start: surplus.start, end: last.end }), message, fix)
      }
    }
  },
})
