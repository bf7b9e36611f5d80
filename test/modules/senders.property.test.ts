import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadApp, MakeError } from '../../src/runtime/index.ts'
import type { Values } from './messages.ts'
import { writeKey } from './run.ts'

/* Of any run of different events, each arrives once and has an ID of its own, or its run ends in an error of a known type. */

const types = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const

/** What may happen to a request on its way, and how the run must end then. */
const faults = {
  none: undefined,
  redirect: 'ConnectionError',
  'redirect that says success': 'ConnectionError',
  'an answer that confirms nothing': 'ConnectionError',
  400: 'DataError',
  401: 'InvalidAccessTokenError',
  429: 'RateLimitError',
  500: 'ConnectionError',
  503: 'ConnectionError',
  timeout: 'ConnectionError',
  'dropped answer': 'ConnectionError',
} as const

type Fault = keyof typeof faults

const needs: Record<(typeof types)[number], (index: number) => Values> = {
  identify: (index) => ({ userId: `user-${index}` }),
  track: (index) => ({ userId: 'user', event: `Event ${index}` }),
  page: (index) => ({ anonymousId: 'visitor', name: `Page ${index}` }),
  screen: (index) => ({ userId: 'user', name: `Screen ${index}` }),
  group: (index) => ({ userId: 'user', groupId: `group-${index}` }),
  alias: (index) => ({ userId: `user-${index}`, previousId: 'visitor' }),
}

const event = fc.record({
  type: fc.constantFrom(...types),
  fault: fc.constantFrom(...(Object.keys(faults) as `${Fault}`[]), 'none', 'none', 'none'),
  timestamp: fc.option(fc.date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2099-01-01') }), {
    nil: undefined,
  }),
})

const answers: Record<string, () => Response> = {
  none: () => Response.json({ success: true }),
  redirect: () => new Response('', { status: 302, headers: { location: 'https://elsewhere.test/' } }),
  'redirect that says success': () =>
    Response.json({ success: true }, { status: 307, headers: { location: 'https://elsewhere.test/' } }),
  'an answer that confirms nothing': () => Response.json({}),
}

const dropped = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })

let fault = 'none'
const delivered: Values[] = []
const app = loadApp('app', {
  // Whoever waits for an answer is told at once that the time is over.
  sleep: () => Promise.resolve(),
  fetch: (_, init) => {
    if (fault === 'timeout') return new Promise(() => undefined)
    if (fault === 'dropped answer') return Promise.reject(dropped())
    if (fault === 'none') delivered.push(JSON.parse(Buffer.from(init?.body as Uint8Array).toString()))
    return Promise.resolve(answers[fault]?.() ?? Response.json({}, { status: Number(fault) }))
  },
})

test('N different events are N deliveries with N IDs, or errors of a known type', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 8 }), async (events) => {
      delivered.length = 0
      const bundles: Values[] = []
      const ends: (string | undefined)[] = []
      for (const [index, { type, timestamp, ...one }] of events.entries()) {
        fault = one.fault
        const parameters = { ...needs[type](index), ...(timestamp !== undefined && { timestamp }) }
        const run = app.runModule(type, { parameters, connection: { region: 'us', writeKey } })
        // oxlint-disable-next-line no-await-in-loop -- one event after the other
        const outcome = await run.catch((error: unknown) => error)
        ends.push(outcome instanceof MakeError ? outcome.name : undefined)
        bundles.push(...(outcome instanceof MakeError ? [] : ((await run).bundles as Values[])))
      }
      expect(ends).toEqual(events.map((one) => faults[one.fault as Fault]))
      const sound = events.filter((one) => one.fault === 'none')
      expect(delivered).toHaveLength(sound.length)
      expect(bundles.map(({ messageId }) => messageId)).toEqual(delivered.map(({ messageId }) => messageId))
      expect(new Set(delivered.map(({ messageId }) => messageId)).size).toBe(sound.length)
      expect(bundles.every(({ success }) => success === true)).toBe(true)
    }),
    { numRuns: 40 },
  )
})
