import { describe, expect, test } from 'vitest'
import { app, fail, least, library, otherKey, receive, receiveAtSegment, run, sent, writeKey, unlike } from './run.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

/** Every collection without members that stands in a value, as a path. */
const emptyCollectionsIn = (value: unknown, path = ''): string[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const members = Object.entries(value)
  return members.length === 0 ? [path] : members.flatMap(([key, one]) => emptyCollectionsIn(one, `${path}.${key}`))
}

/** The modules whose dialogs offer the surroundings of an event. */
const ofEvents = ['track', 'page', 'screen']

async function receivedBy(path: string, work: () => Promise<unknown>) {
  const received = receiveAtSegment(path)
  await work()
  return received
}

describe.each(Object.entries(least))('%s', (module, parameters) => {
  const path = `/v1/${module}`

  test('sends what was filled in and nothing else', async () => {
    const body = await sent(module, parameters)
    expect(body).toEqual({
      ...parameters,
      context: { library },
      integrations: {},
      messageId: expect.stringMatching(uuid),
    })
  })

  test('sends JSON to the tracking API with the write key and an empty password', async () => {
    const [received] = await receivedBy(path, () => run(module, parameters))
    expect(received?.url).toBe(`https://api.segment.io${path}`)
    expect(received?.headers.authorization).toBe(basic(writeKey))
    expect(received?.headers['content-type']).toMatch(/^application\/json/)
  })

  test('sends to Dublin when the workspace is there', async () => {
    const received = receive('https://events.eu1.segmentapis.com', path)
    await run(module, parameters, { region: 'eu' })
    expect(received).toHaveLength(1)
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

  test('gives a bundle that says accepted, under which ID, and whether that is the same in a repeated run', async () => {
    const received = receiveAtSegment(path)
    const { bundle } = await run(module, parameters)
    expect(bundle).toEqual({
      success: true,
      messageId: received[0]?.body.messageId,
      repeatable: false,
      type: module,
    })
  })

  test('gives what its interface and its sample promise', async () => {
    receiveAtSegment(path)
    const { bundle } = await run(module, parameters, { ramen: 'never' })
    const { interface: fields, samples } = app.definition.modules?.[module] ?? {}
    const names = (fields as { name: string }[]).map(({ name }) => name)
    expect(Object.keys(bundle)).toEqual(names)
    expect(names).toEqual(expect.arrayContaining(Object.keys(samples as object)))
  })

  test('leaves untouched fields out, whatever the form makes of them', async () => {
    const untouched = {
      anonymousId: '',
      name: '',
      traits: module === 'group' ? { email: '' } : { email: '', address: { city: '' }, company: {} },
      moreTraits: module === 'group' ? { address: { city: '' } } : {},
      customTraits: [],
      customProperties: [],
      mappedProperties: '',
      context: {
        ip: '',
        consentCategories: [],
        campaignParameters: [],
        ...(ofEvents.includes(module) && { page: {}, device: { id: '' } }),
      },
      destinations: [],
      messageId: '',
    }
    const { integrations, ...body } = await sent(module, { ...untouched, ...parameters })
    expect(integrations).toEqual({})
    expect(Object.keys(body)).toEqual([...Object.keys(body).filter((key) => key in parameters), 'messageId', 'context'])
    expect(emptyCollectionsIn(body)).toEqual([])
  })

  test('names this app as the library, whatever is mapped', async () => {
    const mapped = { ip: '8.8.8.8', library: { name: 'analytics.js', version: '2.0.0' } }
    expect((await sent(module, { ...parameters, mappedContext: mapped })).context).toEqual({ ip: '8.8.8.8', library })
  })

  test('sends the timestamp as ISO 8601 in UTC', async () => {
    expect((await sent(module, { ...parameters, timestamp: '2025-06-01T12:00:00+02:00' })).timestamp).toBe(
      '2025-06-01T10:00:00.000Z',
    )
  })

  describe('before anything is sent, it refuses', () => {
    const { userId: _, ...withoutId } = parameters

    test.each([{}, { userId: '  ' }, { userId: '\u3000' }, { userId: null, anonymousId: '' }, { anonymousId: '\n' }])(
      'a message without an ID: %j',
      async (ids) => {
        const error = await fail(module, { ...withoutId, ...ids })
        expect(error.message).toMatch(
          module === 'alias'
            ? /^(User ID is blank: Segment drops|Validation failed .* User ID \(userId\): Field is mandatory)/
            : /^Fill in User ID or Anonymous ID, or Segment drops the message\.$/,
        )
        expect(error.log).toEqual([])
      },
    )

    test.each([{}, { writeKey: ' ' }])('a message without a write key, before all else: %j', async (key) => {
      const error = await fail(
        module,
        { ...parameters, ...key, mappedContext: 'no collection' },
        { writeKey: undefined, token: 'token' },
      )
      expect([error.name, error.message]).toEqual([
        'InvalidConfigurationError',
        'There is no write key. Fill in Write key, here or in the connection.',
      ])
      expect(error.log).toEqual([])
    })
  })
})

describe.each(Object.entries(unlike))('%s: message ID', (module, parameters) => {
  const idOf = async (changes: Record<string, unknown>, connection?: Record<string, unknown>) =>
    (await sent(module, { ...parameters, ...changes }, connection)).messageId
  const timestamp = '2025-06-01T12:00:05Z'

  test('is the mapped one, without blanks around it', async () => {
    expect(await idOf({ messageId: ' order-77\n', timestamp })).toBe('order-77')
  })

  test.each([[{}], [{ messageId: '  ' }], [{ timestamp: '2025-06-01' }], [{ timestamp: '2025-06-01T12:00:00Z' }]])(
    'is random with %j, as different events may share all of that',
    async (changes) => {
      expect(await idOf(changes)).toMatch(uuid)
      expect(await idOf(changes)).not.toBe(await idOf(changes))
    },
  )

  test('is random at midnight of any time zone', async () => {
    for (const offset of ['Z', '+09:00', '-03:30', '+05:45']) {
      // oxlint-disable-next-line no-await-in-loop -- each needs its own request
      expect(await idOf({ timestamp: `2025-06-01T00:00:00${offset}` })).toMatch(uuid)
    }
  })

  test('follows from source and data with a time that has seconds, wherever Ramen gets it', async () => {
    const id = await idOf({ timestamp })
    expect(id).toMatch(/^[0-9a-f]{64}$/)
    expect(await idOf({ timestamp })).toBe(id)
    expect(await idOf({ timestamp: '2025-06-01T14:00:05+02:00' })).toBe(id)
    expect(await idOf({ timestamp }, { ramen: 'segment', ramenSecretKey: 'secret' })).toBe(id)
    expect(await idOf({ timestamp, writeKey: otherKey })).not.toBe(id)
    expect(await idOf({ timestamp }, { writeKey: otherKey })).not.toBe(id)
    expect(await idOf({ timestamp, userId: 'u-2' })).not.toBe(id)
    expect(await idOf({ timestamp: '2025-06-01T12:00:05.001Z' })).not.toBe(id)
    expect(await idOf({ timestamp, context: { ip: '8.8.8.8' } })).not.toBe(id)
  })

  test.each([
    [{}, false],
    [{ messageId: 'm' }, true],
    [{ timestamp }, true],
    [{ timestamp: '2025-06-01T12:00:00.001Z' }, true],
    [{ timestamp: '2025-06-01T12:00:00Z' }, false],
  ])('of %j is repeatable: %s', async (changes, repeatable) => {
    receiveAtSegment(`/v1/${module}`)
    expect((await run(module, { ...parameters, ...changes })).bundle.repeatable).toBe(repeatable)
  })

  test('may have 100 characters, and not 101', async () => {
    expect(await idOf({ messageId: 'm'.repeat(100) })).toHaveLength(100)
    const error = await fail(module, { ...parameters, messageId: 'm'.repeat(101) })
    expect([error.name, error.message]).toEqual([
      'BundleValidationError',
      expect.stringContaining('Message ID (messageId): Value exceeded maximum length of 100 characters.'),
    ])
  })
})

test('erased fields are sent as null: Segment then forgets the value', async () => {
  const erased = { userId: 'u-1', traits: { email: null, address: { city: null } }, moreTraits: { birthday: null } }
  expect((await sent('identify', { ...erased, context: { ip: null } })).traits).toEqual({
    email: null,
    birthday: null,
    address: { city: null },
  })
})

test('an erased timestamp or ID is none', async () => {
  const body = await sent('track', { ...least['track'], anonymousId: null, timestamp: null, messageId: null })
  expect(Object.keys(body).toSorted()).toEqual(['context', 'event', 'integrations', 'messageId', 'userId'])
})
