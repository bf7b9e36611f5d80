import { describe, expect, test } from 'vitest'
import { asJson, asList, batchService, eventsOf, type Outcome, track, tracks } from './batch-service.ts'
import { fail, writeKey } from './run.ts'

/** Nine events in four requests, from event 11 of a longer list: the positions that errors name are those of the list. */
const events = tracks(19)
const parameters = asList(events, { perRequest: 3, startAt: 11 })

/** Runs that batch while the request at a place meets something, and returns what arrived and what the user reads. */
async function failing(place: number, outcome: Outcome) {
  const requests = batchService((at) => (at === place ? outcome : undefined))
  const error = await fail('sendBatch', parameters)
  expect(eventsOf(requests)).toEqual(events.slice(10, 10 + place * 3))
  return error
}

/** What stands at the end of each message. */
const progress: Record<number, string> = {
  1: ' No event of this run was accepted before.',
  2: ' Accepted are at least the events 11 to 13: go on with 14 under Start at event.',
  3: ' Accepted are at least the events 11 to 16: go on with 17 under Start at event.',
}

const places = [1, 2, 3]

interface Case {
  outcome: Outcome
  type: string
  says: string
}

const refused: Case[] = [
  {
    outcome: { status: 400, body: { message: 'malformed JSON' } },
    type: 'DataError',
    says: '[400] Segment did not accept the request: malformed JSON. Check the values.',
  },
  { outcome: { status: 401 }, type: 'InvalidAccessTokenError', says: '[401]' },
  { outcome: { status: 403 }, type: 'InvalidAccessTokenError', says: '[403]' },
  { outcome: { status: 413 }, type: 'DataError', says: '[413]' },
  {
    outcome: { status: 429, headers: { 'retry-after': '17' } },
    type: 'RateLimitError',
    says: 'It asks to wait 17 seconds.',
  },
  {
    outcome: { status: 500, body: { error: { message: 'boom' } } },
    type: 'ConnectionError',
    says: '[500] Segment did not accept the request: boom.',
  },
  {
    outcome: { status: 503, body: { message: 'no' } },
    type: 'ConnectionError',
    says: '[503] Segment did not accept the request: no.',
  },
]

const location = 'https://elsewhere.example/'

const unconfirmed: Case[] = [
  ...[301, 302, 303, 307, 308].flatMap((status): Case[] => [
    {
      outcome: { status, headers: { location } },
      type: 'ConnectionError',
      says: `[${status}] Segment did not confirm the events. Redirected to ${location}`,
    },
    {
      outcome: { status, body: { success: true }, headers: { location } },
      type: 'ConnectionError',
      says: `[${status}] Segment did not confirm the events. Redirected to ${location}`,
    },
  ]),
  ...[{ success: false }, {}, { message: 'not today' }].map(
    (body): Case => ({
      outcome: { status: 200, body },
      type: 'ConnectionError',
      says: '[200] Segment did not confirm the events.',
    }),
  ),
  { outcome: { status: 304, body: { success: true } }, type: 'ConnectionError', says: '[304]' },
]

describe.each(places)('request %i', (place) => {
  test.each([...refused, ...unconfirmed])('answered $outcome ends in $type', async ({ outcome, type, says }) => {
    const error = await failing(place, outcome)
    expect(error.name).toBe(type)
    expect(error.message).toContain(says)
    expect(error.message.endsWith(progress[place]!)).toBe(true)
  })
})

test.each([
  [1, 'drop'],
  [2, 'drop'],
  [3, 'drop'],
  [2, 'timeout'],
] as const)('request %i without an answer (%s) ends in a ConnectionError of Make', async (place, outcome) => {
  const error = await failing(place, outcome)
  expect([error.name, error.retryable]).toEqual(['ConnectionError', true])
  expect(error.message).not.toContain('Accepted')
})

test('the positions of a batch that is not divided by hand', async () => {
  const requests = batchService((at) => (at === 2 ? { status: 503 } : undefined))
  const error = await fail('sendBatch', asJson(tracks(2501)))
  expect(requests.map(({ body }) => body.batch.length)).toEqual([1251, 1250])
  expect(error.message).toContain('Accepted are at least the events 1 to 1251: go on with 1252 under Start at event.')
})

test('a message does not repeat a write key that an answer repeats', async () => {
  batchService(() => ({ status: 400, body: { message: `no source has the key ${writeKey}` } }))
  const { message } = await fail('sendBatch', asJson([track()]))
  expect(message).toContain('the answer repeats the write key')
  expect(message).not.toContain(writeKey)
})
