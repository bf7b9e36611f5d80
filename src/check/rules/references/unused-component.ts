import type { CheckedApp } from '../../model/app.ts'
import { rpcAddressesIn } from '../../model/rpc-address.ts'
import { defineRule } from '../../rule.ts'

const select = { name: 'to', type: 'select', label: 'To', options: 'rpc://listPeople' }

export default defineRule({
  code: 'unused-component',
  title: 'Every connection, webhook, RPC and function is used.',
  severity: 'warning',
  good: [
    { reason: 'A field calls the RPC.', app: { modules: { send: { expect: [select] } }, rpcs: { listPeople: {} } } },
    {
      reason: 'A module uses the connection.',
      app: { connections: { main: {} }, modules: { send: { connection: 'main' } } },
    },
    {
      reason: 'An expression calls the function, and that one another.',
      app: {
        modules: { send: { api: { url: '/', body: '{{shout(1)}}' } } },
        functions: {
          shout: { code: 'function shout(text) { return iml.upper(loud(text)) }' },
          loud: { code: 'function loud(text) { return text }' },
        },
      },
    },
  ],
  bad: [
    { reason: 'Nothing calls the RPC.', app: { rpcs: { listPeople: {} } }, marks: '"listPeople"' },
    {
      reason: 'Nothing uses the connection.',
      app: { connections: { main: {} }, modules: { send: {} } },
      marks: '"main"',
    },
    { reason: 'Nothing waits for the webhook.', app: { webhooks: { events: {} } }, marks: '"events"' },
    {
      reason: 'Nothing calls the function.',
      app: { functions: { shout: { code: 'function shout(text) { return text }' } } },
      marks: '"shout"',
    },
  ],
  check(app, report) {
    const used = usedIn(app)
    for (const { kind, name, place, owner } of app.components) {
      if (kind === 'module' || kind === 'endpoint' || used.has(`${kind} ${name}`)) continue
      report(place, `Nothing in the app uses ${owner}.`, 'Remove it, or use it.')
    }
  },
})

function usedIn(app: CheckedApp): ReadonlySet<string> {
  const used = new Set<string>()
  for (const { metadata } of app.components) {
    for (const key of ['connection', 'altConnection', 'webhook']) {
      const kind = key === 'webhook' ? 'webhook' : 'connection'
      const name = metadata.get(key)?.text
      if (name !== undefined) used.add(`${kind} ${name}`)
    }
    for (const item of metadata.get('attachedAccounts')?.items ?? []) used.add(`connection ${item.text ?? ''}`)
  }
  for (const { name } of rpcAddressesIn(app)) {
    // An address that is computed could be any.
    if (name === undefined) for (const rpc of app.all('rpc')) used.add(`rpc ${rpc.name}`)
    else used.add(`rpc ${name}`)
  }
  for (const name of calledFunctions(app)) used.add(`function ${name}`)
  return used
}

function calledFunctions(app: CheckedApp): Set<string> {
  const called = new Set<string>()
  for (const template of app.templates) {
    template.visit((node) => {
      if (node.type === 'call') called.add(node.name)
    })
  }
  const functions = app.all('function')
  // Functions call each other in their code, and files of other sections may hold expressions that are read nowhere else.
  const rest = app.files.filter(({ role }) => !role.endsWith('.code') && !role.endsWith('.test') && role !== 'project')
  for (const { name } of functions) {
    const isElsewhere = rest.some(({ text }) => text.includes(`${name}(`))
    const isInOther = functions.some(
      (other) => other.name !== name && other.files.get('code')?.text.includes(`${name}(`),
    )
    if (isElsewhere || isInOther) called.add(name)
  }
  return called
}
