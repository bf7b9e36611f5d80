import { describe, expect, test } from 'vitest'
import { basic, deliver, refusedByGateway } from './deliver.ts'

const track = { type: 'track', userId: 'u-1', event: 'Order Completed' }
const page = { type: 'page', userId: 'u-1', name: 'Pricing' }
const known = 'identify, track, page, screen, group, alias, delete'
const needsType = 'Every event needs a type, such as track. Nothing of this delivery was taken.'
const empty = 'The body is empty. Send an event, or a list of events, as JSON with POST.'
const neither = 'The body has to be an event, or a list of events.'
const notJson = 'The body is not sent as JSON. Set Content-Type to application/json.'
const paused = 'This webhook is paused in Make. Send the events again later: nothing of this delivery was taken.'
const queued = 'Queued for the scenario.'
const nothingToDo = 'Nothing to do: no event has a name that is wanted.'

type Case = [
  title: string,
  body: unknown,
  expected: [status: number, message: string, bundles: number],
  more?: { parameters?: Record<string, unknown>; headers?: Record<string, string> },
]

const cases: Case[] = [
  ['an event', track, [202, queued, 1]],
  ['a list of events', [track, page], [202, queued, 2]],
  ['a list of one', [track], [202, queued, 1]],
  [
    'a media type with a charset',
    track,
    [202, queued, 1],
    { headers: { 'content-type': 'Application/JSON; charset=utf-8' } },
  ],
  ['a request to erase a user', { type: 'delete', userId: 'u-1' }, [202, queued, 1]],

  ['nothing', '', [400, empty, 0]],
  ['null', 'null', [400, empty, 0]],
  ['a text', '"track"', [400, neither, 0]],
  ['a number', '5', [400, neither, 0]],
  ['an empty list', [], [400, 'The list has no event.', 0]],
  ['an empty event', {}, [400, needsType, 0]],
  ['an event without a type', { userId: 'u-1', action: 'track' }, [400, needsType, 0]],
  ['a type that is null', { type: null }, [400, needsType, 0]],
  ['a type that is empty', { type: '' }, [400, needsType, 0]],
  ['a type that is a number', { type: 5 }, [400, needsType, 0]],
  ['a type that is a list', { type: ['track'] }, [400, needsType, 0]],
  ['a type that is a collection', { type: { track: 'track' } }, [400, needsType, 0]],
  ['a list in which one is null', [track, null], [400, needsType, 0]],
  ['a list in which one is a text', [track, 'track'], [400, needsType, 0]],
  ['a list in a list', [[track]], [400, needsType, 0]],
  ['a list in which one has no type', [track, { userId: 'u-1' }], [400, needsType, 0]],
  [
    'form data',
    'type=track&userId=u-1',
    [400, notJson, 0],
    { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ],
  ['plain text', JSON.stringify(track), [400, notJson, 0], { headers: { 'content-type': 'text/plain' } }],
  [
    'text/json, which nobody parses',
    JSON.stringify(track),
    [400, neither, 0],
    { headers: { 'content-type': 'text/json' } },
  ],

  [
    'a type that Segment does not have',
    { type: 'purchase' },
    [501, `This webhook does not know purchase. It takes ${known}.`, 0],
  ],
  ['a type in capitals', { type: 'TRACK' }, [501, `This webhook does not know TRACK. It takes ${known}.`, 0]],
  [
    'two types in one',
    { type: 'identify,track' },
    [501, `This webhook does not know identify,track. It takes ${known}.`, 0],
  ],
  [
    'a type named as what every object has',
    { type: 'constructor' },
    [501, `This webhook does not know constructor. It takes ${known}.`, 0],
  ],
  [
    'a list of unknown types',
    [{ type: 'a"b\\' }, { type: 'b' }, { type: 'b' }],
    [501, `This webhook does not know a"b\\, b. It takes ${known}.`, 0],
  ],
  [
    'an endless type',
    { type: 'x'.repeat(5000) },
    [501, `This webhook does not know ${'x'.repeat(100)}. It takes ${known}.`, 0],
  ],
  ['a list in which one type is known', [{ type: 'purchase' }, track], [202, queued, 1]],

  [
    'a type that is not allowed',
    page,
    [403, 'In Make, this webhook is set to take track, identify, not page.', 0],
    { parameters: { types: ['track', 'identify'] } },
  ],
  [
    'a list of types that are not allowed',
    [page, track],
    [403, 'In Make, this webhook is set to take group, not page, track.', 0],
    { parameters: { types: ['group'] } },
  ],
  [
    'a list in which one type is allowed',
    [page, track, { type: 'purchase' }],
    [202, queued, 1],
    { parameters: { types: ['track'] } },
  ],
  ['no choice of types, as erasing leaves it', page, [202, queued, 1], { parameters: { types: [] } }],

  [
    'an event with a name that is wanted',
    track,
    [202, queued, 1],
    { parameters: { events: ['Signed Up', 'Order Completed'] } },
  ],
  ['an event with a name that is not', track, [200, nothingToDo, 0], { parameters: { events: ['Signed Up'] } }],
  ['an event without a name', { type: 'track' }, [200, nothingToDo, 0], { parameters: { events: ['Signed Up'] } }],
  ['a name in other capitals', track, [200, nothingToDo, 0], { parameters: { events: ['order completed'] } }],
  ['a name with a comma', { type: 'track', event: 'A, B' }, [202, queued, 1], { parameters: { events: ['A, B'] } }],
  [
    'half of a name with a comma',
    { type: 'track', event: 'A' },
    [200, nothingToDo, 0],
    { parameters: { events: ['A,B'] } },
  ],
  ['a type that has no event name', page, [202, queued, 1], { parameters: { events: ['Signed Up'] } }],
  [
    'a list in which one name is wanted',
    [track, { ...track, event: 'B' }, { ...track, event: 'B' }],
    [202, queued, 2],
    { parameters: { events: ['B', 'B', 'C'] } },
  ],
  ['a list in which no name is wanted', [track, track], [200, nothingToDo, 0], { parameters: { events: ['B'] } }],
  [
    'a wanted name of a type that is not allowed',
    [track, page],
    [202, queued, 1],
    { parameters: { types: ['page'], events: ['Order Completed'] } },
  ],
  [
    'names, where Track alone is allowed',
    track,
    [200, nothingToDo, 0],
    { parameters: { types: ['track'], events: ['B'] } },
  ],

  ['anything while paused', track, [503, paused, 0], { parameters: { paused: true } }],
  ['a wrong key while paused', track, [503, paused, 0], { parameters: { paused: true }, headers: {} }],
  ['rubbish while paused', '5', [503, paused, 0], { parameters: { paused: true } }],
  ['an event when the pause is over', track, [202, queued, 1], { parameters: { paused: false } }],
]

test.each(cases)('%s', async (_title, body, expected, { parameters = {}, headers } = {}) => {
  const { status, message, bundles } = await deliver(body, parameters, { ...basic, ...headers })
  expect([status, message, bundles.length]).toEqual(expected)
})

/** An event of exactly so many bytes. */
const eventOf = (bytes: number): string => `{"type":"track","x":"${'x'.repeat(bytes - 23)}"}`

describe('what Make refuses before the webhook reads it', () => {
  test.each(['{', '{"type": "track",}', "{'type': 'track'}", '[]]', new Uint8Array([0x22, 0xff, 0x22])])(
    'is %j, which is no JSON',
    async (body) => {
      const error = await refusedByGateway(body)
      expect([error.name, error.statusCode]).toEqual(['DataError', 400])
      expect(error.message).toBe("webhook 'events', api: the body is not valid JSON, as its Content-Type says.")
    },
  )

  test('is a body of more than 5 MB', async () => {
    expect((await deliver(eventOf(5 * 1024 * 1024))).status).toBe(202)
    expect((await refusedByGateway(eventOf(5 * 1024 * 1024 + 1))).statusCode).toBe(413)
  })

  test('is JSON that nests without end, as an error and not as a crash', async () => {
    const error = await refusedByGateway(`{"type":"track","x":${'['.repeat(2e5)}${']'.repeat(2e5)}}`)
    expect(error.name).toBe('DataError')
  })
})

test('a batch of 4,000, the largest that Segment sends, keeps every event in its place', async () => {
  const batch = Array.from({ length: 4000 }, (_, index) => ({ ...track, messageId: `m-${index}` }))
  const { bundles } = await deliver(batch)
  expect(bundles.map(({ messageId }) => messageId)).toEqual(batch.map(({ messageId }) => messageId))
})
