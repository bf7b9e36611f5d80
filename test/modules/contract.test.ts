import { describe, expect, test } from 'vitest'
import { app, fail, least, library, otherKey, receive, receiveAtSegment, run, sent, writeKey } from './run.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

/** The names of fields, each collection with those inside it. */
const namesOf = (specs: any): any[] => specs.map(({ name, spec }: any) => (spec ? [name, namesOf(spec)] : name))

/** The names of a bundle's members, likewise. */
const namesIn = (value: object): any[] =>
  Object.entries(value).map(([name, one]) => (typeof one === 'object' ? [name, namesIn(one)] : name))

describe.each(Object.entries(least))('%s', (module, parameters) => {
  const path = `/v1/${module}`

  test('sends what was filled in and nothing else', async () => {
    const body = await sent(module, parameters)
    expect(body).toEqual({ ...parameters, context: { library }, messageId: expect.stringMatching(uuid) })
  })

  test('sends JSON to the tracking API with the write key and an empty password', async () => {
    const [received] = await receivedBy(path, () => run(module, parameters))
    expect(received?.url).toBe(`https://api.segment.io${path}`)
    expect(received?.headers.authorization).toBe(basic(writeKey))
    expect(received?.headers['content-type']).toMatch(/^application\/json/)
  })

  test('sends to Dublin when the workspace is there', async () => {
    const received = receive('https://events.eu1.segmentapis.com', path)
    const { bundle } = await run(module, parameters, { region: 'eu' })
    expect(received).toHaveLength(1)
    expect(bundle.endpoint).toBe(`https://events.eu1.segmentapis.com${path}`)
  })

  test('prefers its own write key to the connection’s', async () => {
    const [received] = await receivedBy(path, () => run(module, { ...parameters, writeKey: ` ${otherKey}\n` }))
    expect(received?.headers.authorization).toBe(basic(otherKey))
  })

  test('works with a connection that holds a token alone', async () => {
    const [received] = await receivedBy(path, () =>
      run(module, { ...parameters, writeKey: otherKey }, { writeKey: undefined, token: 'token' }),
    )
    expect(received?.headers.authorization).toBe(basic(otherKey))
  })

  test('gives a bundle that says accepted, and how much was sent', async () => {
    const received = receiveAtSegment(path)
    const { bundle } = await run(module, parameters)
    expect(bundle).toEqual({
      success: true,
      messageId: received[0]?.body.messageId,
      type: module,
      endpoint: `https://api.segment.io${path}`,
      bytes: Buffer.byteLength(JSON.stringify(received[0]?.body)),
      ramen: { route: 'off', status: 'skipped', reason: 'Ramen delivery is off in the connection.' },
    })
  })

  test('gives what its interface and its sample promise', async () => {
    receiveAtSegment(path)
    const { bundle } = await run(module, parameters)
    const { interface: fields, samples } = app.definition.modules?.[module] ?? {}
    expect(namesIn(bundle)).toEqual(namesOf(fields))
    expect(namesIn(samples as object)).toEqual(namesOf(fields))
  })

  test('leaves untouched fields out, whatever the form makes of them', async () => {
    const untouched = {
      anonymousId: '',
      name: '',
      traits: { email: '', address: { city: '' } },
      customTraits: [],
      customProperties: [],
      context: { ip: '', campaign: {}, device: { id: '' } },
      destinations: [],
      messageId: '',
    }
    const body = await sent(module, { ...untouched, ...parameters })
    expect(Object.keys(body)).toEqual([...Object.keys(body).filter((key) => key in parameters), 'context', 'messageId'])
    expect(body.context).toEqual({ library })
  })

  test('sends erased fields as null', async () => {
    const body = await sent(module, {
      ...parameters,
      anonymousId: null,
      context: { ip: null, campaign: { name: null } },
    })
    expect(body.anonymousId).toBe(module === 'alias' ? undefined : null)
    expect(body.context).toEqual({ ip: null, campaign: { name: null }, library })
  })

  test('sends the whole context', async () => {
    const context = {
      locale: 'en-US',
      timezone: 'Europe/Prague',
      ip: '8.8.8.8',
      userAgent: 'Mozilla/5.0',
      active: false,
      groupId: 'g-2',
      campaign: { name: 'n', source: 's', medium: 'm', term: 't', content: 'c' },
      page: { url: 'https://example.com/a', title: 'A', path: '/a', referrer: 'https://example.org', search: '?q' },
      device: {
        id: 'd',
        type: 'ios',
        manufacturer: 'Apple',
        model: 'iPhone7,2',
        name: 'maguro',
        version: '9',
        token: 'push',
        advertisingId: 'ad',
        adTrackingEnabled: false,
      },
      os: { name: 'iPhone OS', version: '8.1.3' },
      app: { name: 'InitechGlobal', version: '545', build: '3.0.1.545', namespace: 'com.production.segment' },
      location: { city: 'SF', country: 'US', region: 'CA', latitude: 40.2964197, longitude: 0, speed: 0 },
    }
    const body = await sent(module, { ...parameters, context })
    expect(body.context).toEqual({ ...context, library })
  })

  describe('destinations', () => {
    test('are switched on, off, or on with options, and the others too', async () => {
      const body = await sent(module, {
        ...parameters,
        allOtherDestinations: false,
        destinations: [
          { name: 'Mixpanel', type: 'on' },
          { name: 'Google "Analytics" 4', type: 'off' },
          { name: 'Amplitude', type: 'json', value: '{"session_id": 123, "list": ["a\\"b", "c"]}' },
        ],
      })
      expect(body.integrations).toEqual({
        All: false,
        Mixpanel: true,
        'Google "Analytics" 4': false,
        Amplitude: { session_id: 123, list: ['a"b', 'c'] },
      })
    })

    test('can be left to the others alone', async () => {
      expect((await sent(module, { ...parameters, allOtherDestinations: true })).integrations).toEqual({ All: true })
    })

    test.each([
      [[{ name: 'All', type: 'off' }], 'Destinations must not use reserved names: All. Use All others for the rest.'],
      [
        [
          { name: 'Mixpanel', type: 'on' },
          { name: 'Mixpanel', type: 'off' },
        ],
        'Destinations must have different names, but one is given twice: Mixpanel, Mixpanel.',
      ],
      [
        [{ name: 'Amplitude', type: 'json', value: '{session_id: 123}' }],
        'JSON in Destinations must be valid, with double quotes around names and texts, and at most 16 levels deep. Check: Amplitude.',
      ],
    ])('%j are refused', async (destinations, message) => {
      const error = await fail(module, { ...parameters, destinations })
      expect([error.name, error.message]).toEqual(['DataError', message])
    })
  })

  describe('message ID', () => {
    const idOf = async (changes: Record<string, unknown>, connection?: Record<string, unknown>) =>
      (await sent(module, { ...parameters, ...changes }, connection)).messageId
    const timestamp = '2025-06-01T12:00:00Z'

    test('is the mapped one', async () => {
      expect(await idOf({ messageId: 'order-77', timestamp })).toBe('order-77')
    })

    test('is random without a timestamp', async () => {
      expect(await idOf({})).not.toBe(await idOf({}))
    })

    test('follows from source and data with a timestamp, whatever time it is and wherever Ramen gets it', async () => {
      const id = await idOf({ timestamp })
      expect(id).toMatch(/^[0-9a-f]{64}$/)
      expect(await idOf({ timestamp })).toBe(id)
      expect(await idOf({ timestamp }, { ramen: 'segment', ramenSecretKey: 'secret' })).toBe(id)
      expect(await idOf({ timestamp, writeKey: otherKey })).not.toBe(id)
      expect(await idOf({ timestamp, userId: 'u-2' })).not.toBe(id)
      expect(await idOf({ timestamp: '2025-06-01T12:00:00.001Z' })).not.toBe(id)
    })

    test.each([99, 100])('may have %i characters', async (length) => {
      expect(await idOf({ messageId: 'm'.repeat(length) })).toHaveLength(length)
    })

    test('may not have 101 characters', async () => {
      const error = await fail(module, { ...parameters, messageId: 'm'.repeat(101) })
      expect([error.name, error.message]).toEqual([
        'DataError',
        'Message ID may have at most 100 characters, this one has 101. Segment drops messages with a longer one.',
      ])
    })
  })

  test('sends the timestamp as ISO 8601 in UTC', async () => {
    expect((await sent(module, { ...parameters, timestamp: '2025-06-01T12:00:00+02:00' })).timestamp).toBe(
      '2025-06-01T10:00:00.000Z',
    )
  })

  describe('before anything is sent, it refuses', () => {
    const { userId: _, ...withoutId } = parameters

    test.each([{}, { userId: '  ' }, { userId: null, anonymousId: '' }])('a message without an ID: %j', async (ids) => {
      const error = await fail(module, { ...withoutId, ...ids })
      expect(error.name).toBe('DataError')
      expect(error.message).toMatch(
        module === 'alias'
          ? /^(User ID is blank: Segment drops|Validation failed .* User ID \(userId\): Field is mandatory)/
          : /^Fill in User ID or Anonymous ID: Segment drops a message that has neither\.$/,
      )
      expect(error.log).toEqual([])
    })

    test('a message without a write key', async () => {
      const error = await fail(module, parameters, { writeKey: undefined, token: 'token' })
      expect(error.name).toBe('InvalidConfigurationError')
      expect(error.message).toContain('There is no write key.')
    })

    /** Pads the message until it has exactly so many bytes, most of them in letters of three bytes. */
    const padded = async (bytes: number) => {
      const filled = (userAgent: string) => ({ ...parameters, context: { userAgent }, messageId: 'm' })
      const overhead = Buffer.byteLength(JSON.stringify(await sent(module, filled('-')))) - 1
      const threes = Math.floor((bytes - overhead) / 3)
      return filled('麵'.repeat(threes) + 'x'.repeat(bytes - overhead - 3 * threes))
    }

    test.each([32_767, 32_768])('not a message of %i bytes', async (bytes) => {
      const parametersOfSize = await padded(bytes)
      const received = receiveAtSegment(path)
      const { bundle } = await run(module, parametersOfSize)
      expect(bundle.bytes).toBe(bytes)
      expect(Buffer.byteLength(JSON.stringify(received[0]?.body))).toBe(bytes)
    })

    test('a message of 32,769 bytes, however few characters it has', async () => {
      const error = await fail(module, await padded(32_769))
      expect(error.name).toBe('DataError')
      expect(error.message).toContain('The message has 32769 bytes, but Segment takes at most 32768 (32 KB).')
    })
  })
})

async function receivedBy(path: string, work: () => Promise<unknown>) {
  const received = receiveAtSegment(path)
  await work()
  return received
}
