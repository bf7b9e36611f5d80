import type { JsonNode } from '../../model/json-node.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'unbalanced-braces',
  title: 'Every pair of braces that opens an expression is closed, and the other way round.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'Each pair has its partner.', app: sending('{{parameters.text}} and {{now}}') },
    {
      reason: 'The braces of JSON and GraphQL come in pairs, too.',
      app: sending('query { user { id {{parameters.text}} }}'),
    },
  ],
  bad: [
    {
      reason: 'The expression is never closed, so Make sends it as a text.',
      app: sending('{{parameters.text'),
      marks: '{{',
    },
    { reason: 'One of the closing braces is missing.', app: sending('{{parameters.text} is here'), marks: '{{' },
    { reason: 'The expression is never opened.', app: sending('{parameters.text}}'), marks: '}}' },
    { reason: 'The opening braces are missing.', app: sending('parameters.text}}'), marks: '}}' },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const part of template.nodes('plain')) {
        const open = part.text.indexOf('{{')
        if (open < 0 || isBalanced(part.text)) continue
        const start = part.start + open
        const message = 'These braces open an expression that is never closed, so Make takes them as text.'
        report(template.spot({ start, end: start + 2 }), message, 'Write }} where the expression ends.')
      }
    }
    for (const request of app.requests) {
      for (const node of request.node.all()) lookForEnd(node, report)
    }
  },
})

function lookForEnd(node: JsonNode, report: Parameters<ReturnType<typeof defineRule>['check']>[1]): void {
  const { text } = node
  if (text === undefined || text.includes('{{') || !text.includes('}}') || isBalanced(text)) return
  const { file, path } = node
  const raw = file.text.slice(node.start, node.end)
  const start = node.start + raw.indexOf('}}')
  const message = 'These braces close an expression that was never opened, so Make takes all of it as text.'
  report({ file, path, start, end: start + 2 }, message, 'Write {{ where the expression begins.')
}

/** Whether braces come in pairs, as they do in texts of JSON and GraphQL. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
