import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
})
afterAll(() => client.state.close())

describe('the trigger', () => {
  const deliver = (body: object) => client.ask('POST', '/api/trigger/watchEvents/deliver', body)

  test.each([
    ['valid', 202, 1],
    ['wrong-key', 401, 0],
    ['wrong-type', 501, 0],
    ['batch', 202, 3],
  ])('a delivery that is %s is answered %i', async (kind, status, count) => {
    const { body } = await deliver({ kind, type: 'identify' })
    expect(body).toMatchObject({ answer: { status } })
    expect(body.bundles).toHaveLength(count)
    expect((await client.get('/api/trigger/watchEvents')).receptions[0]).toEqual(body)
  })

  test('a delivery is sent once more as it was', async () => {
    const { body: first } = await deliver({ kind: 'valid', type: 'track' })
    const { body: again } = await deliver({ kind: 'replay', type: 'track', replayOf: first.id })
    expect(again).toEqual({ ...first, id: expect.any(String), receivedAt: expect.any(String) })
    expect(again.id).not.toBe(first.id)
  })

  test('it takes what its webhook is set to, and says of what type it takes none', async () => {
    const values = { authentication: 'sharedSecret', sharedSecret: 'a-secret-of-two', types: ['track'] }
    const view = await client.post('/api/trigger/watchEvents/setup', { values })
    expect(view.values).toMatchObject({ authentication: 'sharedSecret', types: ['track'] })
    expect((await deliver({ kind: 'valid', type: 'track' })).body.answer.status).toBe(202)
    expect((await deliver({ kind: 'wrong-type', type: 'track' })).body.answer.status).toBe(403)
  })

  test('what arrives from elsewhere is listed, too', async () => {
    const { url } = await client.get('/api/trigger/watchEvents')
    await fetch(url, { method: 'POST', body: '<script>' })
    const { receptions } = await client.get('/api/trigger/watchEvents')
    expect(receptions[0]).toMatchObject({ body: '<script>', bundles: [] })
  })

  test.each([
    [{ kind: 'valid', type: 'heartbeat' }, 400],
    [{ kind: 'toString', type: 'track' }, 400],
    [{ kind: 'replay', replayOf: 'gone' }, 404],
    [{}, 400],
  ])('%j is refused', async (body, status) => {
    expect((await deliver(body)).status).toBe(status)
  })

  test('a module that is no trigger has no address', async () => {
    expect((await client.ask('GET', '/api/trigger/track')).status).toBe(404)
  })
})
