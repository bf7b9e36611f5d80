import { readFileSync } from 'node:fs'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import {
  maxEventKilobytes,
  maxEvents,
  maxEventsPerRequest,
  maxMessageIdLength,
  maxRequestBytes,
  maxRequests,
} from '../../modules/shared/batch/limits.ts'
import { readSection } from '../app-file.ts'
import { asJson, asList, batchService, bytesOf, eventOf, eventsOf, track, tracks } from './batch-service.ts'
import { fail, library, otherKey, run, writeKey } from './run.ts'

const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

describe('what is sent', () => {
  test('the events of a list, in their order and as they are, in one request', async () => {
    const requests = batchService()
    const properties = { total: 1.5, open: false, none: null, tags: ['a', 'b'], nested: { deep: { é: '}{"\\' } } }
    const events = [
      track({ properties }),
      { type: 'identify', anonymousId: 'a-1', traits: { name: null } },
      { type: 'alias', previousId: 'a-1', userId: 'u-1', messageId: 'own' },
      { type: 'screen', userId: 'u-1', name: 'Home', category: 'Start', context: { ip: '203.0.113.7' } },
      { type: 'group', userId: 'u-1', groupId: 'g-1', integrations: { Amplitude: false } },
      { type: 'page', userId: 'u-1', properties: {} },
    ]
    const { bundle } = await run('sendBatch', asList(events))
    expect(requests).toEqual([
      {
        bytes: expect.any(Number),
        headers: expect.objectContaining({ authorization: basic(writeKey), 'content-type': 'application/json' }),
        body: { batch: events, context: { library }, integrations: {} },
      },
    ])
    expect(bundle).toEqual({
      success: true,
      total: 6,
      accepted: 6,
      requests: 1,
      bytes: bytesOf(events),
      repeatable: false,
    })
  })

  test.each([
    ['a list', (events: unknown) => asJson(events)],
    ['a list under batch', (events: unknown) => asJson({ batch: events })],
    ['a list in lines', (events: unknown) => ({ source: 'json', json: `\n ${JSON.stringify(events, null, 2)}\n` })],
  ])('the events of JSON, which is %s', async (_what, parameters) => {
    const requests = batchService()
    const events = [...tracks(2), { type: 'page', userId: 'u-1', messageId: 'p', channel: 'server', timestamp: null }]
    const { bundle } = await run('sendBatch', parameters(events))
    expect(requests.map(({ body }) => body)).toEqual([{ batch: events, context: { library }, integrations: {} }])
    expect(bundle).toMatchObject({ total: 3, accepted: 3, requests: 1, repeatable: true })
  })

  test.each([
    ['a list', asList([])],
    ['JSON', asJson([])],
    ['JSON under batch', asJson({ batch: [] })],
  ])('nothing for no event in %s, and the run is green', async (_what, parameters) => {
    const { bundle, log } = await run('sendBatch', parameters)
    expect(log.filter(({ kind }) => kind === 'exchange')).toEqual([])
    expect(bundle).toEqual({ success: false, total: 0, accepted: 0, requests: 0, bytes: 2, repeatable: true })
  })

  test('texts that look like structure, rules or replacement patterns as they are', async () => {
    const requests = batchService()
    const texts = ['"userId":5', '"properties":null', '","messageId":"x', "$& $1 $` $'", '},{', '\\"', ':{"', '{{1}}']
    const events = [...texts, '\ud83d\ude00 \u0000 \u2028'].map((text, index) =>
      track({ messageId: `m-${index}`, event: `${text}.`, properties: { [text]: text, list: [text, [text]] } }),
    )
    await run('sendBatch', asJson(events))
    expect(eventsOf(requests)).toEqual(events)
  })

  test('to the region of the connection', async () => {
    const service = nock('https://events.eu1.segmentapis.com').post('/v1/batch').reply(200, { success: true })
    expect((await run('sendBatch', asJson(tracks(1)), { region: 'eu' })).bundle.accepted).toBe(1)
    expect(service.isDone()).toBe(true)
  })

  test.each([
    ['its own write key', otherKey, writeKey, otherKey],
    ['its own write key alone', otherKey, undefined, otherKey],
    ['the write key of the connection', undefined, ` ${writeKey}\n`, writeKey],
  ])('with %s', async (_what, own, ofConnection, used) => {
    const requests = batchService()
    await run('sendBatch', asJson(tracks(1), { writeKey: own }), { writeKey: ofConnection })
    expect(requests.map(({ headers }) => headers['authorization'])).toEqual([basic(used)])
  })

  test.each([undefined, '', '  '])('nothing without a write key (%j), which is said first', async (key) => {
    const error = await fail('sendBatch', asJson('x'), { writeKey: key })
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toContain('There is no write key')
  })

  test('the switches of destinations, for all events', async () => {
    const requests = batchService()
    const more = {
      allOtherDestinations: false,
      destinations: [{ name: 'Mixpanel', value: true }],
      mappedDestinations: { Amplitude: { session_id: 1 } },
    }
    await run('sendBatch', asJson(tracks(1), more))
    expect(requests[0]?.body.integrations).toEqual({ All: false, Mixpanel: true, Amplitude: { session_id: 1 } })
  })

  const twice = [
    { name: 'A', value: true },
    { name: 'A', value: false },
  ]

  test.each([
    [{ mappedDestinations: ['Mixpanel'] }, 'Mapped destinations must be a collection.'],
    [{ destinations: twice }, 'A destination is there twice.'],
  ])('nothing with %j', async (more, message) => {
    expect((await fail('sendBatch', asJson(tracks(1), more))).message).toBe(message)
  })
})

/** Sends events and returns how many went into each request. */
async function sizes(events: readonly unknown[], more?: object): Promise<number[]> {
  const requests = batchService()
  const { bundle } = await run('sendBatch', asJson(events, more))
  nock.cleanAll()
  const counts = requests.map(({ body }) => body.batch.length)
  expect(bundle).toMatchObject({ total: events.length, accepted: events.length, requests: counts.length })
  for (const { bytes } of requests) expect(bytes).toBeLessThanOrEqual(maxRequestBytes)
  return counts
}

const small = (count: number) => Array.from({ length: count }, (_, n) => ({ type: 'page', userId: `${n}` }))

/** Sixteen small events, then sixteen large ones: two parts by the average, the second of 490,000 bytes and some more. */
function uneven(more: number) {
  const rest = 490_000 - bytesOf(Array.from({ length: 15 }, () => eventOf(31_000))) - 1
  const large = [...Array.from({ length: 15 }, () => eventOf(31_000)), eventOf(rest + more)]
  expect(bytesOf(large)).toBe(490_000 + more)
  return [...Array.from({ length: 16 }, () => eventOf(200)), ...large]
}

describe('how it is divided', () => {
  test.each([
    [1, [1]],
    [maxEventsPerRequest - 1, [2499]],
    [maxEventsPerRequest, [2500]],
    [maxEventsPerRequest + 1, [1251, 1250]],
  ])('%i small events', async (count, expected) => {
    expect(await sizes(small(count))).toEqual(expected)
  })

  test('50,000 small events take 20 requests', async () => {
    expect(await sizes(small(maxEvents))).toEqual(Array.from({ length: maxRequests }, () => 2500))
  })

  test('50,001 events are too many', async () => {
    const error = await fail('sendBatch', asJson(small(maxEvents + 1)))
    expect([error.name, error.message]).toEqual([
      'DataError',
      'The events need more than 20 requests of 2500 events or 500 KB. Send them in several batches.',
    ])
  })

  test('so are 10 MB, however few they are', async () => {
    const events = Array.from({ length: 320 }, () => track({ properties: { text: 'x'.repeat(31_000) } }))
    expect((await fail('sendBatch', asList(events))).message).toContain(
      'more than 20 requests of 2500 events or 500 KB',
    )
  })

  test('10,000 events of 400 bytes take 9 requests', async () => {
    const events = Array.from({ length: 10_000 }, (_, n) => eventOf(400, { userId: String(n).padStart(5, '0') }))
    expect(bytesOf(events[0])).toBe(400)
    expect(await sizes(events)).toEqual([...Array.from({ length: 8 }, () => 1112), 1104])
  })

  test('evenly, so that events that differ a little in size need no thought', async () => {
    const events = Array.from({ length: 2222 }, (_, n) => eventOf(390 + ((n * 7) % 60)))
    expect(bytesOf(events)).toBeGreaterThan(900_000)
    expect(await sizes(events)).toEqual([741, 741, 740])
  })

  test.each([
    [1, 3, [1, 1, 1]],
    [3, 8, [3, 3, 2]],
    [2500, 8, [8]],
    [undefined, 8, [8]],
  ])('%s events per request, of %i', async (perRequest, count, expected) => {
    expect(await sizes(small(count), { perRequest })).toEqual(expected)
  })

  test('40 events, two in each, take 20 requests', async () => {
    expect(await sizes(small(40), { perRequest: 2 })).toHaveLength(20)
  })

  test('41 events, two in each, need too many', async () => {
    expect((await fail('sendBatch', asList(small(41), { perRequest: 2 }))).message).toBe(
      'The events need more than 20 requests. Leave Events per request empty, or send several batches.',
    )
  })

  test.each([0, -1, 1.5, 2501, 'x'])('%j events per request are refused by the dialog', async (perRequest) => {
    expect((await fail('sendBatch', asList(small(2), { perRequest }))).message).toContain('Events per request')
  })

  test.each([-1, 0])('a part of 490,000 bytes and %i more is sent', async (more) => {
    expect(await sizes(uneven(more))).toEqual([16, 16])
  })

  test('one byte more is too much, before anything is sent, and the remedy works', async () => {
    const error = await fail('sendBatch', asList(uneven(1)))
    expect(error.message).toBe(
      'A request would be larger than 500 KB, as the events differ much in size. Lower Events per request (it is 16 now), or send the large events apart; one may have 32 KB.',
    )
    expect(error.log.filter(({ kind }) => kind === 'exchange')).toEqual([])
    expect(await sizes(uneven(1), { perRequest: 15 })).toEqual([15, 15, 2])
  })
})

describe('where it starts', () => {
  test('at an event, counted from 1', async () => {
    const requests = batchService()
    const events = tracks(5)
    const { bundle } = await run('sendBatch', asList(events, { startAt: 4 }))
    expect(eventsOf(requests)).toEqual(events.slice(3))
    expect(bundle).toMatchObject({ total: 2, accepted: 2, repeatable: true })
  })

  test('the events before it are not judged again', async () => {
    const requests = batchService()
    await run('sendBatch', asJson([{}, track()], { startAt: 2 }))
    expect(eventsOf(requests)).toEqual([track()])
  })

  test.each([1, 2])('at %i of 2', async (startAt) => {
    const requests = batchService()
    await run('sendBatch', asList(tracks(2), { startAt }))
    expect(eventsOf(requests)).toEqual(tracks(2).slice(startAt - 1))
  })

  test.each([
    [3, 2],
    [2, 0],
  ])('not at %i of %i', async (startAt, count) => {
    expect((await fail('sendBatch', asList(tracks(count), { startAt }))).message).toBe(
      `Start at event is ${startAt}, but the number of events is ${count}. Fill in a smaller number, or leave it empty to send all.`,
    )
  })

  test.each([0, -1, 1.5])('%j is refused by the dialog', async (startAt) => {
    expect((await fail('sendBatch', asList(tracks(2), { startAt }))).message).toContain('Start at event')
  })
})

const grouped = (number: number) => number.toLocaleString('en-US')

describe('the limits', () => {
  const help = JSON.stringify(readSection('modules/send-batch/send-batch.mappable-params.iml.json'))
  const readme = readFileSync('docs/app-readme.md', 'utf8').replaceAll(/\s+/g, ' ')
  const section = readme.slice(readme.indexOf('## Many events at once')).split(' ## ')[0] ?? ''

  test('are those that the dialog tells', () => {
    expect(help).toContain(`Each event may have ${maxEventKilobytes} KB`)
    expect(help).toContain(`At most ${maxMessageIdLength} characters`)
    expect(help).toContain(`an operation makes ${maxRequests} requests at most`)
    expect(help).toContain(`"validate":{"min":1,"max":${maxEventsPerRequest}}`)
  })

  test.each([
    `${grouped(maxEvents)} events`,
    `${maxRequests} requests`,
    `${maxRequestBytes / 1000} KB`,
    `${grouped(maxEventsPerRequest)} events`,
    `${maxEventKilobytes} KB`,
    `${maxMessageIdLength} characters`,
  ])('are those that the readme tells: %s', (limit) => {
    expect(section).toContain(limit)
  })
})
