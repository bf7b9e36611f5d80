import { defineRule } from '../../rule.ts'
import { mismatchesIn } from '../../schema/app-mismatches.ts'

const polling = (trigger: object) => ({
  modules: { watch: { type: 'trigger', api: { url: '/items', response: { iterate: '{{body}}', trigger } } } },
})

export default defineRule({
  code: 'required-keys',
  title: 'Every key that Make needs is there.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api',
  good: [
    {
      reason: 'Type, order and id are what a polling trigger needs.',
      app: polling({ type: 'id', order: 'asc', id: '{{item.id}}' }),
    },
    { reason: 'An empty section is one that is not there.', app: { webhooks: { events: { attach: {} } } } },
    {
      reason: 'A step without a url computes.',
      app: { modules: { sum: { api: { response: { output: { one: 1 } } } } } },
    },
  ],
  bad: [
    {
      reason: 'Nothing tells the items apart.',
      app: polling({ type: 'id', order: 'asc' }),
      marks: '{',
    },
    {
      reason: 'A connection is verified by a request, which needs a url.',
      app: { connections: { main: { api: { method: 'GET' } } } },
      marks: '{',
    },
    {
      reason: 'A field needs a type.',
      app: { modules: { send: { expect: [{ name: 'to' }] } } },
      marks: '{',
    },
  ],
  check(app, report) {
    for (const mismatch of mismatchesIn(app)) {
      // An empty section is one that is not there.
      if (mismatch.kind !== 'missing-key' || (mismatch.node.path.length === 0 && mismatch.node.members.size === 0))
        continue
      report(
        mismatch.at,
        `The key "${mismatch.key}" is missing, and Make cannot do without it.`,
        `Add "${mismatch.key}".`,
      )
    }
  },
})
