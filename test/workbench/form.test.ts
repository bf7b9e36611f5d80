import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
let connectionId: string
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
  connectionId = client.state.connections.views()[0]?.id ?? ''
})
afterAll(() => client.state.close())

const fieldOf = (view: any, name: string): any => view.fields.find((field: any) => field.name === name)

describe('a dialog', () => {
  test('offers what the RPCs of its connection give, and defaults', async () => {
    const view = await client.post('/api/form', { target: { module: 'track' }, connectionId })
    expect(fieldOf(view, 'event')).toMatchObject({ type: 'select', required: true })
    expect(fieldOf(view, 'writeKey').options.map(({ label }: any) => label)).toContain('Shop (shop)')
    expect(view.interface[0]).toHaveProperty('name')
    expect(view).toMatchObject({ samples: { type: 'track' }, problems: [] })
  })

  test('shows the fields that a choice adds, and has the values of the page in it', async () => {
    const values = { ramen: 'direct', region: 'eu' }
    const view = await client.post('/api/form', { target: { connection: 'segment' }, values })
    const names = view.fields.map(({ name }: any) => name)
    expect(names.slice(names.indexOf('ramen') + 1)).toEqual([
      'ramenEndpoint',
      'ramenApiKey',
      'ramenOrganizationId',
      'ramenSecretKey',
    ])
    expect(view.values).toEqual({ ramen: 'direct', region: 'eu' })
  })

  test('of a webhook', async () => {
    const view = await client.post('/api/form', { target: { webhook: 'events' } })
    expect(view.values).toEqual({ authentication: 'apiKey' })
    expect(fieldOf(view, 'apiKey')).toMatchObject({ required: true })
  })

  test('an RPC that fails is a problem of its field, and the rest is shown', async () => {
    const { status, body } = await client.ask('POST', '/api/connections', {
      type: 'segment',
      label: 'Europe',
      values: { region: 'eu', token: 'sandbox-workspace-token-eu' },
    })
    expect(status).toBe(200)
    client.state.services.sandbox?.fault({ service: 'publicApi', status: 503, times: Infinity })
    const view = await client.post('/api/form', { target: { module: 'page' }, connectionId: body.id })
    client.state.services.sandbox?.clearFaults()
    expect(fieldOf(view, 'writeKey').problem).toMatchObject({ type: 'ConnectionError' })
    expect(fieldOf(view, 'userId')).toMatchObject({ type: 'text' })
    expect(view.problems.length).toBeGreaterThan(0)
  })

  test.each([
    [{ target: { module: 'toString' } }, 404, 'The app has no module "toString".'],
    [{ target: { webhook: 'none' } }, 404, 'The app has no webhook "none".'],
    [{ target: 'track' }, 400, 'target: expected { module }, { connection } or { webhook } with a name.'],
    [{ target: { module: 'track' }, connectionId: 'gone' }, 404, /no such connection/],
  ])('%j is refused', async (body, status, message) => {
    const answer = await client.ask('POST', '/api/form', body)
    expect(answer).toEqual({ status, body: { message: expect.stringMatching(message) } })
  })
})
