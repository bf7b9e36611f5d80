import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
let connectionId: string
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
  connectionId = client.state.connections.views()[0]?.id ?? ''
})
afterAll(() => client.state.close())

const run = (module: string, values: object, more: object = {}) =>
  client.post('/api/run', { module, connectionId, values, ...more })

describe('a run', () => {
  test('sends what is mapped, and says what Segment and Ramen keep', async () => {
    const view = await run(
      'identify',
      {
        userId: '{{1.id}}',
        traits: { email: '{{lower(1.mail)}}', firstName: 'Ada', createdAt: '2026-01-02T03:04:05Z' },
      },
      { mapped: ['userId', 'traits.email'], bundles: { 1: { id: 'u-7', mail: 'ADA@EXAMPLE.COM' } } },
    )
    expect(view).toMatchObject({
      module: 'identify',
      input: { userId: 'u-7', traits: { email: 'ada@example.com' } },
      bundles: [{ success: true, type: 'identify' }],
    })
    expect(view.exchanges.at(-1)).toMatchObject({ request: { url: 'https://api.segment.io/v1/identify' } })
    expect(view.kept.segment[0].message).toMatchObject({ userId: 'u-7', traits: { firstName: 'Ada' } })
    expect(view.kept.dropped).toEqual([])
    expect(view.kept.ramen[0]).toMatchObject({ kind: 'user', value: { id: 'u-7', email: 'ada@example.com' } })
    expect(view.kept.ramen[0].rules.join()).toMatch(/created_at is kept as customer_created_at/)
  })

  test('by the direct route shows what Ramen takes', async () => {
    const { sandbox } = client.state.services
    const made = await client.post('/api/connections', {
      type: 'segment',
      label: 'Direct',
      values: {
        region: 'us',
        writeKey: 'sandboxShopUsWriteKey00000000001',
        ramen: 'direct',
        ramenEndpoint: sandbox?.ramenEndpoint,
        ramenApiKey: 'sandbox-ramen-api-key',
        ramenOrganizationId: 'sandbox-organization',
      },
    })
    const view = await run(
      'group',
      { userId: 'u-8', groupId: 'c-1', traits: { name: 'Initech' } },
      { connectionId: made.id },
    )
    expect(view.kept.segment[0]).toMatchObject({ ramen: expect.stringMatching(/switched off/) })
    expect(view.kept.ramen).toMatchObject([{ kind: 'company', value: { id: 'c-1', name: 'Initech' } }])
  })

  test('an erased field is null, one that was not touched is absent', async () => {
    const view = await run('identify', { userId: 'u-9', traits: {} }, { erased: ['traits.phone', 'timestamp'] })
    expect(view.kept.segment[0].message.traits).toEqual({ phone: null })
    expect(view.input).toMatchObject({ traits: { phone: null }, timestamp: null })
  })

  test('what the form does not accept stands at its fields, counted from 0', async () => {
    const customTraits = [
      { name: 'a', type: 'text', value: '1' },
      { type: 'text', value: '2' },
    ]
    const view = await run('identify', { userId: 'u-1', timestamp: 'soon', customTraits })
    expect(view.error).toMatchObject({ type: 'BundleValidationError', retryable: false, field: 'timestamp' })
    expect(view.error.issues.map(({ path }: any) => path)).toEqual(['timestamp', 'customTraits[1].name'])
    expect(view.exchanges).toEqual([])
  })

  test.each([
    ['identify', {}, 'userId', /^Fill in User ID or Anonymous ID/],
    ['identify', { userId: 'u', timestamp: '1969-12-31' }, 'timestamp', /^Timestamp is not between 1971 and 2100/],
    ['alias', { userId: 'u', previousId: ' ' }, 'previousId', /^Previous ID is blank/],
  ])('a guard of %s stands at the field that it names', async (module, values, field, message) => {
    const view = await run(module, values)
    expect(view.error).toMatchObject({ field, message: expect.stringMatching(message), issues: [{ path: field }] })
  })

  test('a template that cannot be evaluated stands at its field, and nothing is sent', async () => {
    const values = { userId: '{{nothing(1)}}', traits: { email: '{{upper(}}' } }
    const view = await run('identify', values, { mapped: ['userId', 'traits.email'] })
    expect(view.error).toMatchObject({ type: 'DataError', field: 'userId', message: /^Failed to map 'userId'/ })
    expect(view.error.issues.map(({ path }: any) => path)).toEqual(['userId', 'traits.email'])
    expect(view.exchanges).toEqual([])
  })

  test('a fault happens to this run, and to no other', async () => {
    const values = { userId: 'u-1', event: 'Signed Up' }
    const failed = await run('track', values, { fault: 'segment:503' })
    expect(failed.error).toMatchObject({ type: 'ConnectionError', retryable: true })
    const idle = await run('track', { event: 'Signed Up' }, { fault: 'segment:503' })
    expect(idle.exchanges).toEqual([])
    expect((await run('track', values)).bundles).toHaveLength(1)
  })

  test('what Segment drops silently is told', async () => {
    const values = { userId: 'u-1', event: 'Signed Up', messageId: 'once-and-again' }
    await run('track', values)
    const { kept } = await run('track', values)
    expect(kept).toMatchObject({ segment: [], dropped: [{ reason: expect.stringMatching(/messageId|message ID/i) }] })
  })

  test('two at a time do not mix what is kept', async () => {
    const views = await Promise.all(
      ['one', 'two', 'three'].map((userId) => run('track', { userId, event: 'Signed Up' })),
    )
    expect(views.map(({ kept }) => kept.segment.map(({ message }: any) => message.userId))).toEqual([
      ['one'],
      ['two'],
      ['three'],
    ])
  })

  test('the latest runs are kept, the latest first, up to 30', async () => {
    for (let count = 0; count < 31; count += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await run('alias', { userId: `u-${count}` })
    }
    const runs = await client.get('/api/runs')
    expect(runs).toHaveLength(30)
    expect(runs[0].input.userId).toBe('u-30')
  })

  test.each([
    [{ module: 'watchEvents' }, 400, /Send it a test event/],
    [{ module: 'identify' }, 400, 'Choose a connection for Identify a user first.'],
    [{ module: 'identify', fault: 'segment:teapot' }, 400, /Choose a connection/],
  ])('%j is refused', async (body, status, message) => {
    expect(await client.ask('POST', '/api/run', body)).toEqual({
      status,
      body: { message: expect.stringMatching(message) },
    })
  })

  test('a fault that there is not is refused', async () => {
    expect(await run('track', {}, { fault: 'segment:teapot' })).toMatchObject({ message: /^There is no fault/ })
  })
})
