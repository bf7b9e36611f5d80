import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'
import { sanitizedBy } from './shared-sinks.ts'

export default defineRule({
  code: 'no-sanitize',
  title: 'Base and every connection say in `log.sanitize` what the log must not show.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/sanitization',
  good: [
    {
      reason: 'Both have a list.',
      app: {
        base: { log: { sanitize: ['request.headers.authorization'] } },
        connections: { mailer: connectionWith() },
      },
    },
    {
      reason: 'A connection that asks for nothing has nothing to hide.',
      app: { connections: { open: { parameters: [], api: { url: 'https://api.example.com' } } } },
    },
    {
      reason: 'Each request of an OAuth connection has its own list.',
      app: {
        connections: {
          mailer: {
            type: 'oauth',
            api: { token: { url: 'https://api.example.com', log: { sanitize: ['request.body'] } } },
          },
        },
      },
    },
  ],
  bad: [
    {
      reason: 'Base has none.',
      app: { base: { baseUrl: 'https://api.example.com' }, connections: { mailer: connectionWith() } },
      marks: '{',
    },
    {
      reason: 'The list of a connection is empty, and base is not inherited there.',
      app: {
        base: { log: { sanitize: ['request.headers.authorization'] } },
        connections: { mailer: connectionWith({ api: { url: 'https://api.example.com', log: { sanitize: [] } } }) },
      },
      marks: '"mailer"',
    },
  ],
  check(app, report) {
    const fix = 'List the places of the credential, such as "request.headers.authorization".'
    const connections = app
      .all('connection')
      .filter((connection) => connection.section('parameters')?.items.length !== 0)
    const base = app.base?.node
    if (base !== undefined && connections.length > 0 && sanitizedBy(base).length === 0) {
      report(
        headOf(base),
        'Base has no log.sanitize, which the reviewers of Make ask for wherever there are credentials.',
        fix,
      )
    }
    for (const connection of connections) {
      const requests = app.requestsOf(connection, 'api')
      const lists = requests.flatMap(({ node }) => [...node.all()].flatMap(sanitizedBy))
      if (requests.length === 0 || lists.length > 0) continue
      const message =
        'This connection has no log.sanitize, which the reviewers of Make ask for; it inherits none from base.'
      report(connection.place, message, fix)
    }
  },
})
