import nock from 'nock'
import { describe, expect, test } from 'vitest'
import vectors from '../cases/ramen/auth-hash.json' with { type: 'json' }
import { authHash } from '../../src/ramen/index.ts'
import {
  fail,
  least,
  library,
  loadedAt,
  now,
  ofRamen,
  otherKey,
  receive,
  receiveAtSegment,
  run,
  sent,
  writeKey,
} from './run.ts'

const endpoint = 'https://ramen.example.com'
const apiKey = 'ramen-api-key'
const direct = {
  ramen: 'direct',
  ramenEndpoint: `${endpoint}/segment`,
  ramenApiKey: apiKey,
  ramenOrganizationId: 'org "7"',
}

async function deliver(module: string, parameters: Record<string, unknown>, connection = {}, answer = {}) {
  const atSegment = receiveAtSegment(`/v1/${module}`)
  const atRamen = receive(endpoint, '/segment', { body: '', ...answer })
  const { bundle, log } = await run(module, parameters, { ...direct, ...connection })
  return { bundle, log, segment: atSegment[0]?.body, ramen: atRamen[0] }
}

/** Runs a module that must stop before anything is sent, and returns its message. */
async function refusalOf(module: string, parameters: Record<string, unknown>): Promise<string> {
  const error = await fail(module, parameters, direct)
  expect([error.name, error.log]).toEqual(['DataError', []])
  return error.message
}

const envelope = {
  version: '1.1',
  user_id: 'u-1',
  message_id: 'm-1',
  sent_at: now.toISOString(),
  received_at: now.toISOString(),
  integrations: { ramen: true },
}
const context = {
  ip: '8.8.8.8',
  userAgent: 'Mozilla/5.0',
  groupId: 'g',
  consentCategories: [{ category: 'Ads', agreed: false }],
  externalIds: [{ id: '1', type: 'phone' }],
}
const contextThere = {
  ip: '8.8.8.8',
  user_agent: 'Mozilla/5.0',
  group_id: 'g',
  consent: { category_preferences: { Ads: false } },
  external_ids: [{ id: '1', type: 'phone' }],
  library,
}
/** From Segment’s page on Direct Integrations, but for the date: the year 1967 is refused as **Created at**. */
const mixedCasing = {
  address: { street: '1 Lucille Lane', city: 'Newport Coast', postalCode: '92606', state: 'CA' },
  CreatedAt: '2003-11-02T08:00:00.000Z',
  NAME: 'Michael Bluth',
  user_id: 12345,
}
const past = { timestamp: '2020-01-01T00:00:00.000Z', messageId: 'm-1' }

describe('the request', () => {
  test('is one of the Direct Integration contract, with the destination’s settings', async () => {
    const { ramen } = await deliver('track', { ...least['track'] })
    expect(ramen?.headers).toMatchObject({
      accept: '*/*',
      authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      'cache-control': 'no-cache',
      'content-type': expect.stringMatching(/^application\/json/),
      'user-agent': 'Segment',
    })
    const settings = Buffer.from(ramen?.headers['x-segment-settings'] ?? '', 'base64').toString()
    expect(JSON.parse(settings)).toEqual({ organization_id: 'org "7"' })
  })

  test('names no organization when there is none', async () => {
    const { ramen } = await deliver('page', { ...least['page'] }, { ramenOrganizationId: undefined })
    expect(Buffer.from(ramen?.headers['x-segment-settings'] ?? '', 'base64').toString()).toBe('{}')
  })

  test('carries no write key', async () => {
    const { ramen } = await deliver('identify', {
      userId: 'u-1',
      writeKey: otherKey,
      traits: { email: 'a@example.com' },
    })
    for (const key of [writeKey, otherKey]) {
      expect(JSON.stringify(ramen)).not.toContain(key)
      expect(JSON.stringify(ramen)).not.toContain(Buffer.from(`${key}:`).toString('base64'))
    }
  })
})

describe('the whole message goes there, its names in snake_case and its values untouched:', () => {
  test('Identify, with IDs, times, context and traits', async () => {
    const { ramen } = await deliver('identify', {
      userId: ' u-1 ',
      anonymousId: 'a-1',
      ...past,
      context,
      traits: {
        firstName: 'A',
        createdAt: '2009-02-13T23:31:30Z',
        address: { city: 'C', postalCode: 'camelCase "postalCode":' },
        company: { id: 'acme', employee_count: 3 },
      },
      moreTraits: { birthday: '1985-03-31' },
      customTraits: [
        { name: 'plan_name', type: 'text', value: 'proPlan, "planName":' },
        { name: 'order_completed_last_30days', type: 'boolean', value: false },
        { name: 'list', type: 'any', value: [{ deep_key: 'DeepValue' }] },
      ],
    })
    expect(ramen?.body).toEqual({
      type: 'identify',
      ...envelope,
      anonymous_id: 'a-1',
      timestamp: past.timestamp,
      context: contextThere,
      traits: {
        first_name: 'A',
        created_at: '2009-02-13T23:31:30.000Z',
        address: { city: 'C', postal_code: 'camelCase "postalCode":' },
        company: { id: 'acme', employee_count: 3 },
        birthday: '1985-03-31T00:00:00.000Z',
        plan_name: 'proPlan, "planName":',
        order_completed_last_30days: false,
        list: [{ deep_key: 'DeepValue' }],
      },
    })
  })

  test('Track, with its event, context and properties', async () => {
    const { ramen } = await deliver('track', {
      ...least['track'],
      ...past,
      context,
      currency: 'eur',
      eventProperties: { order_id: 'o', products: [{ product_id: 'p' }] },
      mappedProperties: { note: 'n' },
    })
    expect(ramen?.body).toEqual({
      type: 'track',
      event: 'Order Completed',
      ...envelope,
      timestamp: past.timestamp,
      context: contextThere,
      properties: { currency: 'EUR', order_id: 'o', products: [{ product_id: 'p' }], note: 'n' },
    })
  })

  test('Page, with its name, context and properties', async () => {
    const { ramen } = await deliver('page', {
      ...least['page'],
      ...past,
      context,
      name: 'Pricing',
      category: 'Docs',
      title: 'T',
    })
    expect(ramen?.body).toEqual({
      type: 'page',
      name: 'Pricing',
      category: 'Docs',
      ...envelope,
      timestamp: past.timestamp,
      context: contextThere,
      properties: { title: 'T', category: 'Docs' },
    })
  })

  test('Group, with group ID, context and traits', async () => {
    const { ramen } = await deliver('group', {
      ...least['group'],
      ...past,
      context,
      traits: { name: 'Initech', createdAt: '2009-02-13T23:31:30Z' },
      moreTraits: { address: { postalCode: '1' } },
    })
    expect(ramen?.body).toEqual({
      type: 'group',
      ...envelope,
      timestamp: past.timestamp,
      context: contextThere,
      group_id: 'g-1',
      traits: { name: 'Initech', created_at: '2009-02-13T23:31:30.000Z', address: { postal_code: '1' } },
    })
  })

  test('the documented example of mixed casing, in the fields of the dialog', async () => {
    const { user_id: userId, NAME: name, CreatedAt: createdAt, address } = mixedCasing
    const { ramen } = await deliver('identify', { userId, traits: { name, createdAt, address } })
    expect(ramen?.body).toMatchObject({
      user_id: '12345',
      traits: {
        name: 'Michael Bluth',
        created_at: '2003-11-02T08:00:00.000Z',
        address: { street: '1 Lucille Lane', city: 'Newport Coast', postal_code: '92606', state: 'CA' },
      },
    })
  })

  test('a page view of an anonymous visitor', async () => {
    const { ramen } = await deliver('page', { anonymousId: 'a-1' })
    expect(ramen?.body).toMatchObject({ type: 'page', anonymous_id: 'a-1' })
    expect(ramen?.body).not.toHaveProperty('user_id')
  })

  test('an erased trait, and an address that is a text', async () => {
    const { ramen } = await deliver('identify', {
      userId: 'u-1',
      traits: { firstName: null },
      planTraits: { address: 'Main St' },
    })
    expect(ramen?.body.traits).toEqual({ first_name: null, address: 'Main St' })
  })
})

const wantsSnakeCase = 'Ramen wants names in snake_case, such as plan_name, also in collections and the context.'

describe('a name that is not in snake_case is refused:', () => {
  test.each(['planName', 'URL', 'Score', 'total billed', 'größe', 'a.b', 'a-b', '$set'])(
    'the name %s',
    async (name) => {
      const message = await refusalOf('track', {
        ...least['track'],
        customProperties: [{ name, type: 'text', value: 'x' }],
      })
      expect(message).toBe(wantsSnakeCase)
    },
  )

  test.each([
    { a: { productId: 1 } },
    { products: [{ sku: 1 }, { productId: 2 }] },
    { a: [[{ B: 1 }]] },
    { 'x y': {} },
  ])('also inside collections and lists: %j', async (mappedProperties) => {
    expect(await refusalOf('track', { ...least['track'], mappedProperties })).toBe(wantsSnakeCase)
  })

  test.each([
    { a: 'planName' },
    { a: '"planName":' },
    { a: '{"planName":1}' },
    { a: ',"B c":' },
    { a: '{', b: 'Q' },
    { a: ',', b: 'X' },
    { a: ['A', 'B'] },
    { a_1: { b_2: [{ c3: 'Größe' }] } },
  ])('but no value, whatever it looks like: %j', async (mappedProperties) => {
    const { ramen } = await deliver('track', { ...least['track'], mappedProperties })
    expect(ramen?.body.properties).toEqual(mappedProperties)
  })

  test('as in the documented example of mixed casing, mapped whole', async () => {
    expect(await refusalOf('identify', { userId: '12345', traits: mixedCasing })).toBe(wantsSnakeCase)
  })

  test('in the context too, but not categories of consent', async () => {
    const error = await refusalOf('page', { ...least['page'], mappedContext: { userAgentData: {} } })
    expect(error).toBe(wantsSnakeCase)
    const { ramen } = await deliver('page', {
      ...least['page'],
      mappedContext: { consent: { categoryPreferences: { C0001: true } }, userAgent: 'x' },
    })
    expect(ramen?.body.context).toEqual({
      consent: { category_preferences: { C0001: true } },
      user_agent: 'x',
      library,
    })
  })

  test('and is no matter on the other routes', async () => {
    const properties = { planName: 1, 'a b': [{ Deep: 1 }] }
    for (const ramen of [undefined, 'segment', 'never']) {
      // oxlint-disable-next-line no-await-in-loop -- each needs its own request
      expect((await sent('track', { ...least['track'], mappedProperties: properties }, { ramen })).properties).toEqual(
        properties,
      )
    }
  })
})

describe('two spellings of one name, which would be one name there, are refused on every route:', () => {
  test.each([
    ['identify', { traits: { firstName: 'A' }, customTraits: [{ name: 'first_name', type: 'text', value: 'B' }] }],
    [
      'identify',
      { traits: { createdAt: '2020-01-01' }, customTraits: [{ name: 'created_at', type: 'number', value: 5 }] },
    ],
    [
      'group',
      { traits: { createdAt: '2020-01-01' }, customTraits: [{ name: 'created_at', type: 'number', value: 5 }] },
    ],
    ['track', { eventProperties: { orderId: 1 }, customProperties: [{ name: 'order_id', type: 'text', value: 'x' }] }],
    ['identify', { traits: { firstName: 'A' }, planTraits: { first_name: 'B' } }],
  ])('%s %j', async (module, parameters) => {
    const error = await fail(module, { ...least[module], ...parameters })
    expect(error.message).toMatch(/^A name is there twice: /)
  })
})

describe('secure mode', () => {
  const secret = 'organization-secret'
  const seconds = Math.floor(now.getTime() / 1000)
  const signed = (user: { email?: string; name?: string; id: string }) => ({
    timestamp: seconds,
    auth_hash: authHash({ ...user, timestamp: seconds, secret }),
  })

  test.each([
    [
      { email: 'b@example.com', name: ' Bugs ' },
      { email: 'b@example.com', name: 'Bugs' },
    ],
    [
      { email: 'b@example.com', firstName: ' Bugs ', lastName: 'Bunny' },
      { email: 'b@example.com', name: 'Bugs Bunny' },
    ],
    [{ email: 'b@example.com' }, { email: 'b@example.com' }],
    [{ firstName: 'Bugs' }, {}],
    [{ name: 'Zoë Ångström 拉麵' }, { name: 'Zoë Ångström 拉麵' }],
    [{ email: 'b@example.com', name: '  ' }, { email: 'b@example.com' }],
    [undefined, {}],
  ])('hashes the traits %j as Ramen sees them', async (traits, user) => {
    const body = await sent('identify', { userId: 'ü-7', traits }, { ramen: 'segment', ramenSecretKey: ` ${secret}\n` })
    expect(body.integrations.Ramen).toEqual(signed({ ...user, id: 'ü-7' }))
  })

  test.each(vectors)(
    'hashes $email, $id, $name as the vendor does',
    async ({ email, id, name, timestamp, secret: ramenSecretKey, hash }) => {
      const received = receiveAtSegment('/v1/identify')
      await loadedAt(new Date(timestamp * 1000)).runModule('identify', {
        parameters: { userId: String(id), traits: { email, name } },
        connection: { region: 'us', writeKey, ramen: 'segment', ramenSecretKey },
      })
      expect(received[0]?.body.integrations.Ramen).toEqual({ timestamp, auth_hash: hash })
    },
  )

  test('sends the name that was hashed on the direct route, and leaves the user’s name at Segment alone', async () => {
    const traits = { email: 'bugs@example.com' }
    const { ramen, segment } = await deliver('identify', { userId: 'u-1', traits }, { ramenSecretKey: secret })
    expect(ramen?.body.traits).toEqual({ ...traits, name: 'bugs@example.com' })
    expect(ramen?.body.integrations).toEqual({ ramen: signed({ email: 'bugs@example.com', id: 'u-1' }) })
    expect(segment.traits).toEqual(traits)
  })

  test('does not sign what Ramen does not get', async () => {
    const received = receiveAtSegment('/v1/identify')
    const { bundle } = await run('identify', { anonymousId: 'a' }, { ramen: 'segment', ramenSecretKey: secret })
    expect(received[0]?.body.integrations).toEqual({})
    expect(bundle.ramen).toBe('not marked or sent: Ramen needs a User ID')
  })
})

describe('the answer', () => {
  test.each([200, 202])('%i is accepted', async (status) => {
    const { bundle } = await deliver('page', { ...least['page'] }, {}, { status })
    expect(bundle.ramen).toBe('accepted by the direct endpoint')
  })

  test.each(ofRamen)(
    'of Segment decides first: %s does not go there when Segment refused it',
    async (module, parameters) => {
      receiveAtSegment(`/v1/${module}`, { status: 503 })
      expect((await fail(module, parameters, direct)).statusCode).toBe(503)
    },
  )

  const answers: [status: number, type: string, retryable: boolean, says: string][] = [
    [400, 'DataError', false, 'Check the values.'],
    [401, 'InvalidConfigurationError', false, 'Check the API key, the secret key and the email.'],
    [403, 'InvalidConfigurationError', false, ''],
    [404, 'InvalidConfigurationError', false, 'Check the Organization ID and the endpoint.'],
    [413, 'InvalidConfigurationError', false, ''],
    [429, 'RateLimitError', true, ''],
    [500, 'ConnectionError', true, ''],
    [501, 'InvalidConfigurationError', false, ''],
    [502, 'ConnectionError', true, ''],
    [503, 'ConnectionError', true, ''],
    [504, 'ConnectionError', true, ''],
    [204, 'InvalidConfigurationError', false, 'Expected: 200 or 202.'],
  ]

  const unlikeOnes = ofRamen.filter(([module]) => module === 'identify' || module === 'page')

  test.each(unlikeOnes.flatMap(([module, parameters]) => answers.map((answer) => ({ module, parameters, answer }))))(
    '$answer to $module says that Segment has the message, and what to do',
    async ({ module, parameters, answer: [status, type, retryable, says] }) => {
      const received = receiveAtSegment(`/v1/${module}`)
      const body = status === 204 ? '' : { message: 'API token expired' }
      receive(endpoint, '/segment', { status, body, headers: { 'retry-after': '9' } })
      const error = await fail(module, { ...parameters, messageId: 'm-1' }, direct)
      expect([error.name, error.retryable]).toEqual([type, retryable])
      expect(error.message).toContain(`Segment accepted the message m-1, Ramen answered [${status}]: `)
      expect(error.message).toContain(status === 204 ? '' : 'API token expired')
      expect(error.message).toContain(says)
      expect(error.message).not.toContain('write key')
      expect(received).toHaveLength(1)
    },
  )

  test('that repeats the API key is not shown', async () => {
    receiveAtSegment('/v1/track')
    receive(endpoint, '/segment', { status: 401, body: { message: `${'x'.repeat(295)}${apiKey} is wrong` } })
    const { message } = await fail('track', { ...least['track'] }, direct)
    expect(message).toContain('the answer repeats the API key')
    expect(message).not.toContain('xxx')
  })

  test('that never comes is a ConnectionError', async () => {
    receiveAtSegment('/v1/track')
    receive(endpoint, '/segment', { error: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
    expect((await fail('track', least['track'] ?? {}, direct)).name).toBe('ConnectionError')
    nock.cleanAll()
  })
})
