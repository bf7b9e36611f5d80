import { describe, expect, test } from 'vitest'
import { type AppDefinition, createApp, loadApp } from '../../src/runtime/index.ts'
import { folderOf } from './folders.ts'
import { service } from './harness.ts'

const url = 'https://api.test/'

/** A component that its user runs with a refreshing connection or, instead, with a key. */
const choice = { connection: 'grant', altConnection: 'key' }
const definition: AppDefinition = {
  connections: {
    grant: {
      type: 'oauth',
      api: {
        refresh: { url: `${url}refresh`, method: 'POST', body: {}, response: { data: { token: '{{body.token}}' } } },
      },
    },
    key: { api: { url } },
    stranger: { api: { url } },
  },
  modules: { probe: { ...choice, api: { url, qs: { token: '{{connection.token}}' } } } },
  rpcs: { list: { ...choice, api: { url, response: { output: 'text' } } } },
  webhooks: { hook: { ...choice, attach: { url } } },
}

const app = () => {
  const { fetch, requests } = service({ body: { token: 'new' } }, { body: {} })
  return { app: createApp(definition, { fetch }), requests }
}
const connection = { token: 'old' }

describe('a component with two connections', () => {
  test('uses the first one unless told, and refreshes it', async () => {
    const first = app()
    await first.app.runModule('probe', { connection })
    expect(first.requests.map((request) => request.url)).toEqual([`${url}refresh`, `${url}?token=new`])
  })

  test.each([
    ['module', 'probe'],
    ['RPC', 'list'],
    ['webhook', 'hook'],
    ['form', 'probe'],
  ])('uses the other one when its name is given: %s', async (kind, name) => {
    const other = app()
    const input = { connection, connectionName: 'key' }
    if (kind === 'module') await other.app.runModule(name, input)
    if (kind === 'RPC') await other.app.runRpc(name, input)
    if (kind === 'webhook') await other.app.attach(name, input)
    if (kind === 'form') await other.app.resolveForm(name, input)
    expect(other.requests.map((request) => request.url)).not.toContain(`${url}refresh`)
    expect(other.requests).toHaveLength(kind === 'form' ? 0 : 1)
  })

  test('takes no third one', async () => {
    await expect(app().app.runModule('probe', { connection, connectionName: 'stranger' })).rejects.toMatchObject({
      name: 'InvalidConfigurationError',
      message: "connectionName: 'stranger' is no connection of this component. It has: grant, key.",
    })
  })

  test('has both when it is loaded from a folder', () => {
    const component = { ...choice, codeFiles: { communication: 'api.json' } }
    const components = { module: { probe: component }, rpc: { list: component }, webhook: { hook: component } }
    const files = { 'makecomapp.json': JSON.stringify({ components }), 'api.json': '{}' }
    const loaded = loadApp(folderOf(files)).definition
    for (const one of [loaded.modules?.['probe'], loaded.rpcs?.['list'], loaded.webhooks?.['hook']]) {
      expect(one).toMatchObject(choice)
    }
  })
})

describe('repeat of a request that stands alone', () => {
  const repeat = { condition: "{{body.state = 'pending'}}", delay: 1000, limit: 5 }
  const answers = [{ body: { state: 'pending' } }, { body: { state: 'done', id: 7 } }]
  const waiting = () => {
    const pauses: number[] = []
    const { fetch, requests } = service(...answers)
    return { pauses, requests, environment: { fetch, sleep: async (ms: number) => pauses.push(ms) } }
  }

  test('lets a connection be verified until it is ready', async () => {
    const { pauses, requests, environment } = waiting()
    const api = { url, repeat, response: { uid: '{{body.id}}' } }
    const { uid } = await createApp({ connections: { key: { api } } }, environment).verifyConnection('key')
    expect([uid, requests.length, pauses]).toEqual(['7', 2, [1000]])
  })

  test('counts for the token of OAuth and for the registration of a webhook', async () => {
    const token = waiting()
    const api = { token: { url, repeat, response: { data: { id: '{{body.id}}' } } } }
    const granted = createApp({ connections: { grant: { type: 'oauth', api } } }, token.environment)
    const { pending } = await granted.authorizeConnection('grant')
    expect((await granted.completeConnection('grant', { pending })).data).toEqual({ id: 7 })
    const hook = waiting()
    const attach = { url, while: repeat, response: { data: { id: '{{body.id}}' } } }
    const { data } = await createApp({ webhooks: { hook: { attach } } }, hook.environment).attach('hook')
    expect([data, token.requests.length, hook.requests.length]).toEqual([{ id: 7 }, 2, 2])
  })

  test('does not begin when the condition of the request does not hold', async () => {
    const { requests, environment } = waiting()
    const api = { url, condition: false, repeat }
    const { data } = await createApp({ connections: { key: { api } } }, environment).verifyConnection('key')
    expect([data, requests.length]).toEqual([{}, 0])
  })
})
