import * as fc from 'fast-check'
import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { anyEvent, validEvent } from './batch-events.ts'
import { isSent } from './batch-oracle.ts'
import { asJson, asList, type BatchRequest, batchService, eventsOf, type Outcome, track } from './batch-service.ts'
import { fail, run } from './run.ts'

type Values = Record<string, unknown>

// A batch without events leaves its service unused.
afterEach(() => nock.cleanAll())

/** Plays Segment anew, and keeps from one try what belongs to it. */
function freshService(outcomeOf?: Parameters<typeof batchService>[0]): BatchRequest[] {
  nock.cleanAll()
  return batchService(outcomeOf)
}

async function expectSent(events: readonly unknown[]): Promise<void> {
  const requests = freshService()
  const { bundle } = await run('sendBatch', asJson(events))
  expect(eventsOf(requests)).toEqual(events)
  expect(bundle).toMatchObject({ total: events.length, accepted: events.length })
}

async function expectRefused(events: readonly unknown[]): Promise<void> {
  nock.cleanAll()
  const { name, log } = await fail('sendBatch', asJson(events))
  expect([name, log.filter(({ kind }) => kind === 'exchange')]).toEqual(['DataError', []])
}

test('any events in JSON: they are sent as they are, or none is', async () => {
  const seen = { sent: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 5 }), async (events) => {
      const isGood = isSent(events)
      seen[isGood ? 'sent' : 'refused'] += 1
      await (isGood ? expectSent(events) : expectRefused(events))
    }),
    { numRuns: 80 },
  )
  expect(Math.min(seen.sent, seen.refused)).toBeGreaterThan(15)
})

/** An event of a list as it arrives: its field makes a date of the time. */
const arriving = ({ timestamp, ...event }: Values): Values =>
  typeof timestamp === 'string' ? { ...event, timestamp: new Date(timestamp).toISOString() } : event

test('any list: texts, collections and dates arrive as they were mapped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(validEvent, { maxLength: 5 }), async (events) => {
      fc.pre(isSent(events))
      const requests = freshService()
      await run('sendBatch', asList(events))
      expect(eventsOf(requests)).toEqual(events.map(arriving))
    }),
    { numRuns: 25 },
  )
})

/** What a request can meet. */
const outcome = fc.oneof(
  fc.constantFrom<Outcome>(...Array.from({ length: 6 }, () => 'drop' as const), 'timeout'),
  ...Array.from({ length: 2 }, () =>
    fc.record({
      status: fc.constantFrom(200, 301, 302, 307, 308, 400, 401, 403, 429, 500, 502, 503),
      body: fc.constantFrom({ success: false }, { message: 'no' }, '', { success: true }),
      headers: fc.constantFrom({}, { location: 'https://elsewhere.example/' }),
    }),
  ),
)

/** A batch, and what one of its requests meets. */
const trial = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  perRequest: fc.integer({ min: 2, max: 8 }),
  start: fc.integer({ min: 1, max: 12 }),
  place: fc.integer({ min: 1, max: 4 }),
  outcome,
  /** Whether Segment keeps the events of the request, which nobody can know without its confirmation. */
  isKept: fc.boolean(),
})

const isConfirmation = (met: Outcome): boolean =>
  typeof met === 'object' && met.status === 200 && JSON.stringify(met.body) === '{"success":true}'

const idsOf = (requests: readonly BatchRequest[]) => eventsOf(requests).map(({ messageId }) => messageId)

/** What a user reads from an error: how many events were accepted for certain, and with which to go on. */
function claimOf(message: string, startAt: number): { accepted: number; next: number } {
  const [, first, last, next] = /at least the events (\d+) to (\d+): go on with (\d+) under/.exec(message) ?? []
  if (first === undefined) return { accepted: 0, next: startAt }
  expect([Number(first), Number(next)]).toEqual([startAt, Number(last) + 1])
  return { accepted: Number(last) - startAt + 1, next: Number(next) }
}

/** What came of a batch and of what must have come of it. */
interface Trial {
  how: string
  found: unknown[]
  expected: unknown[]
}

/** Tries a batch, and once more from the position that the error names. */
async function tryBatch(given: typeof trial extends fc.Arbitrary<infer One> ? One : never): Promise<Trial> {
  const startAt = Math.min(given.start, given.count)
  const events = Array.from({ length: given.count }, (_, index) => track({ messageId: `m-${index + 1}` }))
  const due = events.slice(startAt - 1).map((event: Values) => event['messageId'])
  const parameters = asList(events, { perRequest: given.perRequest, startAt })

  const requests = freshService((place) => (place === given.place ? given.outcome : undefined))
  const ended = await run('sendBatch', parameters).catch((error: Error) => error)
  const isFailed = requests.length >= given.place && !isConfirmation(given.outcome)
  const kept = requests.filter((_, index) => !isFailed || given.isKept || index + 1 !== given.place)

  expect(ended instanceof Error).toBe(isFailed)
  if (!(ended instanceof Error)) {
    const counts = { total: due.length, accepted: due.length, requests: requests.length }
    return { how: 'green', found: [idsOf(kept), ended.bundle], expected: [due, { ...ended.bundle, ...counts }] }
  }
  expect(['ConnectionError', 'DataError', 'InvalidAccessTokenError', 'RateLimitError']).toContain(ended.name)
  const { accepted, next } = claimOf(ended.message, startAt)
  const again = freshService()
  await run('sendBatch', { ...parameters, startAt: next })
  const delivered = [...idsOf(kept), ...idsOf(again)]
  const isAnswered = typeof given.outcome === 'object'
  const certain = eventsOf(requests.slice(0, given.place - 1)).length
  // Nothing arrives twice but what may have arrived already; that has the same Message ID.
  const isTwice = given.isKept || !isAnswered
  return {
    how: accepted > 0 ? 'stopped on its way' : 'stopped at once',
    found: [requests.length, accepted, idsOf(kept).slice(0, accepted), isTwice ? [...new Set(delivered)] : delivered],
    expected: [given.place, isAnswered ? certain : 0, due.slice(0, accepted), due],
  }
}

test('N different events end in N distinct deliveries or in an error, whose position leads to all of them', async () => {
  const seen: string[] = []
  await fc.assert(
    fc.asyncProperty(trial, async (given) => {
      const { how, found, expected } = await tryBatch(given)
      expect(found).toEqual(expected)
      seen.push(how)
    }),
    { numRuns: 35 },
  )
  expect(new Set(seen)).toEqual(new Set(['green', 'stopped on its way', 'stopped at once']))
})
