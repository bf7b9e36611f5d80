import { describe, expect, test } from 'vitest'
import { basic, deliver, refusedByGateway } from './deliver.ts'

const track = { type: 'track', userId: 'u-1', event: 'Order Completed' }
const page = { type: 'page', userId: 'u-1', name: 'Pricing' }
const sendJson = ' Send JSON, with the header Content-Type: application/json.'
const refused = (type: string) => `Nothing of the type ${type} is taken here.`
const needsType = 'No type given.'
const paused = 'This webhook is paused in Make. Send the events again later: nothing of this delivery was taken.'
const accepted = 'Accepted.'

type Case = [
  title: string,
  body: unknown,
  expected: [status: number, message: string, bundles: number],
  more?: { parameters?: Record<string, unknown>; headers?: Record<string, string> },
]

const cases: Case[] = [
  ['an event', track, [202, accepted, 1]],
  ['a list of events', [track, page], [202, accepted, 2]],
  ['a list of one', [track], [202, accepted, 1]],
  [
    'a media type with a charset',
    track,
    [202, accepted, 1],
    { headers: { 'content-type': 'Application/JSON; charset=utf-8' } },
  ],
  ['a request to erase a user', { type: 'delete', userId: 'u-1' }, [202, accepted, 1]],

  ['nothing', '', [400, needsType, 0]],
  ['null', 'null', [400, needsType, 0]],
  ['a text', '"track"', [400, needsType, 0]],
  ['a number', '5', [400, needsType, 0]],
  ['an empty list', [], [400, needsType, 0]],
  ['an empty event', {}, [400, needsType, 0]],
  ['an event without a type', { userId: 'u-1', action: 'track' }, [400, needsType, 0]],
  ['a type that is null', { type: null }, [400, needsType, 0]],
  ['a type that is empty', { type: '' }, [400, needsType, 0]],
  ['a type that is a number', { type: 5 }, [501, refused('5'), 0]],
  ['a type that is a collection', { type: { track: 'track' } }, [501, refused('{"track":"track"}'), 0]],
  ['a list in which one is null', [track, null], [202, accepted, 1]],
  ['a list in which one is a text', [track, 'track'], [202, accepted, 1]],
  ['a list in which one has no type, which is not lost', [track, { userId: 'u-1' }], [202, accepted, 2]],
  ['a list in which the first has no type', [{ userId: 'u-1' }, track], [202, accepted, 2]],
  ['a list in which none has a type', [{ userId: 'u-1' }, {}], [400, needsType, 0]],
  [
    'form data without a type',
    'event=track&userId=u-1',
    [400, needsType + sendJson, 0],
    { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ],
  ['plain text', JSON.stringify(track), [400, needsType + sendJson, 0], { headers: { 'content-type': 'text/plain' } }],
  ['no Content-Type', JSON.stringify(track), [400, needsType + sendJson, 0], { headers: { 'content-type': '' } }],
  [
    'no Content-Type, where types were chosen',
    JSON.stringify(track),
    [400, needsType + sendJson, 0],
    { headers: { 'content-type': '' }, parameters: { types: ['track'] } },
  ],
  [
    'text/json, which nobody parses',
    JSON.stringify(track),
    [400, needsType + sendJson, 0],
    { headers: { 'content-type': 'text/json' } },
  ],

  ['a type that Segment does not have', { type: 'purchase' }, [501, refused('purchase'), 0]],
  ['a list of unknown types', [{ type: 'purchase' }, { type: 'order' }], [501, refused('purchase'), 0]],
  ['a type in capitals', { type: 'TRACK' }, [501, refused('TRACK'), 0]],
  ['a type named as what every object has', { type: 'constructor' }, [501, refused('constructor'), 0]],
  ['an endless type', { type: 'x'.repeat(5000) }, [501, refused('x'.repeat(100)), 0]],
  ['a list in which one type is unknown, which is not lost', [track, { type: 'purchase' }], [202, accepted, 2]],
  [
    'a type that nobody can choose, where types were chosen',
    { type: 'TRACK' },
    [501, refused('TRACK'), 0],
    { parameters: { types: ['track'] } },
  ],
  [
    'two types in one, where both were chosen',
    { type: 'identify,track' },
    [403, refused('identify,track'), 0],
    { parameters: { types: ['identify', 'track'] } },
  ],

  ['a type that is not allowed', page, [403, refused('page'), 0], { parameters: { types: ['track', 'identify'] } }],
  [
    'a list of types that are not allowed',
    [page, track],
    [403, refused('page'), 0],
    { parameters: { types: ['group'] } },
  ],
  [
    'a list in which one type is allowed',
    [page, track, { type: 'purchase' }],
    [202, accepted, 1],
    { parameters: { types: ['track'] } },
  ],
  ['no choice of types, as erasing leaves it', page, [202, accepted, 1], { parameters: { types: [] } }],

  [
    'an event with a name that is wanted',
    track,
    [202, accepted, 1],
    { parameters: { events: ['Signed Up', 'Order Completed'] } },
  ],
  ['an event with a name that is not', track, [202, accepted, 0], { parameters: { events: ['Signed Up'] } }],
  ['an event without a name', { type: 'track' }, [202, accepted, 0], { parameters: { events: ['Signed Up'] } }],
  [
    'a name with blanks around it',
    { type: 'track', event: ' A ' },
    [202, accepted, 1],
    { parameters: { events: ['A'] } },
  ],
  [
    'a wanted name with blanks around it',
    { type: 'track', event: 'A' },
    [202, accepted, 1],
    { parameters: { events: ['A '] } },
  ],
  ['a name in other capitals', track, [202, accepted, 0], { parameters: { events: ['order completed'] } }],
  ['a name with a comma', { type: 'track', event: 'A, B' }, [202, accepted, 1], { parameters: { events: ['A, B'] } }],
  [
    'half of a name with a comma',
    { type: 'track', event: 'A' },
    [202, accepted, 0],
    { parameters: { events: ['A,B'] } },
  ],
  ['a type that has no event name', page, [202, accepted, 1], { parameters: { events: ['Signed Up'] } }],
  [
    'a list in which one name is wanted',
    [track, { ...track, event: 'B' }, { ...track, event: 'B' }],
    [202, accepted, 2],
    { parameters: { events: ['B', 'B', 'C'] } },
  ],
  ['a list in which no name is wanted', [track, track], [202, accepted, 0], { parameters: { events: ['B'] } }],
  [
    'a wanted name of a type that is not allowed',
    [track, page],
    [202, accepted, 1],
    { parameters: { types: ['page'], events: ['Order Completed'] } },
  ],
  [
    'names, where Track alone is allowed',
    track,
    [202, accepted, 0],
    { parameters: { types: ['track'], events: ['B'] } },
  ],

  ['anything while paused', track, [503, paused, 0], { parameters: { paused: true } }],
  [
    'a wrong key while paused',
    track,
    [503, paused, 0],
    { parameters: { paused: true }, headers: { authorization: 'x' } },
  ],
  ['rubbish while paused', '5', [503, paused, 0], { parameters: { paused: true } }],
  ['an event when the pause is over', track, [202, accepted, 1], { parameters: { paused: false } }],
]

test.each(cases)('%s', async (_title, body, expected, { parameters = {}, headers } = {}) => {
  const { status, message, bundles } = await deliver(body, parameters, { ...basic, ...headers })
  expect([status, message, bundles.length]).toEqual(expected)
})

/** An event of exactly so many bytes. */
const eventOf = (bytes: number): string => `{"type":"track","x":"${'x'.repeat(bytes - 23)}"}`

describe('what Make refuses before the webhook reads it', () => {
  test.each(['{', '{"type": "track",}', "{'type': 'track'}", '[]]', new Uint8Array([0x22, 0xff, 0x22])])(
    'is %j, which is not JSON',
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
    const nested = `{"type":"track","x":${'['.repeat(2e5)}${']'.repeat(2e5)}}`
    const error = await refusedByGateway(nested, { authentication: 'sharedSecret', sharedSecret: 's' })
    expect(error.name).toBe('DataError')
  })
})

test.each([4000, 20_000])('a batch of %i keeps every event in its place', async (length) => {
  const batch = Array.from({ length }, (_, index) => ({ ...track, messageId: `m-${index}` }))
  const { bundles } = await deliver(batch)
  expect(bundles.map(({ messageId }) => messageId)).toEqual(batch.map(({ messageId }) => messageId))
})
