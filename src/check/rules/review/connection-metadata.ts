import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'

const connectionThat = (response: object) => ({
  connections: { mailer: connectionWith({ api: { url: 'https://api.example.com/me', response } }) },
})

export default defineRule({
  code: 'connection-metadata',
  title: 'A connection shows whose it is.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/connections/basic-connection',
  good: [
    {
      reason: 'The address of the account stands behind the name.',
      app: connectionThat({ metadata: { type: 'email', value: '{{body.email}}' } }),
    },
  ],
  bad: [{ reason: 'Two accounts of one user look alike.', app: connectionThat({}), marks: '"mailer"' }],
  check(app, report) {
    for (const connection of app.all('connection')) {
      const api = connection.section('api')
      const isShown = [...(api?.all() ?? [])].some(
        ({ path, type }) => path.at(-1) === 'metadata' && path.at(-2) === 'response' && type === 'object',
      )
      if (api === undefined || isShown) continue
      report(
        connection.place,
        'Users with several accounts cannot tell their connections apart.',
        'Add response.metadata with the name or email of the account.',
      )
    }
  },
})
