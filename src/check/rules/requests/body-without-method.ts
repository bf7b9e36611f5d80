import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const message = { text: '{{parameters.text}}' }

export default defineRule({
  code: 'body-without-method',
  title: 'A request with a body has a method that carries one.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests',
  good: [
    { reason: 'POST carries a body.', app: moduleWith({ api: { url: '/', method: 'POST', body: message } }) },
    {
      reason: 'The method shows when it runs.',
      app: moduleWith({ api: { url: '/', method: '{{parameters.method}}', body: message } }),
    },
    {
      reason: 'The body of base is for the requests that carry one.',
      app: moduleWith({ api: { url: '/' } }, { base: { body: message } }),
    },
  ],
  bad: [
    {
      reason: 'Without a method the request is a GET.',
      app: moduleWith({ api: { url: '/', body: message } }),
      marks: '"body"',
    },
    {
      reason: 'Make sends no body with GET.',
      app: moduleWith({ api: { url: '/', method: 'get', body: message } }),
      marks: '"body"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const isIncoming = request.component?.kind === 'webhook' && request.section === 'api'
      const body = request.directive('body')
      const method = request.directive('method') ?? app.base?.directive('method')
      const isGet = method === undefined || method.text?.toUpperCase() === 'GET'
      if (request.section === 'base' || isIncoming || !request.sends || !isGet) continue
      if (
        body === undefined ||
        body.type === 'null' ||
        body.text === '' ||
        (body.type === 'object' && body.members.size === 0)
      )
        continue
      report(
        body.key ?? body,
        'This request is a GET, and Make never sends a body with that.',
        'Add a method such as POST, or send the values in qs.',
      )
    }
  },
})
