import { functionRegistry } from '../../../iml/registry.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'argument-count',
  title: 'Every function gets the arguments that it needs.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'The third argument of if can be left out.', app: sending("{{if(parameters.agreed, 'yes')}}") },
    { reason: 'An empty last argument is undefined.', app: sending("{{if(parameters.agreed, 'yes', )}}") },
  ],
  bad: [
    {
      reason: 'replace needs to know by what.',
      app: sending("{{replace(parameters.text, 'a')}}"),
      marks: "replace(parameters.text, 'a')",
    },
    { reason: 'formatDate needs a format.', app: sending('{{formatDate(now)}}'), marks: 'formatDate(now)' },
    { reason: 'upper of nothing.', app: sending('{{upper()}}'), marks: 'upper()' },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('call')) {
        if (app.find('function', node.name) !== undefined) continue
        const known = functionRegistry[node.name]
        if (known === undefined || node.arguments.length >= known.minimum) continue
        const given = node.arguments.length === 0 ? 'none' : String(node.arguments.length)
        const needed = `${known.minimum} ${known.minimum === 1 ? 'argument' : 'arguments'}`
        report(
          template.spot(node),
          `The function ${node.name} needs at least ${needed}, but gets ${given}.`,
          `Write it as ${known.usage}.`,
        )
      }
    }
  },
})
