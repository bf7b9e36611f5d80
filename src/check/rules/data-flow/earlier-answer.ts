import { readsOf } from '../../model/reads.ts'
import { hasAnswer, hasOwnAnswer } from '../../model/variables.ts'
import { defineRule } from '../../rule.ts'

const chain = (...requests: object[]) => ({ modules: { get: { api: requests } } })

const ofAnswer = new Set(['body', 'headers', 'statusCode'])

export default defineRule({
  code: 'earlier-answer',
  title: 'A step without a url reads answers from temp.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/request-less-communication',
  good: [
    {
      reason: 'temp is made for this.',
      app: chain(
        { url: '/a', response: { temp: { id: '{{body.id}}' } } },
        { response: { output: { id: '{{temp.id}}' } } },
      ),
    },
    {
      reason: 'The answer is that of the request itself.',
      app: chain({ url: '/a' }, { url: '/b', response: { output: '{{body}}' } }),
    },
  ],
  bad: [
    {
      reason: 'Make does not say whether the earlier body is still there.',
      app: chain({ url: '/a' }, { response: { output: { id: '{{body.id}}' } } }),
      marks: 'body.id',
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const { root, span } of readsOf(template)) {
        const situation = { template, request: template.request, app }
        if (!ofAnswer.has(root) || !hasAnswer(situation) || hasOwnAnswer(situation)) continue
        const message = `This step sends nothing, and Make does not say whether ${root} of an earlier request is still there.`
        report(template.spot(span), message, `Keep it in response.temp of the earlier request, and read temp here.`)
      }
    }
  },
})
