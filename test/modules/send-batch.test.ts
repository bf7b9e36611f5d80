import nock from 'nock'
import { afterEach, describe, expect, test } from 'vitest'
import { evaluate } from '../../src/iml/index.ts'
import { batchService, eventsOf } from './batch-service.ts'
import { app, fail, library, otherKey, run, writeKey } from './run.ts'

afterEach(() => nock.cleanAll())

const json = (events: unknown) => ({ source: 'json', json: JSON.stringify(events) })
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))
const track = (more: object = {}) => ({ type: 'track', userId: 'u-1', event: 'Order Completed', ...more })

/** Returns an event whose JSON has exactly this many bytes, filled up with a letter of one or three bytes. */
function eventOf(bytes: number, letter = 'x', more: object = { messageId: 'm' }) {
  const room = bytes - bytesOf(track({ ...more, properties: { text: '' } }))
  const width = Buffer.byteLength(letter)
  const text = letter.repeat(Math.floor(room / width)) + 'x'.repeat(room % width)
  return track({ ...more, properties: { text } })
}

interface Spec {
  name: string
  type: string
  spec?: Spec[]
}

/** The types of a bundle's members; what an event holds is its sender's. */
function shapeOf(value: any, name = ''): unknown {
  if (name === 'event') return 'any'
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shapeOf(item))
  if (typeof value !== 'object') return typeof value === 'string' ? 'text' : typeof value
  return Object.entries(value).map(([key, one]) => [key, shapeOf(one, key)])
}

/** The types of the fields of an interface, likewise. */
const shapeOfFields = (fields: readonly Spec[]): unknown =>
  fields.map(({ name, type, spec }) => [name, spec ? [shapeOfFields(spec)] : type])

describe('what is sent', () => {
  test('the events of a list, in their order, with types kept and untouched fields absent', async () => {
    const requests = batchService()
    const { bundle } = await run('sendBatch', {
      source: 'list',
      events: [
        track({ properties: { total: 1.5, open: false, tags: ['a', 'b'], nested: { deep: { é: '}{"\\' } } } }),
        { type: 'identify', anonymousId: 'a-1', traits: { name: null }, timestamp: '2026-01-01T10:00:00+01:00' },
        { type: 'alias', previousId: 'a-1', userId: 'u-1', messageId: 'own' },
        { type: 'screen', userId: 'u-1', name: 'Home', category: 'Start' },
      ],
    })
    expect(requests.map(({ body }) => body)).toEqual([
      {
        batch: [
          track({
            properties: { total: 1.5, open: false, tags: ['a', 'b'], nested: { deep: { é: '}{"\\' } } },
            messageId: expect.stringMatching(/^[0-9a-f]{20}-000001$/),
          }),
          {
            type: 'identify',
            anonymousId: 'a-1',
            traits: { name: null },
            timestamp: '2026-01-01T09:00:00.000Z',
            messageId: expect.stringMatching(/^[0-9a-f]{20}-000002$/),
          },
          { type: 'alias', previousId: 'a-1', userId: 'u-1', messageId: 'own' },
          {
            type: 'screen',
            userId: 'u-1',
            name: 'Home',
            category: 'Start',
            messageId: expect.stringMatching(/^[0-9a-f]{20}-000004$/),
          },
        ],
        context: { library },
      },
    ])
    expect(bundle).toEqual({
      success: true,
      endpoint: 'https://api.segment.io/v1/batch',
      total: 4,
      accepted: 4,
      invalid: 0,
      bytes: requests[0]?.bytes,
      requests: [{ first: 1, last: 4, events: 4, bytes: requests[0]?.bytes }],
      refused: [],
    })
  })

  test('the switches of destinations, for all of its events', async () => {
    const requests = batchService()
    const destinations = [{ name: 'Amplitude', type: 'json', value: '{"session_id": 1}' }]
    await run('sendBatch', { ...json([track()]), allOtherDestinations: false, destinations })
    expect(requests[0]?.body.integrations).toEqual({ All: false, Amplitude: { session_id: 1 } })
  })

  test.each([
    ['a JSON text', { source: 'json', json: '[]' }],
    ['a list', { source: 'list', events: [] }],
  ])('nothing for no event in %s', async (_, parameters) => {
    const requests = batchService()
    const { bundle } = await run('sendBatch', parameters)
    expect(requests).toEqual([])
    expect(bundle).toMatchObject({ total: 0, accepted: 0, bytes: 0, requests: [], refused: [] })
  })

  test('texts that look like structure, marks or replacement patterns stay as they are', async () => {
    const requests = batchService()
    const texts = [
      '","messageId":"x',
      '}\t{',
      '\r\n|',
      '\u2028\u2029',
      "$& $1 $` $'",
      '},{',
      '\\"',
      '~~~',
      '\ud83d\ude00 \u0000',
      ':{"',
    ]
    const events = texts.map((text, index) =>
      track({ messageId: `m-${index}`, event: `${text}.`, properties: { [text]: text, list: [text, [text]] } }),
    )
    await run('sendBatch', json(events))
    expect(eventsOf(requests)).toEqual(events)
  })

  test('without what Segment writes into the messages that it stores, except inside of them', async () => {
    const requests = batchService()
    const own = { version: 2, list: [{ sentAt: 1 }], ',"sentAt":1': '{"sentAt":1,' }
    const kept = track({ messageId: 'm', timestamp: '2015-12-12T19:11:01.249Z', channel: 'server', properties: own })
    const stored = {
      sentAt: '2015-12-12T19:11:01.169Z',
      version: { '}': ['{'] },
      ...kept,
      receivedAt: '2015-12-12T19:11:01.266Z',
      writeKey: 'another key',
      originalTimestamp: null,
    }
    const { bundle } = await run('sendBatch', {
      ...json([stored, { ...stored, type: 'delete' }, '{"sentAt":1,"a":2}', [stored]]),
      skipInvalid: true,
    })
    expect(requests[0]?.body.batch).toEqual([kept])
    expect(bundle.bytes).toBe(requests[0]?.bytes)
    expect(bundle.refused.map(({ event }: { event: unknown }) => event)).toEqual([
      { ...stored, type: 'delete' },
      '{"sentAt":1,"a":2}',
      [stored],
    ])
  })

  test('no secret in the log', async () => {
    batchService()
    const signed = { Ramen: { timestamp: 1, auth_hash: 'f00dfacef00dface' } }
    const { log } = await run(
      'sendBatch',
      json([track({ integrations: signed, writeKey: otherKey }), track({ integrations: { ramen: signed.Ramen } })]),
    )
    expect(log).toHaveLength(1)
    for (const secret of [writeKey, otherKey, signed.Ramen.auth_hash]) {
      expect(JSON.stringify(log)).not.toContain(secret)
    }
  })

  test('and the bundle has what the interface and the sample promise', async () => {
    batchService()
    const { bundle } = await run('sendBatch', { ...json([track(), {}]), skipInvalid: true })
    const { interface: fields, samples } = app.definition.modules?.['sendBatch'] ?? {}
    expect(shapeOf(samples)).toEqual(shapeOf(bundle))
    expect(shapeOfFields(fields as unknown as Spec[])).toEqual(shapeOf(bundle))
  })
})

describe('Message IDs', () => {
  const events = [
    track(),
    track({ messageId: null }),
    track({ messageId: '' }),
    track({ properties: { messageId: 'inner' } }),
  ]
  const idsOf = async (parameters: object): Promise<unknown[]> => {
    const requests = batchService()
    await run('sendBatch', { ...json(events), ...parameters })
    nock.cleanAll()
    return eventsOf(requests).map(({ messageId }) => messageId)
  }

  test('are given where there is none, and differ within the batch', async () => {
    const ids = await idsOf({})
    expect(new Set(ids).size).toBe(4)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{20}-00000[1-4]$/)
  })

  test('are the same when the batch is sent again, also from a later event on', async () => {
    const ids = await idsOf({})
    expect(await idsOf({})).toEqual(ids)
    expect(await idsOf({ startAt: 3 })).toEqual(ids.slice(2))
  })

  test('differ for another source, another batch, and in each run where that is chosen', async () => {
    const [first] = await idsOf({})
    const others = [
      await idsOf({ writeKey: 'another' }),
      await idsOf(json([...events, track()])),
      await idsOf({ messageIds: 'new' }),
      await idsOf({ messageIds: 'new' }),
    ].map(([id]) => id)
    expect(new Set([first, ...others]).size).toBe(5)
  })
})

/** So many collections in each other. */
const nested = (levels: number) => Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), 1)

/** Each with the end of the reason; `undefined` where it is accepted. */
const verdicts: [name: string, event: unknown, reason: string | undefined][] = [
  ['a number', 5, 'not a collection'],
  ['a text', 'track', 'not a collection'],
  ['null', null, 'not a collection'],
  ['a list', [track()], 'not a collection'],
  ['an empty collection', {}, 'none of the types'],
  ['no type', { userId: 'u', event: 'x' }, 'none of the types'],
  ['an unknown type', track({ type: 'delete' }), 'none of the types'],
  ['a type in capitals', track({ type: 'Track' }), 'none of the types'],
  ['a type inside', { userId: 'u', properties: { type: 'track' } }, 'none of the types'],
  ['no id', { type: 'page' }, 'neither userId nor anonymousId'],
  ['a blank id', { type: 'page', userId: ' \n' }, 'neither userId nor anonymousId'],
  ['an id inside', { type: 'page', context: { userId: 'u' } }, 'neither userId nor anonymousId'],
  ['a text that looks like an id', { type: 'page', name: ',"userId":"u"' }, 'neither userId nor anonymousId'],
  ['an id in quotes', { type: 'page', userId: '"' }, undefined],
  ['an id of blanks that JSON escapes', { type: 'page', userId: '\t\f\v\n' }, 'neither userId nor anonymousId'],
  ['an id of blanks of Unicode', { type: 'page', userId: '\u00a0\u2028\ufeff' }, 'neither userId nor anonymousId'],
  ['an id that is true', { type: 'page', userId: true, anonymousId: 'a' }, 'neither a text nor a number'],
  ['an id that is a collection', { type: 'page', userId: 'u', anonymousId: {} }, 'neither a text nor a number'],
  ['an id that is null', { type: 'page', userId: 'u', anonymousId: null }, undefined],
  ['a numeric id', { type: 'page', userId: 42 }, undefined],
  ['an anonymous id alone', { type: 'identify', anonymousId: 'a', userId: '' }, undefined],
  ['a track without event', { type: 'track', userId: 'u' }, 'without event'],
  ['a track with a blank event', track({ event: '  ' }), 'without event'],
  ['a track whose event is a number', track({ event: 5 }), 'without event'],
  ['a group without groupId', { type: 'group', userId: 'u' }, 'without groupId'],
  ['a group', { type: 'group', userId: 'u', groupId: 'g' }, undefined],
  ['an alias without previousId', { type: 'alias', userId: 'u' }, 'without previousId'],
  ['an alias without userId', { type: 'alias', previousId: 'u', anonymousId: 'a' }, 'without previousId'],
  ['a messageId of 99 letters', track({ messageId: 'x'.repeat(99) }), undefined],
  ['a messageId of 100 letters', track({ messageId: 'é'.repeat(100) }), undefined],
  ['a messageId of 101 letters', track({ messageId: 'x'.repeat(101) }), 'messageId'],
  ['a messageId of 100 signs that JSON escapes', track({ messageId: '"\n\u0001'.repeat(33) + '\\' }), undefined],
  ['a numeric messageId', track({ messageId: 7 }), 'messageId'],
  ['a date', track({ timestamp: '2026-01-01' }), undefined],
  ['a time with an offset', track({ timestamp: '2026-01-01T10:00:00.123+02:00' }), undefined],
  ['a time without a zone', track({ timestamp: '2026-01-01T10:00:00' }), 'timestamp'],
  ['a date in words', track({ timestamp: 'yesterday' }), 'timestamp'],
  ['a time without seconds', track({ timestamp: '2026-01-01T10:00Z' }), undefined],
  ['a leap day', track({ timestamp: '2024-02-29' }), undefined],
  ['a day that does not exist', track({ timestamp: '2026-02-29T10:00:00Z' }), 'timestamp'],
  ['an hour that does not exist', track({ timestamp: '2026-01-01T24:00:00Z' }), 'timestamp'],
  ['an offset that does not exist', track({ timestamp: '2026-01-01T10:00:00+99:99' }), 'timestamp'],
  ['a null timestamp', track({ timestamp: null }), 'timestamp'],
  ['epoch seconds', track({ timestamp: 1_767_225_600 }), 'timestamp'],
  ['properties as text', track({ properties: '{"a":1}' }), 'not a collection'],
  ['traits as a list', { type: 'identify', userId: 'u', traits: [] }, 'not a collection'],
  ['null context', track({ context: null }), undefined],
  ['32,767 bytes', eventOf(32_767), undefined],
  ['32,768 bytes', eventOf(32_768), undefined],
  ['32,769 bytes', eventOf(32_769), '32 KB'],
  ['32,768 bytes of Japanese', eventOf(32_768, '語'), undefined],
  ['32,769 bytes of Japanese', eventOf(32_769, '語'), '32 KB'],
  ['32,769 bytes of emoji', eventOf(32_769, '😀'), '32 KB'],
  ['32,726 bytes, to which 42 of a Message ID come', eventOf(32_768 - 42, 'x', {}), undefined],
  ['one more byte than that', eventOf(32_768 - 41, 'x', {}), '32 KB'],
]

/** The guard whose message holds a text. So many events would take seconds, so the step that refuses them is asked alone. */
const guardOf = (text: string) =>
  [app.definition.modules?.['sendBatch']?.api as any]
    .flat()
    .flatMap(({ response }) => response?.valid ?? [])
    .find(({ message }) => message.includes(text))

/** Runs a batch of one valid event and this one, which is skipped if it is invalid. */
async function judge(event: unknown) {
  const requests = batchService()
  const { bundle } = await run('sendBatch', { ...json([track({ messageId: 'ok' }), event]), skipInvalid: true })
  expect(eventsOf(requests)[0]).toEqual(track({ messageId: 'ok' }))
  return { sent: eventsOf(requests)[1], refused: bundle.refused }
}

describe('what is accepted', () => {
  test.each(verdicts.filter(([, , reason]) => reason === undefined))('%s', async (_, event) => {
    const { sent, refused } = await judge(event)
    expect(sent).toMatchObject(Object(event))
    expect(refused).toEqual([])
  })
})

describe('what is refused', () => {
  test.each(verdicts.filter(([, , reason]) => reason !== undefined))('%s', async (_, event, reason) => {
    const { sent, refused } = await judge(event)
    expect(sent).toBeUndefined()
    expect(refused).toEqual([{ position: 2, reason: expect.stringContaining(`${reason}`), event }])
  })

  test('the whole batch, unless invalid events are skipped; the error names position and reason', async () => {
    const requests = batchService()
    const error = await fail('sendBatch', json([track(), { type: 'page' }, {}]))
    expect(error).toMatchObject({
      name: 'DataError',
      message:
        'Event 2 of 3 has neither userId nor anonymousId. Events refused in all: 2. Nothing was sent. Correct it, or choose Skip invalid events.',
    })
    expect(requests).toEqual([])
  })

  test('refused events come back as they were', async () => {
    batchService()
    const odd = { type: 'page', properties: { 'a\t"': ['}', { $1: '\r\n' }] } }
    const { bundle } = await run('sendBatch', { ...json([odd, 'x']), skipInvalid: true })
    expect(bundle).toMatchObject({ total: 2, accepted: 0, invalid: 2, requests: [] })
    expect(bundle.refused.map(({ event }: { event: unknown }) => event)).toEqual([odd, 'x'])
  })

  test.each([
    ['text that is no JSON', '[{"type": "track",}]', 'must be valid JSON'],
    ['nothing', ' ', 'JSON'],
    ['one event without brackets', JSON.stringify(track()), 'must be a list'],
    ['two lists', '[] ; []', 'must be valid JSON'],
    ['20,000 brackets', '['.repeat(20_000), 'must be valid JSON'],
  ])('%s', async (_, text, message) => {
    expect((await fail('sendBatch', { source: 'json', json: text })).message).toContain(message)
  })

  test('not a list whose events nest 16 levels deep', async () => {
    const requests = batchService()
    const events = [track({ messageId: 'm', properties: nested(16) }), track({ messageId: 'n' })]
    await run('sendBatch', { source: 'list', events })
    expect(eventsOf(requests)).toEqual(events)
  })

  test.each([
    [0, false],
    [2, true],
  ])('a list whose event at index %i nests deeper, at once and by its position', async (index, skipInvalid) => {
    const long = 'a b '.repeat(10_000)
    const events: unknown[] = Array.from({ length: 5 }, () => track())
    events[index] = track({ properties: { inner: nested(16), long } })
    const error = await fail('sendBatch', { source: 'list', events, skipInvalid })
    expect(error).toMatchObject({
      name: 'DataError',
      message: `Event ${index + 1} nests lists and collections more than 16 levels deep inside it. Nothing was sent. Nest it less or take it out: the batch cannot be read without it.`,
      log: [],
    })
  })

  test.each([
    [249_999, true],
    [250_000, true],
    [250_001, false],
  ])('%i events are allowed: %s', (count, accepted) => {
    const { condition, message } = guardOf('events, but one operation')
    const temp = { lines: '\n'.repeat(count) }
    expect(evaluate(condition, { temp })).toBe(accepted)
    expect(evaluate(message, { temp })).toBe(
      `There are ${count} events, but one operation can send at most 250000. Nothing was sent. Send them in several batches.`,
    )
  })

  test('a position behind the last event', async () => {
    const error = await fail('sendBatch', { ...json([track()]), startAt: 2 })
    expect(error.message).toBe(
      'Start at event is 2, but the number of events is 1. Fill in a smaller number, or leave it empty to send all.',
    )
  })

  test('no write key', async () => {
    expect((await fail('sendBatch', json([track()]), { writeKey: '' })).name).toBe('InvalidConfigurationError')
  })
})

describe('how it is divided', () => {
  test.each([
    [2499, [2499]],
    [2500, [2500]],
    [2501, [2500, 1]],
    [5001, [2500, 2500, 1]],
  ])('%i small events', async (count, expected) => {
    const requests = batchService()
    const { bundle } = await run(
      'sendBatch',
      json(Array.from({ length: count }, (_, n) => ({ type: 'page', userId: n }))),
    )
    expect(requests.map(({ body }) => body.batch.length)).toEqual(expected)
    expect(bundle.requests.map(({ events }: { events: number }) => events)).toEqual(expected)
    expect(bundle.requests.at(-1).last).toBe(count)
  })

  test('by bytes: the events and their commas may take 497,499 bytes', async () => {
    const events = (last: number) => [...Array.from({ length: 15 }, () => eventOf(32_000)), eventOf(last)]
    const room = 497_499 - 15 * 32_001
    for (const [more, expected] of [
      [-1, [16]],
      [0, [16]],
      [1, [15, 1]],
    ] as const) {
      const requests = batchService()
      // oxlint-disable-next-line no-await-in-loop -- one service at a time
      const { bundle } = await run('sendBatch', json(events(room + more)))
      expect(requests.map(({ body }) => body.batch.length)).toEqual(expected)
      expect(bundle.requests.map(({ bytes }: { bytes: number }) => bytes)).toEqual(requests.map(({ bytes }) => bytes))
      nock.cleanAll()
    }
  })

  test('10,000 events of 400 bytes take 9 requests at most', async () => {
    const requests = batchService()
    const events = Array.from({ length: 10_000 }, (_, n) => eventOf(400, 'é', { userId: String(n).padStart(5, '0') }))
    expect(bytesOf(events[0])).toBe(400)
    const { bundle } = await run('sendBatch', { source: 'list', events })
    expect(requests.length).toBeLessThanOrEqual(9)
    for (const { bytes } of requests) expect(bytes).toBeLessThanOrEqual(500_000)
    expect(eventsOf(requests).map(({ userId }) => userId)).toEqual(events.map(({ userId }) => userId))
    expect(bundle).toMatchObject({ total: 10_000, accepted: 10_000, invalid: 0 })
  })

  test.each([
    [99, true],
    [100, true],
    [101, false],
  ])('%i requests are allowed: %s', (count, allowed) => {
    const { condition, message } = guardOf('Make allows')
    const temp = { requests: `${'x'.repeat(2500)}\r`.repeat(count) }
    expect(evaluate(condition, { temp })).toBe(allowed)
    expect(evaluate(message, { temp })).toBe(
      `The events would take ${count} requests, but Make allows 100 in one operation. Send them in several batches. Nothing was sent.`,
    )
  })
})

describe('a request that fails', () => {
  const events = Array.from({ length: 6000 }, (_, n) => ({ type: 'page', userId: `u-${n}` }))

  test.each([
    [429, 'RateLimitError'],
    [503, 'ConnectionError'],
    [400, 'DataError'],
    [401, 'InvalidAccessTokenError'],
  ])('ends the batch: %i is a %s that says where', async (status, type) => {
    const requests = batchService(2, status)
    const error = await fail('sendBatch', json(events.slice(0, 2501)))
    expect(requests).toHaveLength(1)
    expect(error.name).toBe(type)
    expect(error.message).toContain('The request that begins with event 2501 of 2501 failed')
  })

  test.each([
    [{}, 'Send the batch again: by the same Message IDs, Segment counts no event twice. Or send it'],
    [{ messageIds: 'new' }, 'Send the same events again'],
  ])('says how to go on: %j', async (options, advice) => {
    batchService(2)
    const error = await fail('sendBatch', { ...json(events.slice(0, 2502)), ...options, startAt: 2 })
    expect(error.message).toContain(
      ` The request that begins with event 2502 of 2502 failed. Before it Segment accepted 2500 events in this run; nothing after it was sent. ${advice} with 2502 under Start at event.`,
    )
  })

  test('loses and doubles nothing when the batch is sent again, whole or from there', async () => {
    const first = batchService(3)
    await fail('sendBatch', json(events))
    nock.cleanAll()
    const again = batchService()
    await run('sendBatch', json(events))
    nock.cleanAll()
    const later = batchService()
    const { bundle } = await run('sendBatch', { ...json(events), startAt: 5001 })
    const ids = eventsOf(again).map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(6000)
    expect(eventsOf(first).map(({ messageId }) => messageId)).toEqual(ids.slice(0, 5000))
    expect(eventsOf(later).map(({ messageId }) => messageId)).toEqual(ids.slice(5000))
    expect(bundle).toMatchObject({ total: 6000, accepted: 1000, requests: [{ first: 5001, last: 6000 }] })
  })

  test('is one that is not confirmed, too', async () => {
    nock('https://api.segment.io').post('/v1/batch').reply(200, 'hello')
    const error = await fail('sendBatch', json(events.slice(0, 3)))
    expect(error).toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining('begins with event 1 of 3 failed. Before it Segment accepted 0 events'),
    })
  })
})
