import { typesIn } from '../../model/parameter-type.ts'
import { valueTypeOf } from '../../model/value-type.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

const valid = (condition: string) => ({
  modules: { get: { api: { url: '/message', response: { valid: condition } } } },
})

export default defineRule({
  code: 'mixed-comparison',
  title: 'Only values of one type are compared.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'Both are numbers.', app: valid('{{statusCode = 200}}') },
    { reason: 'What the answer holds is not known before it is there.', app: valid("{{body.status = 'ok'}}") },
    {
      reason: 'Whether there is something at all can be asked of any type.',
      app: sending('{{parameters.count != null}}'),
    },
  ],
  bad: [
    {
      reason: 'A status is a number, and the other side a text.',
      app: valid("{{statusCode = '200'}}"),
      marks: "statusCode = '200'",
    },
    {
      reason: 'indexOf gives a number.',
      app: sending("{{indexOf(parameters.text, 'a') != '-1'}}"),
      marks: "indexOf(parameters.text, 'a') != '-1'",
    },
    {
      reason: 'The field holds true or false.',
      app: sending("{{parameters.agreed = 'true'}}"),
      marks: "parameters.agreed = 'true'",
    },
    {
      reason: 'The field holds a number.',
      app: sending("{{if(parameters.count = '5', 1, 2)}}"),
      marks: "parameters.count = '5'",
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      const types = typesIn(template)
      for (const node of template.nodes('binary')) {
        if (node.operator !== '==' && node.operator !== '!=') continue
        const left = valueTypeOf(node.left, types)
        const right = valueTypeOf(node.right, types)
        if (left === undefined || right === undefined || left === right) continue
        const outcome = node.operator === '==' ? 'never equal' : 'always different'
        const message =
          `A ${left} is compared with a ${right}: by Make's documentation they are ${outcome}, and Make was seen to convert them.`
            .replace('A array', 'An array')
            .replace('a array', 'an array')
        report(template.spot(node), message, `Compare two values of one type: ${hint(left, right)}.`)
      }
    }
  },
})

function hint(left: string, right: string): string {
  const both = [left, right]
  if (both.includes('number') && both.includes('text')) return 'leave out the quotes, or use toString or parseNumber'
  if (both.includes('boolean') && both.includes('text')) return 'write true or false without quotes'
  if (both.includes('date') && both.includes('text')) return 'use formatDate or parseDate on one side'
  return 'convert one of them'
}
