import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'

const appWith = (response: object, api: object) => ({
  connections: { mailer: connectionWith({ api: { url: 'https://api.example.com/me', response } }) },
  webhooks: { events: { type: 'web-shared', connection: 'mailer', api } },
})

export default defineRule({
  code: 'connection-uid',
  title: 'A shared webhook and its connection name the account by the same uid.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/webhooks/shared',
  good: [
    {
      reason: 'Both do.',
      app: appWith({ uid: '{{body.accountId}}' }, { uid: '{{body.accountId}}', output: '{{body}}' }),
    },
  ],
  bad: [
    {
      reason: 'Make does not know whose the event is.',
      app: appWith({ uid: '{{body.accountId}}' }, { output: '{{body}}' }),
      marks: '"events"',
    },
    {
      reason: 'Make knows whose the event is, but not who that is.',
      app: appWith({}, { uid: '{{body.accountId}}' }),
      marks: '"mailer"',
    },
  ],
  check(app, report) {
    for (const webhook of app.all('webhook')) {
      if (webhook.type !== 'web-shared') continue
      if (app.requestsOf(webhook, 'api').every((request) => request.directive('uid') === undefined)) {
        report(
          webhook.place,
          'Without a uid Make cannot tell whose event has arrived at the address that all users share.',
          'Add uid with the account in the event.',
        )
      }
      const connection = app.find('connection', webhook.said('connection'))
      const nodes = [...(connection?.section('api')?.all() ?? [])]
      if (connection === undefined || nodes.some(({ path }) => path.at(-1) === 'uid' && path.at(-2) === 'response'))
        continue
      report(
        connection.place,
        'A shared webhook finds its users by the uid of their connections, and this connection has none.',
        'Add response.uid with the ID of the account.',
      )
    }
  },
})
