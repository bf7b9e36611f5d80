import { describe, expect, test } from 'vitest'
import { authHash } from '../../src/ramen/index.ts'
import { app, fail, least, now, ofRamen, receive, receiveAtSegment, run, sent, writeKey } from './run.ts'

const endpoint = 'https://ramen.example.com'
const apiKey = 'ramen-api-key'
const secret = 'organization-secret'
const direct = {
  ramen: 'direct',
  ramenEndpoint: `${endpoint}/segment`,
  ramenApiKey: apiKey,
  ramenOrganizationId: 'org "7"',
}
const throughSegment = { ramen: 'segment' }
const seconds = Math.floor(now.getTime() / 1000)
const signed = (user: { email?: string; name?: string; id: string }) => ({
  timestamp: seconds,
  auth_hash: authHash({ ...user, timestamp: seconds, secret }),
})

/** Runs a module with the direct route and returns what Segment and Ramen received. */
async function deliver(module: string, parameters: Record<string, unknown>, connection = {}, answer = {}) {
  const atSegment = receiveAtSegment(`/v1/${module}`)
  const atRamen = receive(endpoint, '/segment', { body: '', ...answer })
  const { bundle, log } = await run(module, parameters, { ...direct, ...connection })
  return { bundle, log, segment: atSegment[0]?.body, ramen: atRamen[0] }
}

describe('off', () => {
  test.each(Object.entries(least))('%s says nothing of Ramen', async (module, parameters) => {
    expect((await sent(module, parameters)).integrations).toBeUndefined()
  })
})

describe('through Segment', () => {
  test.each(ofRamen)('%s asks Segment to forward', async (module, parameters) => {
    const received = receiveAtSegment(`/v1/${module}`)
    const { bundle } = await run(module, parameters, throughSegment)
    expect(received[0]?.body.integrations).toEqual({ Ramen: true })
    expect(bundle.ramen).toMatchObject({ route: 'segment', status: 'requested' })
  })

  test('an Identify is signed when there is a secret, the name composed as Ramen composes it', async () => {
    const connection = { ...throughSegment, ramenSecretKey: secret }
    const traits = { email: 'bugs@example.com', firstName: ' Bugs ', lastName: 'Bunny' }
    const body = await sent('identify', { userId: '12345', traits }, connection)
    expect(body.integrations).toEqual({ Ramen: signed({ email: 'bugs@example.com', name: 'Bugs Bunny', id: '12345' }) })
    expect(body.traits).toEqual(traits)
  })

  test.each([
    [
      { email: 'b@example.com', name: ' Bugs ' },
      { email: 'b@example.com', name: 'Bugs' },
    ],
    [{ email: 'b@example.com' }, { email: 'b@example.com' }],
    [{ firstName: 'Bugs' }, {}],
    [{ name: 'Zoë Ångström 拉麵' }, { name: 'Zoë Ångström 拉麵' }],
    [undefined, {}],
  ])('traits %j are hashed as Ramen sees them', async (traits, user) => {
    const body = await sent('identify', { userId: 'ü-7', traits }, { ...throughSegment, ramenSecretKey: secret })
    expect(body.integrations.Ramen).toEqual(signed({ ...user, id: 'ü-7' }))
  })

  test.each(['track', 'page', 'group'])('%s is never signed', async (module) => {
    const body = await sent(module, least[module] ?? {}, { ...throughSegment, ramenSecretKey: secret })
    expect(body.integrations).toEqual({ Ramen: true })
  })

  test('options that the user gave Ramen stay beside the signature', async () => {
    const destinations = [{ name: 'Ramen', type: 'json', value: '{"environment": "test"}' }]
    const plain = await sent('identify', { userId: 'u', destinations }, throughSegment)
    expect(plain.integrations).toEqual({ Ramen: { environment: 'test' } })
    const secured = await sent('identify', { userId: 'u', destinations }, { ...throughSegment, ramenSecretKey: secret })
    expect(secured.integrations).toEqual({ Ramen: { environment: 'test', ...signed({ id: 'u' }) } })
  })

  test('an Identify without User ID is not marked: Ramen ignores it', async () => {
    const received = receiveAtSegment('/v1/identify')
    const { bundle } = await run('identify', { anonymousId: 'a' }, { ...throughSegment, ramenSecretKey: secret })
    expect(received[0]?.body.integrations).toBeUndefined()
    expect(bundle.ramen).toEqual({
      route: 'segment',
      status: 'skipped',
      reason: 'Ramen ignores an Identify without User ID.',
    })
  })

  test.each([
    [{ destinations: [{ name: 'Ramen', type: 'off' }] }, { Ramen: false }],
    [{ allOtherDestinations: false }, { All: false }],
  ])('%j switches Ramen off', async (parameters, integrations) => {
    const received = receiveAtSegment('/v1/identify')
    const { bundle } = await run(
      'identify',
      { userId: 'u', ...parameters },
      { ...throughSegment, ramenSecretKey: secret },
    )
    expect(received[0]?.body.integrations).toEqual(integrations)
    expect(bundle.ramen.reason).toBe('Ramen is switched off for this message in Destinations.')
  })

  test('Ramen named as on stays on beside all others off', async () => {
    const destinations = [{ name: 'Ramen', type: 'on' }]
    const body = await sent('track', { ...least.track, allOtherDestinations: false, destinations }, throughSegment)
    expect(body.integrations).toEqual({ All: false, Ramen: true })
  })
})

describe('direct', () => {
  const envelope = {
    version: '1.1',
    user_id: 'u-1',
    message_id: 'm-1',
    sent_at: now.toISOString(),
    received_at: now.toISOString(),
  }

  test('is a request under the Direct Integration contract, after Segment accepted the message', async () => {
    const { ramen, segment, bundle } = await deliver('track', { ...least.track, messageId: 'm-1' })
    expect(ramen?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      'content-type': expect.stringMatching(/^application\/json/),
      'cache-control': 'no-cache',
    })
    const settings = Buffer.from(ramen?.headers['x-segment-settings'] ?? '', 'base64').toString()
    expect(JSON.parse(settings)).toEqual({ organization_id: 'org "7"' })
    expect(segment.integrations).toEqual({ Ramen: false })
    expect(bundle.ramen).toEqual({ route: 'direct', status: 'accepted', reason: 'Ramen answered 200.' })
  })

  test('Track carries the event’s name and nothing of its properties', async () => {
    const { ramen } = await deliver('track', {
      ...least.track,
      revenue: 1,
      context: { ip: '8.8.8.8' },
      messageId: 'm-1',
    })
    expect(ramen?.body).toEqual({ type: 'track', event: 'Order Completed', ...envelope })
  })

  test('Page carries nothing of the page', async () => {
    const { ramen } = await deliver('page', { ...least.page, name: 'Pricing', title: 'T', messageId: 'm-1' })
    expect(ramen?.body).toEqual({ type: 'page', ...envelope })
  })

  test('Identify carries the traits, every key in snake_case and every value untouched', async () => {
    const { ramen } = await deliver('identify', {
      userId: 'u-1',
      messageId: 'm-1',
      traits: {
        createdAt: '2009-02-13T23:31:30Z',
        address: { postalCode: 'camelCase "postalCode":' },
        company: { id: 'acme', employee_count: 3 },
      },
      customTraits: [
        { name: 'planName', type: 'text', value: 'proPlan' },
        { name: 'isProfitable', type: 'boolean', value: false },
        { name: 'order_completed_last_30days', type: 'boolean', value: false },
        { name: 'URLPath', type: 'json', value: '[{"DeepKey": "DeepValue"}]' },
      ],
    })
    expect(ramen?.body).toEqual({
      type: 'identify',
      ...envelope,
      traits: {
        created_at: '2009-02-13T23:31:30.000Z',
        address: { postal_code: 'camelCase "postalCode":' },
        company: { id: 'acme', employee_count: 3 },
        plan_name: 'proPlan',
        is_profitable: false,
        order_completed_last_30days: false,
        url_path: [{ deep_key: 'DeepValue' }],
      },
    })
  })

  test('Group carries group and traits', async () => {
    const { ramen } = await deliver('group', {
      ...least.group,
      messageId: 'm-1',
      traits: { name: 'Initech', createdAt: '2009-02-13T23:31:30Z' },
    })
    expect(ramen?.body).toEqual({
      type: 'group',
      ...envelope,
      group_id: 'g-1',
      traits: { name: 'Initech', created_at: '2009-02-13T23:31:30.000Z' },
    })
  })

  test('a message of an anonymous visitor goes there, too', async () => {
    const { ramen } = await deliver('page', { anonymousId: 'a-1', messageId: 'm-1' })
    expect(ramen?.body).toMatchObject({ type: 'page', anonymous_id: 'a-1' })
    expect(ramen?.body).not.toHaveProperty('user_id')
  })

  test('in secure mode an Identify carries the hash, and the name that was hashed', async () => {
    const { ramen } = await deliver(
      'identify',
      { userId: 'u-1', traits: { email: 'bugs@example.com' } },
      { ramenSecretKey: secret },
    )
    expect(ramen?.body.traits).toEqual({ email: 'bugs@example.com', name: 'bugs@example.com' })
    expect(ramen?.body.integrations).toEqual({ ramen: signed({ email: 'bugs@example.com', id: 'u-1' }) })
  })

  test('without organization ID the request names none', async () => {
    const { ramen } = await deliver('page', { ...least.page }, { ramenOrganizationId: undefined })
    expect(ramen?.headers).not.toHaveProperty('x-segment-settings')
  })

  test('202 is accepted as well', async () => {
    const { bundle } = await deliver('page', { ...least.page }, {}, { status: 202 })
    expect(bundle.ramen.reason).toBe('Ramen answered 202.')
  })

  test.each([
    ['identify', { anonymousId: 'a' }, 'Ramen ignores an Identify without User ID.'],
    [
      'track',
      { ...least.track, destinations: [{ name: 'Ramen', type: 'off' }] },
      'Ramen is switched off for this message in Destinations.',
    ],
    ['page', { ...least.page, allOtherDestinations: false }, 'Ramen is switched off for this message in Destinations.'],
  ])('%s with %j goes to Segment only', async (module, parameters, reason) => {
    const received = receiveAtSegment(`/v1/${module}`)
    const { bundle } = await run(module, parameters, direct)
    expect(received[0]?.body.integrations).toMatchObject({ Ramen: false })
    expect(bundle.ramen).toEqual({ route: 'direct', status: 'skipped', reason })
  })

  test('does not get what Segment refused', async () => {
    receiveAtSegment('/v1/track', { status: 503 })
    expect((await fail('track', least.track ?? {}, direct)).statusCode).toBe(503)
  })

  const answers: [status: number, type: string, retryable: boolean, says: string][] = [
    [400, 'DataError', false, 'Check the values.'],
    [
      401,
      'InvalidConfigurationError',
      false,
      'Check the Ramen API key in the connection; that the email is valid or blank',
    ],
    [403, 'InvalidConfigurationError', false, 'may not do this'],
    [404, 'InvalidConfigurationError', false, 'Check the Organization ID'],
    [413, 'DataError', false, 'too large for Ramen'],
    [418, 'DataError', false, 'Running this bundle again does not help.'],
    [429, 'RateLimitError', true, 'It asks to wait 9 seconds. Running this bundle again can help.'],
    [500, 'ConnectionError', true, 'Running this bundle again can help.'],
    [501, 'RuntimeError', false, 'Running this bundle again does not help.'],
    [502, 'ConnectionError', true, 'Running this bundle again can help.'],
    [503, 'ConnectionError', true, 'Running this bundle again can help.'],
    [504, 'ConnectionError', true, 'Running this bundle again can help.'],
    [204, 'InvalidConfigurationError', false, 'A Direct Integration answers 200 or 202'],
  ]

  test.each(answers)('%i becomes %s, retryable: %s', async (status, type, retryable, says) => {
    const received = receiveAtSegment('/v1/track')
    const body = status === 204 ? '' : { message: 'API token expired' }
    receive(endpoint, '/segment', { status, body, headers: { 'retry-after': '9' } })
    const error = await fail('track', { ...least.track, messageId: 'm-1' }, direct)
    expect([error.name, error.retryable]).toEqual([type, retryable])
    expect(error.message).toContain('Segment accepted the message with the Message ID m-1, but Ramen answered')
    expect(error.message).toContain(status === 204 ? '[204]' : `[${status}]: API token expired`)
    expect(error.message).toContain(says)
    expect(error.message).not.toContain('write key')
    expect(received).toHaveLength(1)
  })

  test.each(ofRamen)('%s speaks of Ramen for every status that base has an entry for', (module) => {
    const { base, modules } = app.definition as any
    const toRamen = modules[module].api.find((step: { url?: string }) => step.url?.includes('ramenEndpoint'))
    expect(Object.keys(toRamen.response.error)).toEqual(expect.arrayContaining(Object.keys(base.response.error)))
  })

  test('a dropped connection is retryable', async () => {
    receiveAtSegment('/v1/track')
    receive(endpoint, '/segment', { error: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
    expect((await fail('track', least.track ?? {}, direct)).name).toBe('ConnectionError')
  })

  test('the write key never goes to Ramen', async () => {
    const { ramen } = await deliver('identify', { userId: 'u-1', traits: { email: 'a@example.com' } })
    expect(JSON.stringify(ramen)).not.toContain(writeKey)
    expect(JSON.stringify(ramen)).not.toContain(Buffer.from(`${writeKey}:`).toString('base64'))
  })
})
