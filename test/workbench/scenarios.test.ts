import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
let connectionId: string
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
  connectionId = client.state.connections.views()[0]?.id ?? ''
})
afterAll(() => client.state.close())

describe('the scenarios', () => {
  test('are drawn as chains of modules', async () => {
    const views = await client.get('/api/scenarios')
    const form = views.find(({ name }: any) => name === 'form-to-group-and-identify')
    expect(form).toMatchObject({ takes: 'payload', payload: expect.any(Object) })
    expect(form.modules.map(({ id, depth }: any) => [id, depth])).toContainEqual([4, 1])
    expect(views.filter(({ problem }: any) => problem !== undefined)).toEqual([])
  })

  test.each(['form-to-group-and-identify', 'schedule-to-batch', 'segment-to-track', 'webhook-to-identify'])(
    '%s runs, with the bundles on each link',
    async (name) => {
      const result = await client.post(`/api/scenarios/${name}/run`, { connectionId })
      expect(result.status).toBe('success')
      expect(result.kept.segment.length).toBeGreaterThan(0)
      expect(result.runs[0]).not.toHaveProperty('input')
      expect(result.runs.some(({ input, outcome }: any) => input !== undefined && outcome === 'done')).toBe(true)
    },
  )

  test('another payload starts it as well, and a fault ends it', async () => {
    const path = '/api/scenarios/webhook-to-identify/run'
    const payload = { userId: 'u-55', email: 'x@y.example' }
    const result = await client.post(path, { connectionId, payload })
    expect(result.kept.segment[0].message.userId).toBe('u-55')
    const failed = await client.post(path, { connectionId, payload, fault: 'segment:401' })
    expect(failed).toMatchObject({ status: 'error', message: expect.stringMatching(/^Invalid\w+Error: /) })
    expect(failed.runs.at(-1)).toMatchObject({ outcome: 'failed', error: { message: expect.any(String) } })
  })

  test('one that there is not is refused', async () => {
    expect((await client.ask('POST', '/api/scenarios/..%2F..%2Fapp/run', {})).status).toBe(404)
  })
})
