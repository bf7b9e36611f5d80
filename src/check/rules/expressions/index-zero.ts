import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'index-zero',
  title: 'Positions in lists are counted from 1.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'This is the first item.', app: sending('{{parameters.list[1]}}') },
    { reason: 'The function says what is meant.', app: sending('{{first(parameters.list)}}') },
    { reason: 'substring counts characters, and those from 0.', app: sending('{{substring(parameters.text, 0, 3)}}') },
  ],
  bad: [{ reason: 'There is no item 0.', app: sending('{{parameters.list[0].name}}'), marks: '[0]' }],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('index')) {
        if (node.index.type !== 'number' || node.index.value !== 0) continue
        const message = 'IML counts positions from 1, so there is never anything at position 0.'
        report(template.spot(node), message, 'Write [1], or first(list).')
      }
    }
  },
})
