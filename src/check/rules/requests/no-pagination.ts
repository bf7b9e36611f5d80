import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const searchWith = (request: object) => moduleWith({ type: 'search', api: { url: '/users', ...request } })
const response = { iterate: '{{body.users}}', limit: '{{parameters.limit}}' }

export default defineRule({
  code: 'no-pagination',
  title: 'A search follows the pages of its list.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/pagination',
  good: [
    {
      reason: 'The next page is asked for.',
      app: searchWith({ response, pagination: { qs: { page: '{{pagination.page}}' } } }),
    },
    {
      reason: 'The limit of the user goes to the service, which gives as many.',
      app: searchWith({ response, qs: { limit: '{{parameters.limit}}' } }),
    },
    { reason: 'What is computed here has no pages.', app: moduleWith({ type: 'search', api: { response } }) },
  ],
  bad: [
    {
      reason: 'If the service gives its list in pages, this is the first one only.',
      app: searchWith({ response }),
      marks: '"iterate"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const request = module.type === 'search' ? app.requestsOf(module, 'api').at(-1) : undefined
      const iterate = request?.directive('response', 'iterate')
      if (request === undefined || iterate === undefined || !request.sends) continue
      if (request.directive('pagination') !== undefined || app.base?.directive('pagination') !== undefined) continue
      const sendsLimit = request.templates.some(
        (template) => !template.isIn('response') && template.source.includes('parameters.limit'),
      )
      if (sendsLimit) continue
      const message = 'If the service gives its list in pages, only the first page comes out here.'
      report(iterate.key ?? iterate, message, 'Add pagination, or send the limit of the user to the service.')
    }
  },
})
