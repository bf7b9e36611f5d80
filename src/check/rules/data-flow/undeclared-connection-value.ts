import { closest } from '../../closest.ts'
import type { Component } from '../../model/component.ts'
import { connectionShape, connectionsOf } from '../../model/declared.ts'
import { nameOf, readsOfVariable } from '../../model/reads.ts'
import { followed, joined, type Shape } from '../../model/written-temp.ts'
import { defineRule } from '../../rule.ts'

const key = { name: 'key', type: 'password', label: 'Key' }
const app = (header: string, connection: object = {}) => ({
  connections: { main: { parameters: [key], ...connection } },
  modules: { send: { connection: 'main', api: { url: '/', headers: { key: header } } } },
})

/** What Make itself keeps of a connection. */
const kept: Shape = new Map(
  ['expires', 'uid', 'scope', 'metadata', 'accountName', 'id', 'name'].map((name) => [name, 'open']),
)

export default defineRule({
  code: 'undeclared-connection-value',
  title: 'Every value of a connection that is read is declared or stored by it.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/connections/basic-connection',
  good: [
    { reason: 'The form of the connection has this field.', app: app('{{connection.key}}') },
    {
      reason: 'The connection stores it when it is verified.',
      app: app('{{connection.team}}', {
        api: { url: 'https://a.example', response: { data: { team: '{{body.team}}' } } },
      }),
    },
  ],
  bad: [
    { reason: 'The name is misspelt.', app: app('{{connection.kye}}'), marks: 'connection.kye' },
    {
      reason: 'There is no connection at all.',
      app: { modules: { send: { api: { url: '/{{connection.key}}' } } } },
      marks: 'connection.key',
    },
  ],
  check(checked, report) {
    const shapes = new Map<Component | undefined, Shape>()
    for (const read of readsOfVariable(checked, 'connection')) {
      const { template } = read
      const [name = ''] = read.path
      if (name === '' || name.startsWith('__IMT')) continue
      const { component, section } = template.request
      // Where a webhook receives something there is no connection, whatever it has: that is another rule's.
      if (component?.kind === 'webhook' && section === 'api') continue
      const connections = connectionsOf(component, checked)
      const shape =
        shapes.get(component) ?? connections.map((one) => connectionShape(one, checked)).reduce(joined, kept)
      shapes.set(component, shape)
      const found = followed(shape, read.path)
      if (found.length === read.path.length) continue
      const owners =
        connections.length === 0
          ? 'the app, which has no connection'
          : connections.map(({ owner }) => owner).join(' and ')
      const near =
        shape === 'open'
          ? undefined
          : closest(
              name,
              [...shape.keys()].filter((one) => kept instanceof Map && !kept.has(one)),
            )
      const message = `Nothing in ${owners} declares or stores ${nameOf({ root: 'connection', path: read.path.slice(0, found.length + 1) })}, so this is always empty.`
      const fix =
        near === undefined
          ? 'Declare it in the form of the connection, or store it in response.data.'
          : `Write connection.${near}.`
      report(template.spot(read.span), message, fix)
    }
  },
})
