import { defineRule } from '../../rule.ts'

const rpcWith = (response: object) => ({
  rpcs: {
    listUsers: {
      api: {
        url: '/users',
        response: { iterate: '{{body}}', ...response },
        pagination: { qs: { page: '{{pagination.page}}' } },
      },
    },
  },
})

export default defineRule({
  code: 'endless-rpc',
  title: 'An RPC that follows pages stops after a few of them.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/rpcs',
  good: [{ reason: 'Three pages of a hundred.', app: rpcWith({ limit: 300 }) }],
  bad: [
    {
      reason: 'The dialog waits for every page and gives up after 40 seconds; Make recommends three.',
      app: rpcWith({}),
      marks: '"pagination"',
    },
  ],
  check(app, report) {
    for (const rpc of app.all('rpc')) {
      const request = app.requestsOf(rpc, 'api').at(-1)
      const pagination = request?.directive('pagination')
      if (pagination === undefined || request?.directive('response', 'limit') !== undefined) continue
      const message = 'The dialog waits for every page of the list, and Make gives up after 40 seconds.'
      report(pagination.key ?? pagination, message, 'Add response.limit with the length of about three pages.')
    }
  },
})
