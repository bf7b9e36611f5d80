import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'

const connectionAt = (url: string) => ({
  base: { baseUrl: 'https://api.example.com' },
  connections: {
    mailer: connectionWith({
      api: {
        url,
        headers: { authorization: 'Bearer {{parameters.apiKey}}' },
        log: { sanitize: ['request.headers.authorization'] },
      },
    }),
  },
})

export default defineRule({
  code: 'relative-connection',
  title: 'A connection asks at a whole address.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/connections',
  good: [
    { reason: 'It does not depend on base.', app: connectionAt('https://api.example.com/me') },
    { reason: 'The user fills in the host.', app: connectionAt('{{parameters.host}}/me') },
  ],
  bad: [{ reason: 'Connections inherit nothing from base.', app: connectionAt('/me'), marks: '"/me"' }],
  check(app, report) {
    for (const connection of app.all('connection')) {
      for (const request of app.requestsOf(connection, 'api')) {
        const url = request.directive('url')
        if (url?.text === undefined || !/^\/(?!\/)/.test(url.text)) continue
        const message = 'A connection inherits neither the address nor the headers of base, so this leads nowhere.'
        report(url, message, 'Write the whole address.')
      }
    }
  },
})
