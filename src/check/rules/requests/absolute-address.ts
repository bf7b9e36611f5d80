import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'
import { hostOf, literalAddressesIn } from './shared-addresses.ts'

const base = { baseUrl: 'https://api.example.com/v1', headers: { authorization: 'Bearer {{connection.apiKey}}' } }
const moduleAt = (url: string, more: object = {}) => moduleWith({ api: { url, ...more } }, { base })

export default defineRule({
  code: 'absolute-address',
  title: 'Modules and RPCs have relative addresses.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/base',
  good: [
    { reason: 'The host stands in base, once.', app: moduleAt('/messages') },
    { reason: 'Beside the path of base, with its host.', app: moduleAt('https://api.example.com/upload') },
    {
      reason: 'Another host, and another authorization for it.',
      app: moduleAt('https://files.example.net/1', { headers: { Authorization: '' } }),
    },
    {
      reason: 'Connections inherit nothing from base, so their addresses have to be whole.',
      app: { base, connections: { mailer: { api: { url: 'https://api.example.com/v1/me' } } } },
    },
  ],
  bad: [
    {
      reason: 'When the host changes, this one is forgotten.',
      app: moduleAt('https://api.example.com/v1/messages'),
      marks: '"https://api.example.com/v1/messages"',
    },
    {
      reason: 'The headers of base go to every host, the key with them.',
      app: moduleAt('https://files.example.net/1'),
      marks: '"https://files.example.net/1"',
    },
  ],
  check(app, report) {
    const ofBase = literalAddressesIn(app).flatMap(({ isBaseUrl, address }) => (isBaseUrl ? [address] : []))
    const inherited = [...(app.base?.directive('headers')?.members ?? [])]
    const credentials = inherited.filter(
      ([, { text }]) => text !== undefined && /\bconnection\b/.test(text.slice(text.indexOf('{{') >>> 0)),
    )
    for (const { node, request, address } of literalAddressesIn(app)) {
      const kind = request.component?.kind
      const host = hostOf(address)
      if ((kind !== 'module' && kind !== 'rpc') || host === undefined || node.text !== address) continue
      if (ofBase.some((prefix) => address.startsWith(prefix)) && request.component?.type !== 'universal') {
        report(
          node,
          'The host of base is repeated here, so a change of base would pass this request by.',
          'Write the path only, with a slash in front.',
        )
        continue
      }
      const own = [...(request.directive('headers')?.members.keys() ?? [])].map((name) => name.toLowerCase())
      const sent = ofBase.some((prefix) => hostOf(prefix) === host)
        ? []
        : credentials.filter(([name]) => !own.includes(name.toLowerCase()))
      if (sent.length === 0 || request.directive('headers')?.text !== undefined) continue
      const names = sent.map(([name]) => name).join(' and ')
      const message = `The host ${host} receives ${names} of base, too, and so the credential of the user.`
      report(node, message, `Give this request a header ${names} of its own.`)
    }
  },
})
