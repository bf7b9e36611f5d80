import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
})
afterAll(() => client.state.close())

describe('a connection', () => {
  test.each([
    [{ region: 'us', writeKey: 'wrong-key-of-mine' }, 'InvalidConfigurationError', /does not know the Write key/],
    [{ region: 'us', token: 'wrong-token-of-mine' }, 'InvalidAccessTokenError', /does not accept the Workspace token/],
    [{ region: 'mars', writeKey: 'wrong-key-of-mine' }, 'BundleValidationError', /not found in options/],
  ])('with %j is refused, and says why', async (values, type, message) => {
    const { status, body } = await client.ask('POST', '/api/connections', { type: 'segment', label: 'Mine', values })
    expect(status).toBe(422)
    expect(body).toMatchObject({ type, message: expect.stringMatching(message) })
    expect(JSON.stringify(body)).not.toContain('of-mine')
  })

  test('a field that is not accepted is named by its path', async () => {
    const values = { region: 'us', ramen: 'direct', writeKey: 'sandboxShopUsWriteKey00000000001' }
    const { body } = await client.ask('POST', '/api/connections', { type: 'segment', label: 'Mine', values })
    expect(body.issues.map(({ path }: any) => path)).toEqual(['ramenEndpoint', 'ramenApiKey'])
  })

  test('is kept, listed and removed', async () => {
    const values = { region: 'us', writeKey: 'sandboxShopUsWriteKey00000000001' }
    const made = await client.post('/api/connections', { type: 'segment', label: ' Shop ', values })
    expect(made).toEqual({ id: expect.any(String), type: 'segment', label: 'Shop', metadata: '…0001 (US)' })
    expect(await client.get('/api/connections')).toContainEqual(made)
    expect((await client.ask('DELETE', `/api/connections/${made.id}`)).status).toBe(200)
    expect(await client.get('/api/connections')).not.toContainEqual(made)
    expect((await client.ask('DELETE', `/api/connections/${made.id}`)).status).toBe(404)
  })
})
