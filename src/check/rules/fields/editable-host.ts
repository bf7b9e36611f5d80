import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { apiKey, connectionWith } from '../shared-apps.ts'

const connectionOf = (...parameters: object[]) => ({ connections: { mailer: connectionWith({ parameters }) } })
const host = { name: 'host', type: 'text', label: 'Host', required: true }

export default defineRule({
  code: 'editable-host',
  title: 'The host of a connection cannot be changed once the connection exists.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/connections',
  good: [
    { reason: 'Fixed.', app: connectionOf(host) },
    { reason: 'A key is replaced from time to time.', app: connectionOf({ ...apiKey, editable: true }) },
  ],
  bad: [
    {
      reason: 'Whoever may edit the connection can send its credential to a host of their own.',
      app: connectionOf({ ...host, editable: true }),
      marks: 'true',
    },
    {
      reason: 'The longer form of the same.',
      app: connectionOf({ ...host, name: 'baseUrl', type: 'url', editable: { enabled: true } }),
      marks: 'true',
    },
  ],
  check(app, report) {
    for (const connection of app.all('connection')) {
      for (const { node, name = '', type } of formOf(connection.section('parameters')).parameters) {
        const editable = node.at('editable')
        const enabled = editable?.at('enabled') ?? editable
        const isHost = type === 'url' || /(?:host|domain|server|endpoint|url|instance)(?:name)?$/i.test(name)
        if (!isHost || enabled === undefined || !enabled.isTrue) continue
        const message = 'Whoever may edit this connection can send its credential to another host.'
        report(enabled, message, 'Remove editable from this field.')
      }
    }
  },
})
