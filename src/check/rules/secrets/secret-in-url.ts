import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'
import { readsOf } from '../../model/reads.ts'
import type { PlacedTemplate } from '../../model/request.ts'
import { sinksIn } from './shared-sinks.ts'

export default defineRule({
  code: 'secret-in-url',
  title: 'Credentials are sent in headers, not in the query of an address.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/connections',
  good: [
    {
      reason: 'The key is in a header.',
      app: moduleWith({ api: { url: '/', headers: { authorization: 'Bearer {{connection.apiKey}}' } } }),
    },
    {
      reason: 'A key in the path is a part of the address that the service has chosen, and no header takes its place.',
      app: moduleWith({ api: { url: '/bot{{connection.apiKey}}/sendMessage' } }),
    },
  ],
  bad: [
    {
      reason: 'Servers and proxies write queries into their logs.',
      app: moduleWith({ api: { url: '/', qs: { api_key: '{{connection.apiKey}}' } } }),
      marks: 'connection.apiKey',
    },
    {
      reason: 'The query is written into the address.',
      app: moduleWith({ api: { url: '/messages?api_key={{connection.apiKey}}' } }),
      marks: 'connection.apiKey',
    },
    {
      reason: 'User and password stand before the host.',
      app: moduleWith({ api: { url: 'https://{{connection.apiKey}}@api.example.com/' } }),
      marks: 'connection.apiKey',
    },
  ],
  check(app, report) {
    for (const { template, secret, path } of sinksIn(app)) {
      if (path[0] !== 'qs' && !(path[0] === 'url' && hasQuery(template))) continue
      const read = readsOf(template).find(({ root, path: way }) => secret.startsWith([root, ...way].join('.')))
      const message = `The secret ${secret} becomes a part of the address, which servers and proxies write into their logs.`
      report(template.spot(read?.span), message, 'Send it in a header, if the service takes it there.')
    }
  },
})

/** Whether the text of an address has a question mark, or an @ behind the credential. */
function hasQuery(template: PlacedTemplate): boolean {
  let text = ''
  template.visit((node) => {
    if (node.type === 'plain') text += node.text
    if (node.type === 'text') text += node.value
  })
  return text.includes('?') || /^(?:https?:\/\/)?:?@/.test(text)
}
