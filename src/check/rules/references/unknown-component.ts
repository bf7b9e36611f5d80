import { closest } from '../../closest.ts'
import type { Kind } from '../../model/roles.ts'
import { defineRule } from '../../rule.ts'

const kindOf: Readonly<Record<string, Kind>> = {
  connection: 'connection',
  altConnection: 'connection',
  webhook: 'webhook',
}

export default defineRule({
  code: 'unknown-component',
  title: 'Every connection and webhook that is named exists.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps',
  good: [
    {
      reason: 'The app has this connection.',
      app: { connections: { main: {} }, modules: { send: { connection: 'main' } } },
    },
  ],
  bad: [
    {
      reason: 'The name is misspelt.',
      app: { connections: { main: {} }, modules: { send: { connection: 'mian' } } },
      marks: '"mian"',
    },
    {
      reason: 'There is no webhook.',
      app: { modules: { watch: { type: 'instant_trigger', webhook: 'events' } } },
      marks: '"events"',
    },
    { reason: 'An RPC has a connection, too.', app: { rpcs: { list: { altConnection: 'other' } } }, marks: '"other"' },
  ],
  check(app, report) {
    for (const component of app.components) {
      for (const [key, node] of component.metadata) {
        const kind = kindOf[key]
        const name = node.text
        if (kind === undefined || name === undefined || name === '' || app.find(kind, name) !== undefined) continue
        const near = closest(
          name,
          app.all(kind).map((one) => one.name),
        )
        const message = `The app has no ${kind} "${name}", so ${component.owner} cannot be deployed.`
        report(node, message, near === undefined ? `Add the ${kind}, or write null.` : `Write "${near}".`)
      }
    }
  },
})
