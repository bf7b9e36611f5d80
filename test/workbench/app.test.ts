import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
let connectionId: string
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
  connectionId = client.state.connections.views()[0]?.id ?? ''
})
afterAll(() => client.state.close())

describe('the app', () => {
  test('is shown in its groups, with what a connection to the sandbox takes', async () => {
    const view = await client.get('/api/app')
    expect(view).toMatchObject({ label: 'Segment', theme: '#1f8a5b', services: 'sandbox', icon: true, problems: [] })
    expect(view.groups.map(({ label }: any) => label)).toEqual(['Triggers', 'Users', 'Events', 'Groups', 'Other'])
    expect(view.groups[1].modules[0]).toEqual({
      name: 'identify',
      label: 'Identify a user',
      description: expect.any(String),
      type: 'action',
      connection: 'segment',
      erasable: true,
    })
    expect(view.faults).toContain('segment:503')
    expect(view.sandbox.map(({ label }: any) => label)).toContain('Workspace token (us)')
  })

  test('has an icon, and a page', async () => {
    const icon = Buffer.from(await (await client.request('/api/icon')).arrayBuffer())
    expect(icon.subarray(1, 4).toString()).toBe('PNG')
    expect(await (await client.request('/')).text()).toContain('<script type="module" src="/page.js">')
    expect(await (await client.request('/page.js')).text()).toBe('page()')
    expect((await client.request('/page.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  test('lists the functions of mapped fields', async () => {
    const functions = await client.get('/api/functions')
    expect(functions.find(({ name }: any) => name === 'ifempty')).toMatchObject({
      family: 'general',
      usage: 'ifempty(value, substitute)',
    })
  })
})

test('findings and changes are lists, with a reason where there are none', async () => {
  const findings = await client.get('/api/findings')
  expect(findings).toEqual({ findings: expect.any(Array), problems: [] })
  const changes = await client.get('/api/changes')
  expect(changes).toMatchObject({ changes: expect.any(Array), problems: expect.any(Array) })
})

test('the button of a field runs its RPC', async () => {
  const { items } = await client.post('/api/rpc', { name: 'listEvents', query: {}, parameters: {}, connectionId })
  expect(items.length).toBeGreaterThan(0)
  expect((await client.ask('POST', '/api/rpc', { name: 'constructor' })).status).toBe(404)
})
