import type { PlacedTemplate } from '../../model/request.ts'
import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const limit = { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 }
const searchWith = (response: object, more: object = {}) =>
  moduleWith({ type: 'search', expect: [limit], api: { url: '/users', response, ...more } })

export default defineRule({
  code: 'no-limit',
  title: 'Searches and polling triggers let the user limit what they give.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/modules/search-modules',
  good: [
    { reason: 'The user chooses.', app: searchWith({ iterate: '{{body}}', limit: '{{parameters.limit}}' }) },
    {
      reason: 'The service takes the limit and gives no more.',
      app: searchWith({ iterate: '{{body}}' }, { qs: { per_page: '{{parameters.limit}}' } }),
    },
    { reason: 'A search without a list gives one bundle.', app: searchWith({ output: '{{body}}' }) },
    {
      reason: 'Of a chain, the limit of the last request counts.',
      app: moduleWith({
        type: 'search',
        api: [{ url: '/' }, { url: '/', response: { iterate: '{{body}}', limit: '{{parameters.limit}}' } }],
      }),
    },
  ],
  bad: [
    {
      reason: 'A thousand users are a thousand bundles, and each runs all modules that follow.',
      app: searchWith({ iterate: '{{body}}', output: '{{item}}' }),
      marks: '"iterate"',
    },
    {
      reason: 'Only the limit of the last request of a chain counts.',
      app: moduleWith({
        type: 'search',
        api: [
          { url: '/', response: { limit: '{{parameters.limit}}' } },
          { url: '/', response: { iterate: '{{body}}' } },
        ],
      }),
      marks: '"iterate"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      if (module.type !== 'search' && module.type !== 'trigger') continue
      const request = app.requestsOf(module, 'api').at(-1)
      const iterate = request?.directive('response', 'iterate')
      const given = request?.directive('response', 'limit') ?? app.base?.directive('response', 'limit')
      const isSent = request?.templates.some((template) => isSentLimit(template)) ?? false
      if (iterate === undefined || given !== undefined || isSent) continue
      const message =
        module.type === 'search'
          ? 'Everything that is found becomes a bundle, and each of them runs all modules that follow.'
          : 'Without a limit a trigger gives one bundle in each run, and the user cannot change that.'
      report(
        iterate.key ?? iterate,
        message,
        'Add response.limit with {{parameters.limit}}, and a field limit to the form.',
      )
    }
  },
})

/** Whether a part of the request tells the service how many the user wants. */
const isSentLimit = (template: PlacedTemplate): boolean =>
  !template.isIn('response') && !template.isIn('pagination') && template.source.includes('parameters.limit')
