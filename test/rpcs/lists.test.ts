import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { otherKey, writeKey } from '../modules/run.ts'
import { answer, call, connection, page, refusal, source } from './harness.ts'

const withoutToken = { region: 'us', writeKey }

/** A cursor of base64 has characters that an address must encode. */
const cursor = 'Mw=='

const listed = async (...sources: unknown[]) => {
  page('/sources', 'sources', sources)
  return (await call('listSources')).result
}

describe('the list of sources', () => {
  test('has name, slug and write key', async () => {
    expect(await listed(source('Shop'), source('Blog', { name: undefined, slug: 'blog' }))).toEqual([
      { label: 'Shop (shop)', value: 'key-of-Shop' },
      { label: 'blog', value: 'key-of-Blog' },
    ])
  })

  test.each(['us', 'eu'] as const)('has every page, in %s', async (region) => {
    page('/sources', 'sources', [source('A'), source('B')], { next: cursor, region })
    page('/sources', 'sources', [source('C')], { cursor, next: 'Ng==', region })
    page('/sources', 'sources', [source('D')], { cursor: 'Ng==', region })
    const { result } = await call('listSources', {}, { ...connection, region })
    expect(result.map(({ value }) => value)).toEqual(['key-of-A', 'key-of-B', 'key-of-C', 'key-of-D'])
  })

  test.each([
    ['Website', {}, true],
    ['Mobile', {}, true],
    ['Ott', {}, true],
    ['CRM', {}, false],
    ['Website', { isCloudEventSource: true }, false],
    ['Other', { slug: 'http-api' }, true],
  ])('has a source of the category %s with %j: %s', async (category, metadata, expected) => {
    const result = await listed(source('A'), source('B', {}, { categories: [category], ...metadata }))
    expect(result.some(({ value }) => value === 'key-of-B')).toBe(expected)
  })

  test.each([{ enabled: false }, { writeKeys: [] }, { metadata: {} }])('leaves out one with %j', async (changes) => {
    expect(await listed(source('A'), source('B', changes))).toEqual([{ label: 'A (a)', value: 'key-of-A' }])
  })

  test('takes the first of several keys', async () => {
    expect((await listed(source('A', { writeKeys: ['one', 'two'] })))[0].value).toBe('one')
  })

  test('explains that the token may not see write keys', async () => {
    page('/sources', 'sources', [source('A', { writeKeys: [] }), source('B', { writeKeys: [] })])
    const error = await refusal('listSources')
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toContain('Segment lists the sources without their write keys')
    expect(error.message).toContain('switch to Map and type the write key')
  })

  test('explains that no source takes tracking calls', async () => {
    const explanation = [{ label: expect.stringContaining('No enabled source of this workspace'), value: '' }]
    expect(await listed(source('A', { enabled: false }))).toEqual(explanation)
    expect(await listed()).toEqual(explanation)
  })

  test.each([{}, { token: '' }, { token: '  ' }, { token: null }])('asks nobody without a token: %j', async (given) => {
    const { result } = await call('listSources', {}, { ...withoutToken, ...given })
    expect(result).toEqual([{ label: expect.stringContaining('No Workspace token in the connection'), value: '' }])
  })

  test('does not show write keys in its log', async () => {
    page('/sources', 'sources', [source('Shop')])
    expect(JSON.stringify((await call('listSources')).log)).not.toContain('key-of-Shop')
  })
})

const destination = (name: string) => ({ id: `id-of-${name}`, name: `My ${name}`, metadata: { name } })
const option = (name: string) => ({ label: name, value: name })

const cdn = (status: number, body: nock.Body) =>
  nock('https://cdn.segment.com', { badheaders: ['authorization'] })
    .get(`/v1/projects/${writeKey}/integrations`)
    .reply(status, body)

describe('the list of destinations', () => {
  const sources = [source('A', { writeKeys: [writeKey] }), source('B/C', { writeKeys: [otherKey] })]
  const all = [destination('Amplitude (Actions)'), destination('Ramen')]

  test('is that of the connection’s source, by the names of the catalog, each once', async () => {
    page('/sources', 'sources', sources)
    page('/sources/id-of-A/connected-destinations', 'destinations', [...all, destination('Ramen')])
    expect((await call('listDestinations')).result).toEqual([option('Amplitude (Actions)'), option('Ramen')])
  })

  test('is that of the chosen source, with every page', async () => {
    const path = '/sources/id-of-B%2FC/connected-destinations'
    page('/sources', 'sources', sources)
    page(path, 'destinations', [destination('Ramen')], { next: cursor })
    page(path, 'destinations', [destination('Webhooks')], { cursor })
    const { result } = await call('listDestinations', { writeKey: otherKey })
    expect(result).toEqual([option('Ramen'), option('Webhooks')])
  })

  test.each(['{{1.key}}', 'typed'])('is that of the workspace when the write key is %s', async (key) => {
    page('/sources', 'sources', sources)
    page('/destinations', 'destinations', all)
    const { result } = await call('listDestinations', { writeKey: key })
    expect(result).toEqual([option('Amplitude (Actions)'), option('Ramen')])
  })

  test('is that of the workspace without a write key, in the other region too', async () => {
    page('/destinations', 'destinations', all, { region: 'eu' })
    const { result } = await call('listDestinations', {}, { region: 'eu', token: connection.token })
    expect(result).toHaveLength(2)
  })

  test('explains that there is none', async () => {
    page('/sources', 'sources', sources)
    page('/sources/id-of-A/connected-destinations', 'destinations', [])
    expect((await call('listDestinations')).result).toEqual([
      { label: 'No destination is connected to the source', value: '' },
    ])
  })

  describe('without a token', () => {
    test('is what the CDN says of the write key, which does not show in the log', async () => {
      cdn(200, [
        { name: 'Segment.io', creationName: 'Segment.io' },
        { name: 'Google Analytics', creationName: 'Google Analytics' },
      ])
      const { result, log } = await call('listDestinations', {}, withoutToken)
      expect(result).toEqual([option('Google Analytics')])
      expect(JSON.stringify(log)).not.toContain(writeKey)
    })

    test.each([
      [
        404,
        'InvalidConfigurationError',
        '[404] Segment could not list the destinations. It does not know the write key',
      ],
      [500, 'ConnectionError', '[500] Segment could not list the destinations.'],
      [429, 'RateLimitError', '[429] Segment could not list the destinations.'],
    ])('fails with a sentence for %i', async (status, name, sentence) => {
      cdn(status, 'Not Found')
      const error = await refusal('listDestinations', {}, withoutToken)
      expect(error.name).toBe(name)
      expect(error.message).toContain(sentence)
      expect(error.message).toContain('Switch to Map and type the name')
    })

    test('nor a write key asks nobody', async () => {
      const { result } = await call('listDestinations', {}, { region: 'us' })
      expect(result).toEqual([{ label: expect.stringContaining('No Workspace token and no write key'), value: '' }])
    })
  })
})

describe('the list of tracking plans', () => {
  test('has name and ID of those that are in force', async () => {
    const plans = [
      { id: 'tp_1', name: 'Shop', type: 'LIVE' },
      { id: 'tp_2', type: 'LIVE' },
    ]
    page('/tracking-plans', 'trackingPlans', plans.slice(0, 1), { qs: { type: 'LIVE' }, next: cursor })
    page('/tracking-plans', 'trackingPlans', plans.slice(1), { qs: { type: 'LIVE' }, cursor })
    expect((await call('listTrackingPlans')).result).toEqual([
      { label: 'Shop', value: 'tp_1' },
      { label: 'tp_2', value: 'tp_2' },
    ])
  })

  test('explains that there is none, or no token', async () => {
    page('/tracking-plans', 'trackingPlans', [], { qs: { type: 'LIVE' } })
    expect((await call('listTrackingPlans')).result).toEqual([
      { label: 'This workspace has no tracking plan', value: '' },
    ])
    expect((await call('listTrackingPlans', {}, withoutToken)).result).toEqual([
      { label: expect.stringContaining('No Workspace token'), value: '' },
    ])
  })
})

test('an answer that is no list is an error', async () => {
  answer('/sources', 200, '<html>Welcome</html>')
  const error = await refusal('listSources')
  expect([error.name, error.message]).toEqual([
    'ConnectionError',
    'Segment answered without sources. Check Region in the connection. Or switch to Map and type the value.',
  ])
})
