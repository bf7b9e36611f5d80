import type { JsonNode } from '../../model/json-node.ts'
import { defineRule } from '../../rule.ts'

const module = (request: object) => ({ modules: { list: { type: 'search', api: { url: '/items', ...request } } } })

/** Where Make evaluates, and a text without braces is a text: always true, or never a list. */
const evaluated: readonly (readonly string[])[] = [
  ['condition'],
  ['condition', 'condition'],
  ['response', 'valid'],
  ['response', 'valid', 'condition'],
  ['response', 'iterate'],
  ['response', 'iterate', 'container'],
  ['response', 'iterate', 'condition'],
  ['pagination', 'condition'],
  ['repeat', 'condition'],
  ['iterate'],
  ['iterate', 'container'],
  ['iterate', 'condition'],
  ['verification', 'condition'],
]

export default defineRule({
  code: 'expression-without-braces',
  title: 'Conditions and lists are expressions, in braces.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/iterate',
  good: [
    {
      reason: 'The braces make it an expression.',
      app: module({ condition: '{{parameters.all}}', response: { iterate: '{{body.items}}' } }),
    },
    { reason: 'true and false are values of JSON.', app: module({ condition: true }) },
  ],
  bad: [
    {
      reason: 'This is the text body.items, not a list.',
      app: module({ response: { iterate: 'body.items' } }),
      marks: '"body.items"',
    },
    {
      reason: 'Every text that is not empty is true.',
      app: module({ condition: 'parameters.all' }),
      marks: '"parameters.all"',
    },
    {
      reason: 'The text false is true, too.',
      app: module({ response: { valid: { condition: 'false', message: 'No' } } }),
      marks: '"false"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      for (const path of evaluated) {
        if (request.directive(path[0] ?? '') === undefined) continue
        const node: JsonNode | undefined = request.directive(...path)
        const text = node?.text
        if (node === undefined || text === undefined || text.trim() === '' || /\{\{|\}\}/.test(text)) continue
        const isList = path.includes('iterate') && !path.includes('condition')
        const message = isList
          ? 'Without braces this is a text, and a text has no items.'
          : 'Without braces this is a text, and every text counts as true.'
        report(node, message, `Write {{${text}}}.`)
      }
    }
  },
})
