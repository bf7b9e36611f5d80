import { describe, expect, it } from 'vitest'
import { answer, eu, tokens, us, useSandbox } from './harness.ts'

const hosts = { us: 'https://api.segmentapis.com', eu: 'https://eu1.api.segmentapis.com' }
const [usToken, euToken] = tokens
const cloud = { name: 'CRM cloud', writeKey: 'k3', region: 'us', cloud: true, category: 'CRM', enabled: false } as const
const shop = { ...us, destinations: ['Amplitude (Actions)'] }
const plans = [
  {
    id: 'tp_a',
    name: 'Plan A',
    rules: ['One', 'Two', 'Three'].map((key) => ({ type: 'TRACK', key, jsonSchema: {} }) as const),
  },
  { id: 'tp_b', name: 'Library', type: 'PROPERTY_LIBRARY', rules: [] },
] as const

describe('the Public API', () => {
  const sandbox = useSandbox({
    sources: [shop, eu, cloud],
    tokens: [
      { ...usToken, trackingPlans: plans },
      { ...euToken, showsWriteKeys: false, trackingPlans: undefined },
    ] as never,
  })

  const ask = async (path: string, token: string = usToken.token, region: 'us' | 'eu' = 'us') => {
    const response = sandbox().fetch(`${hosts[region]}${path}`, { headers: { authorization: `Bearer ${token}` } })
    const { status, json } = await answer(response)
    return { status, json: json as any }
  }
  const count = 'pagination.count=200'

  it('describes the sources of the token’s region', async () => {
    const { status, json } = await ask(`/sources?${count}`)
    expect(status).toBe(200)
    expect(json.data.pagination).toEqual({ current: 'MA==', totalEntries: 2 })
    expect(json.data.sources).toMatchObject([
      {
        id: 'shop',
        slug: 'shop',
        name: 'Shop',
        enabled: true,
        writeKeys: [us.writeKey],
        metadata: { categories: ['Server'], isCloudEventSource: false },
      },
      {
        id: 'crm-cloud',
        enabled: false,
        writeKeys: ['k3'],
        metadata: { categories: ['CRM'], isCloudEventSource: true },
      },
    ])
    expect((await ask(`/sources?${count}`, euToken.token, 'eu')).json.data.sources).toMatchObject([
      { id: 'shop-europe' },
    ])
  })

  it('shows no write keys to a token that may not see them', async () => {
    const { json } = await ask(`/sources?${count}`, euToken.token, 'eu')
    expect(json.data.sources[0].writeKeys).toEqual([])
  })

  it('describes the destinations of a source, and of all', async () => {
    const names = async (path: string) =>
      (await ask(`${path}?${count}`)).json.data.destinations.map(({ metadata }: any) => metadata.name)
    expect(await names('/sources/shop/connected-destinations')).toEqual(['Ramen', 'Amplitude (Actions)'])
    expect(await names('/destinations')).toEqual(['Ramen', 'Amplitude (Actions)', 'Ramen'])
  })

  it('describes tracking plans of a type, one plan, and its rules', async () => {
    expect((await ask(`/tracking-plans?type=LIVE&${count}`)).json.data.trackingPlans).toMatchObject([
      { id: 'tp_a', name: 'Plan A', type: 'LIVE' },
    ])
    expect((await ask(`/tracking-plans?${count}`)).json.data.trackingPlans).toHaveLength(2)
    expect((await ask('/tracking-plans/tp_a')).json.data.trackingPlan).toMatchObject({ id: 'tp_a', name: 'Plan A' })
    expect((await ask(`/tracking-plans/tp_a/rules?${count}`)).json.data.rules).toMatchObject([
      { key: 'One', version: 1 },
      { key: 'Two' },
      { key: 'Three' },
    ])
  })

  it('gives a list page by page', async () => {
    const keys: string[] = []
    let cursor: string | undefined = ''
    for (let pages = 0; cursor !== undefined; pages += 1) {
      expect(pages).toBeLessThan(3)
      const after = cursor && `&pagination.cursor=${encodeURIComponent(cursor)}`
      // oxlint-disable-next-line no-await-in-loop -- a page names the next
      const { json } = await ask(`/tracking-plans/tp_a/rules?pagination.count=2${after}`)
      keys.push(...json.data.rules.map(({ key }: any) => key))
      cursor = json.data.pagination.next
    }
    expect(keys).toEqual(['One', 'Two', 'Three'])
  })

  it.each([
    '',
    '?pagination.count=0',
    '?pagination.count=1001',
    '?pagination.count=x',
    `?${count}&pagination.cursor=x`,
    `?${count}&pagination.cursor=OTk%3D`,
  ])('answers 422 to /sources%s', async (query) => {
    expect(await ask(`/sources${query}`)).toMatchObject({
      status: 422,
      json: { errors: [{ type: 'input-validation' }] },
    })
  })

  it.each([
    '/sources/none/connected-destinations',
    '/sources/shop-europe/connected-destinations',
    '/tracking-plans/none',
    '/tracking-plans/none/rules',
  ])('answers 404 to %s', async (path) => {
    expect(await ask(`${path}?${count}`)).toMatchObject({ status: 404, json: { errors: [{ type: 'not-found' }] } })
  })

  it.each([
    '/sources',
    '/destinations',
    '/sources/shop/connected-destinations',
    '/tracking-plans',
    '/tracking-plans/tp_a',
    '/tracking-plans/tp_a/rules',
  ])('answers 401 to %s with the token of the other region', async (path) => {
    expect((await ask(`${path}?${count}`, euToken.token)).status).toBe(401)
  })

  it('answers 403 where the workspace has no Protocols', async () => {
    expect((await ask(`/tracking-plans?${count}`, euToken.token, 'eu')).status).toBe(403)
  })
})
