import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const post = (changes: object) =>
  moduleWith({ api: { url: '/people', method: 'POST', body: { name: 'x' }, ...changes } })

export default defineRule({
  code: 'redirected-body',
  title: 'Requests that send data are not redirected.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests',
  good: [
    { reason: 'Make does not redirect a POST unless it is told to.', app: post({}) },
    { reason: 'A redirect ends in an error.', app: post({ followAllRedirects: false }) },
    { reason: 'A GET sends nothing.', app: moduleWith({ api: { url: '/people', followAllRedirects: true } }) },
  ],
  bad: [
    {
      reason: 'Whoever answers decides where the data goes.',
      app: post({ followAllRedirects: true }),
      marks: '"followAllRedirects"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const follows = request.directive('followAllRedirects')
      const method = request.directive('method')?.text?.toUpperCase() ?? 'GET'
      if (follows?.isTrue !== true || method === 'GET' || method === 'HEAD') continue
      const message =
        'A redirect would send the data of this request to another address, or turn it into a GET without them.'
      report(follows.key ?? follows, message, 'Set it to false, and treat a status of 300 and more as an error.')
    }
  },
})
