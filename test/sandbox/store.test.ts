import { describe, expect, it } from 'vitest'
import { nowText, send, sendDirect, useSandbox } from './harness.ts'

describe('what Ramen stores of direct messages', () => {
  const sandbox = useSandbox()

  it.each([
    ['snake_case', { user_id: 'u1', anonymous_id: 'a1' }],
    ['camelCase', { userId: 'u1', anonymousId: 'a1' }],
    ['both, where snake_case wins', { user_id: 'u1', userId: 'u2' }],
  ])('reads %s', async (_, ids) => {
    await sendDirect(sandbox(), { type: 'identify', ...ids, traits: { planName: 'x', plan_name: 'y' } })
    expect(sandbox().ramen.users).toStrictEqual([
      { id: 'u1', traits: { planName: 'x', plan_name: 'y' }, companies: [] },
    ])
  })

  it('keeps a user under the names of Ramen, and the company as a Group would', async () => {
    const company = { id: 'c1', url: 'https://c1.example', name: 'One', created_at: '2015-01-01', is_big: '1' }
    const traits = {
      email: 'a@b.example',
      name: 'A',
      created_at: 1_234_567_890,
      is_profitable: 'true',
      mrr: 149.99,
      company,
    }
    await sendDirect(sandbox(), { type: 'identify', user_id: 'u1', traits })
    expect(sandbox().ramen.users).toStrictEqual([
      {
        id: 'u1',
        email: 'a@b.example',
        name: 'A',
        customer_created_at: 1_234_567_890,
        traits: { is_profitable: true, mrr: 149.99 },
        companies: ['c1'],
      },
    ])
    expect(sandbox().ramen.companies).toStrictEqual([
      {
        id: 'c1',
        url: 'https://c1.example',
        name: 'One',
        company_created_at: 1_420_070_400,
        traits: { is_big: true },
      },
    ])
  })

  it('adds to what it knows, and lets null change nothing', async () => {
    const first = { email: 'a@b.example', plan: 'x', seats: 1 }
    await sendDirect(sandbox(), { type: 'identify', user_id: 'u1', traits: first })
    await sendDirect(sandbox(), {
      type: 'identify',
      user_id: 'u1',
      traits: { name: 'A', plan: null, seats: 2, active: false },
    })
    expect(sandbox().ramen.users).toStrictEqual([
      {
        id: 'u1',
        email: 'a@b.example',
        name: 'A',
        traits: { plan: 'x', seats: 2, active: false },
        companies: [],
      },
    ])
  })

  it('lets a user in several groups belong to several companies', async () => {
    await sendDirect(sandbox(), { type: 'group', user_id: 'u1', group_id: 'c1', traits: { name: 'One' } })
    await sendDirect(sandbox(), { type: 'group', user_id: 'u1', group_id: 2, traits: { name: 'Two' } })
    await sendDirect(sandbox(), { type: 'group', user_id: 'u1', group_id: 'c1', traits: { plan: 'x' } })
    await sendDirect(sandbox(), { type: 'identify', user_id: 'u1' })
    expect(sandbox().ramen.users).toStrictEqual([{ id: 'u1', traits: {}, companies: ['c1', '2'] }])
    expect(sandbox().ramen.companies).toStrictEqual([
      { id: 'c1', name: 'One', traits: { plan: 'x' } },
      { id: 2, name: 'Two', traits: {} },
    ])
  })

  it('knows visitors without a user ID', async () => {
    await sendDirect(sandbox(), { type: 'page', anonymous_id: 'a1' })
    await sendDirect(sandbox(), { type: 'group', anonymous_id: 'a1', group_id: 'c1' })
    await sendDirect(sandbox(), { type: 'track', event: 'e' })
    expect(sandbox().ramen.users).toStrictEqual([])
    expect(sandbox().ramen.visitors).toStrictEqual([
      { anonymousId: 'a1', companies: ['c1'] },
      { anonymousId: '', companies: [] },
    ])
  })

  it('keeps of an event its name, of a page that it was seen', async () => {
    const properties = { revenue: 1, title: 'Home' }
    await sendDirect(sandbox(), { type: 'track', user_id: 'u1', anonymous_id: 'a1', event: 'Signed Up', properties })
    await sendDirect(sandbox(), { type: 'page', user_id: 'u1', name: 'Home', properties })
    expect(sandbox().ramen.events).toStrictEqual([{ event: 'Signed Up', userId: 'u1', anonymousId: 'a1', at: nowText }])
    expect(sandbox().ramen.pages).toStrictEqual([{ userId: 'u1', at: nowText }])
  })

  it('takes names of Object.prototype for IDs like any other', async () => {
    await sendDirect(sandbox(), '{"type":"identify","user_id":"__proto__","traits":{"__proto__":1,"constructor":2}}')
    const [user] = sandbox().ramen.users
    expect(user?.id).toBe('__proto__')
    expect(Object.entries(user?.traits ?? {})).toStrictEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ])
  })
})

describe('what Segment forwards to Ramen', () => {
  const silent = { name: 'Silent', writeKey: 'sandboxSilentUsWriteKey000000003', region: 'us', ramen: false } as const
  const loud = { name: 'Loud', writeKey: 'sandboxLoudUsWriteKey00000000004', region: 'us' } as const
  const sandbox = useSandbox({ sources: [silent, loud] })
  const forward = async (call: string, body: object, key: string = loud.writeKey): Promise<unknown> => {
    await send(sandbox(), call, body, key)
    return sandbox().segment.messages.at(-1)?.ramen
  }

  it('is stored as the browser integration would hand it over', async () => {
    expect(
      await forward('identify', { userId: 'u1', traits: { email: 'a@b.example', createdAt: '2015-01-01' } }),
    ).toStrictEqual({
      stored: {
        method: 'identify',
        args: [{ id: 'u1', email: 'a@b.example', created_at: 1_420_070_400, traits: {} }, {}],
      },
    })
    await forward('group', { userId: 'u1', groupId: 'c1' })
    await forward('track', { userId: 'u1', event: 'e' })
    await forward('page', { anonymousId: 'a1' })
    const { users, companies, events, pages, visitors } = sandbox().ramen
    expect(users).toStrictEqual([
      { id: 'u1', email: 'a@b.example', customer_created_at: 1_420_070_400, traits: {}, companies: ['c1'] },
    ])
    expect(companies).toStrictEqual([{ id: 'c1', traits: {} }])
    expect(events).toStrictEqual([{ event: 'e', userId: 'u1', at: nowText }])
    expect(pages).toStrictEqual([{ anonymousId: 'a1', at: nowText }])
    expect(visitors).toStrictEqual([{ anonymousId: 'a1', companies: [] }])
  })

  it.each([
    ['identify', { anonymousId: 'a1' }],
    ['screen', { userId: 'u1' }],
    ['alias', { userId: 'u1', previousId: 'p1' }],
    ['page', { userId: 'u1', integrations: { Ramen: false } }],
    ['page', { userId: 'u1', integrations: { All: false } }],
  ])('leaves out %s %j', async (call, body) => {
    expect(await forward(call, body)).toStrictEqual({ ignored: expect.stringMatching(/\.$/) })
    expect(sandbox().ramen.users).toStrictEqual([])
  })

  it('needs a source with the destination', async () => {
    const ignored = 'The source has no Ramen destination.'
    expect(await forward('page', { userId: 'u1' }, silent.writeKey)).toStrictEqual({ ignored })
    expect(sandbox().ramen.pages).toStrictEqual([])
  })

  it('is refused like a direct message', async () => {
    expect(await forward('identify', { userId: 'u1', traits: { email: 'nobody' } })).toMatchObject({
      refused: { status: 401 },
    })
    sandbox().ramen.pause()
    expect(await forward('page', { userId: 'u1' })).toMatchObject({ refused: { status: 503 } })
    expect(sandbox().ramen.users).toStrictEqual([])
  })

  it('is nothing when Segment drops the message', async () => {
    await send(sandbox(), 'page', { userId: 'u1' }, 'unknown')
    expect(sandbox().ramen.pages).toStrictEqual([])
  })
})
