import type { Argument } from '../../../iml/ast.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'semicolon',
  title: 'Arguments are separated by commas.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'A comma, as Make documents it for apps.', app: sending("{{replace(parameters.text, 'a', 'b')}}") },
    { reason: 'A semicolon in quotes is text.', app: sending("{{split(parameters.text, ';')}}") },
  ],
  bad: [
    { reason: 'This is how scenarios write it.', app: sending("{{replace(parameters.text; 'a', 'b')}}"), marks: ';' },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('call')) {
        const semicolon = gapsBetween(node.arguments)
          .map(([start, end]) => template.source.slice(start, end).indexOf(';') + start)
          .find((at) => template.source[at] === ';')
        if (semicolon === undefined) continue
        const message = 'A semicolon separates arguments in scenarios; for apps Make documents the comma only.'
        report(template.spot({ start: semicolon, end: semicolon + 1 }), message, 'Write a comma.')
      }
    }
  },
})

/** Between the end of one argument and the beginning of the next. */
const gapsBetween = (given: readonly Argument[]): [start: number, end: number][] =>
  given.slice(1).map((argument, index) => [given[index]?.end ?? argument.start, argument.start])
