import type { Request } from '../../model/request.ts'
import { defineRule } from '../../rule.ts'

const chain = (...requests: object[]) => ({ modules: { get: { api: requests } } })

export default defineRule({
  code: 'early-output',
  title: 'Only the last request of a chain defines the output.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/multiple-requests',
  good: [
    {
      reason: 'The last one does.',
      app: chain({ url: '/a' }, { url: '/b', response: { output: { id: '{{body.id}}' } } }),
    },
    {
      reason: 'null says that this request gives nothing.',
      app: chain({ url: '/a', response: { output: null } }, { url: '/b' }),
    },
    {
      reason: 'Either of two requests is made, and each says what it gives.',
      app: chain(
        { condition: '{{parameters.a}}', url: '/a', response: { output: 1 } },
        { condition: '{{!parameters.a}}', url: '/b', response: { output: 2 } },
      ),
    },
  ],
  bad: [
    {
      reason: 'The second request replaces what the first one gives.',
      app: chain({ url: '/a', response: { output: { id: 1 } } }, { url: '/b', response: { output: { id: 2 } } }),
      marks: '"output"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const output = request.directive('response', 'output')
      if (request.isLast || output === undefined || output.value === null || output.value === false) continue
      // A page that gives nothing would be the last one, so paging needs an output even here.
      if (request.directive('pagination') !== undefined) continue
      const later = app.requestsOf(request.component, request.section).slice(request.index + 1)
      if (!later.some(replaces)) continue
      const message = 'A later request of the chain replaces this output, so it reaches nobody.'
      report(
        output.key ?? output,
        message,
        'Keep what is needed in response.temp, and define the output in the last request.',
      )
    }
  },
})

/** Whether a request always gives something: it is made under no condition, and has an answer or an output. */
const replaces = (request: Request): boolean =>
  request.directive('condition') === undefined &&
  (request.sends || request.directive('response', 'output') !== undefined)
