import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

export default defineRule({
  code: 'query-in-address',
  title: 'A query stands in the address or in `qs`, not in both.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests',
  good: [
    { reason: 'All of it is in qs.', app: moduleWith({ api: { url: '/messages', qs: { sort: 'id', limit: 10 } } }) },
    { reason: 'All of it is in the address.', app: moduleWith({ api: { url: '/messages?sort=id' } }) },
  ],
  bad: [
    {
      reason: 'By its older documentation, Make replaces the query of the address by qs; the present one is silent.',
      app: moduleWith({ api: { url: '/messages?sort=id', qs: { limit: 10 } } }),
      marks: '"/messages?sort=id"',
    },
    {
      reason: 'The qs of base counts, too.',
      app: moduleWith({ api: { url: '/messages?sort=id' } }, { base: { qs: { locale: 'en' } } }),
      marks: '"/messages?sort=id"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      if (request.component === undefined || request.component.kind === 'connection') continue
      const url = request.directive('url')
      const qs = request.directive('qs') ?? app.base?.directive('qs')
      // Inside braces a question mark may be a part of anything.
      const outside = outsideBraces(url?.text ?? '')
      if (url === undefined || qs === undefined || qs.members.size === 0 || !outside.includes('?')) continue
      const message =
        'By its older documentation Make replaces what follows the question mark by qs, and the present one is silent.'
      report(url, message, 'Move the query of the address into qs.')
    }
  },
})

function outsideBraces(template: string): string {
  const [before = '', ...others] = template.split('{{')
  const behind = others.map((part) => (part.includes('}}') ? part.slice(part.indexOf('}}') + 2) : ''))
  return before + behind.join('')
}
