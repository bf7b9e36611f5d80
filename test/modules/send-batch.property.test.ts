import * as fc from 'fast-check'
import nock from 'nock'
import { expect, test } from 'vitest'
import { anyEvent, nested, validEvent } from './batch-events.ts'
import { depthOf, refusalOf, sentForm } from './batch-oracle.ts'
import { type BatchRequest, batchService, eventsOf } from './batch-service.ts'
import { run as runModule } from './run.ts'

type Values = Record<string, any>

interface Outcome {
  requests: BatchRequest[]
  bundle?: Values
  error?: string
}

/** Sends events; of the requests, the one at `failing` and those after it fail. */
async function send(events: readonly unknown[], options: Values, failing = Infinity): Promise<Outcome> {
  const requests = batchService(failing)
  try {
    const given = options['source'] === 'list' ? { events } : { source: 'json', json: JSON.stringify(events) }
    const { bundle } = await runModule('sendBatch', { ...given, ...options })
    return { requests, bundle }
  } catch (error) {
    return { requests, error: (error as Error).message }
  } finally {
    nock.cleanAll()
  }
}

const generated = /^([0-9a-f]{20})-(\d{6})$/

/** The beginning of the Message IDs that the batch made; any where it made none. */
function prefixOf(requests: readonly BatchRequest[]): string {
  const prefixes = eventsOf(requests).flatMap(({ messageId }) => generated.exec(String(messageId))?.[1] ?? [])
  expect(new Set(prefixes).size).toBeLessThan(2)
  return prefixes[0] ?? ''
}

/** A form gives the fields of a list in its own order. */
const sorted = (event: Values): Values =>
  Object.fromEntries(Object.entries(event).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const isoOf = (text: string): string => new Date(text).toISOString()

const textOf = (value: unknown): string => JSON.stringify(value)

/** What must become of events from a position on. */
function expected(events: readonly unknown[], startAt: number) {
  const rows = events.map((event, index) => ({ event, position: index + 1, reason: refusalOf(event, index + 1) }))
  const rest = rows.slice(startAt - 1)
  return {
    refused: rest.filter(({ reason }) => reason !== undefined),
    valid: rest.filter(({ reason }) => reason === undefined),
  }
}

/** Every request keeps the limits; together they hold the first of the valid events, in their order and unchanged. */
function expectSent({ requests }: Outcome, valid: ReturnType<typeof expected>['valid']): void {
  for (const { bytes, body } of requests) {
    expect(bytes).toBeLessThanOrEqual(500_000)
    expect(body.batch.length).toBeLessThanOrEqual(2500)
    expect(body.batch.length).toBeGreaterThan(0)
  }
  const prefix = prefixOf(requests)
  const sent = eventsOf(requests)
  const due = valid.slice(0, sent.length).map(({ event, position }) => sentForm(event as Values, position, prefix))
  expect(textOf(sent)).toBe(textOf(due))
}

/** The bundle accounts for every event once. */
function expectBundle({ requests, bundle }: Outcome, events: readonly unknown[], startAt: number): void {
  const { refused, valid } = expected(events, startAt)
  const counts = requests.map(({ body }) => body.batch.length)
  let next = 0
  const shown = requests.map(({ bytes, body }) => {
    const part = valid.slice(next, (next += body.batch.length))
    return { first: part[0]?.position, last: part.at(-1)?.position, events: part.length, bytes }
  })
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(valid.length)
  expect(bundle).toMatchObject({
    total: events.length,
    accepted: valid.length,
    invalid: refused.length,
    bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: shown,
  })
  expect(textOf(bundle?.['refused'].map(({ position, event }: Values) => ({ position, event })))).toBe(
    textOf(refused.map(({ position, event }) => ({ position, event }))),
  )
  for (const [index, { reason }] of refused.entries()) expect(bundle?.['refused'][index].reason).toContain(reason)
}

/** Nothing was sent, and the error names the first event that is refused. */
function expectStopped({ requests, error }: Outcome, events: readonly unknown[], startAt: number): void {
  const { refused } = expected(events, startAt)
  expect(requests).toEqual([])
  expect(error).toContain(`Event ${refused[0]?.position} of ${events.length} `)
  expect(error).toContain(refused[0]?.reason)
  expect(error).toContain(refused.length > 1 ? `Events refused in all: ${refused.length}.` : 'Nothing was sent.')
}

const start = (events: readonly unknown[], part: number): number =>
  1 + Math.floor(part * Math.max(events.length - 1, 0))
const part = fc.double({ min: 0, max: 1, noNaN: true })

test('any list in JSON: what is valid is sent, what is not comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 12 }), fc.boolean(), part, async (events, skipInvalid, where) => {
      const startAt = start(events, where)
      const outcome = await send(events, { skipInvalid, startAt })
      const { refused, valid } = expected(events, startAt)
      if (!skipInvalid && refused.length > 0) {
        expectStopped(outcome, events, startAt)
        return
      }
      expectSent(outcome, valid)
      expectBundle(outcome, events, startAt)
      const again = await send(events, { skipInvalid, startAt })
      expect(again.requests).toEqual(outcome.requests)
    }),
    { numRuns: 25 },
  )
})

test('any list: texts, collections and dates arrive as they were mapped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(validEvent, { maxLength: 8 }), async (given) => {
      const events: Values[] = JSON.parse(JSON.stringify(given))
      const { requests, bundle } = await send(events, { source: 'list' })
      const prefix = prefixOf(requests)
      const due = events.map(({ timestamp, ...event }, index) =>
        sorted(sentForm({ ...event, ...(timestamp && { timestamp: isoOf(timestamp) }) }, index + 1, prefix)),
      )
      expect(textOf(eventsOf(requests).map(sorted))).toBe(textOf(due))
      expect(bundle).toMatchObject({ total: events.length, accepted: events.length, refused: [] })
    }),
    { numRuns: 25 },
  )
})

/** Runs of equal events: many that are tiny, some of them invalid, or few that are large. */
const run = fc.oneof(
  fc.record({
    count: fc.integer({ min: 1, max: 1300 }),
    room: fc.constant(0),
    type: fc.constantFrom('page', 'delete'),
  }),
  fc.record({
    count: fc.integer({ min: 1, max: 9 }),
    room: fc.integer({ min: 31_000, max: 32_680 }),
    type: fc.constant('page'),
  }),
)

test('any large list: what was sent before a request failed, and what is sent from there on, is the whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(run, { minLength: 4, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (runs, failing) => {
        const events = runs.flatMap(({ count, room, type }) =>
          Array.from({ length: count }, () => ({ type, userId: 'u', ...(room > 0 && { name: 'é'.repeat(room / 2) }) })),
        )
        const { valid } = expected(events, 1)
        const first = await send(events, { skipInvalid: true }, failing)
        expectSent(first, valid)
        if (first.error === undefined) {
          expectBundle(first, events, 1)
          return
        }
        const sent = eventsOf(first.requests).length
        const next = valid[sent]?.position ?? 0
        expect(first.requests).toHaveLength(failing - 1)
        expect(first.error).toContain(
          `The request that begins with event ${next} of ${events.length} failed. Before it Segment accepted ${sent} events`,
        )
        const rest = await send(events, { skipInvalid: true, startAt: next })
        expectBundle(rest, events, next)
        expectSent({ requests: [...first.requests, ...rest.requests] }, valid)
      },
    ),
    { numRuns: 4 },
  )
})

const event = (n: number, more: Values = {}): Values => ({ type: 'page', userId: `u${n}`, messageId: `m${n}`, ...more })

/** Three events; the second holds lists and collections in each other, so many levels of them with itself. */
function deep(levels: number): Values[] {
  const events = [event(1), event(2, { properties: { inner: nested(levels - 2) } }), event(3)]
  expect(events.map(depthOf)).toEqual([1, levels, 1])
  return events
}

test.each([
  ['list', 16],
  ['list', 17],
  ['json', 14],
  ['json', 15],
])('in %s an event may have %i levels', async (source, levels) => {
  const events = deep(levels)
  expect(eventsOf((await send(events, { source })).requests)).toEqual(events)
})

test.each([
  ['list', 18, 'Event 2 nests lists and collections more than 16 levels deep'],
  ['list', 50, 'Event 2 nests lists and collections more than 16 levels deep'],
  ['json', 16, 'at most 16 levels deep'],
  ['json', 50, 'at most 16 levels deep'],
])('in %s no event may have %i levels', async (source, levels, message) => {
  const { requests, error } = await send(deep(levels), { source, skipInvalid: true })
  expect(requests).toEqual([])
  expect(error).toContain(message)
})
