import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { writeKey } from '../modules/run.ts'
import { answer, refusal, token } from './harness.ts'

/** Each RPC with the first thing that it asks, and what that is called. */
const rpcs = [
  ['listSources', {}, '/sources', 'sources'],
  ['listDestinations', {}, '/sources', 'sources'],
  ['listTrackingPlans', {}, '/tracking-plans', 'tracking plans'],
  ['listEvents', { trackingPlan: 'tp_1' }, '/tracking-plans/tp_1/rules', 'the rules of the tracking plan'],
  [
    'eventProperties',
    { trackingPlan: 'tp_1', event: 'E' },
    '/tracking-plans/tp_1/rules',
    'the rules of the tracking plan',
  ],
  [
    'planTraits',
    { trackingPlan: 'tp_1', call: 'GROUP' },
    '/tracking-plans/tp_1/rules',
    'the rules of the tracking plan',
  ],
] as const

const said = { errors: [{ type: 'any', message: 'because' }] }
const repeated = { errors: [{ type: 'any', message: `${'x'.repeat(290)}${token}` }] }

const sentences: [status: number, body: object | string, name: string, ...parts: string[]][] = [
  [400, said, 'DataError', ': because.'],
  [400, repeated, 'DataError', ': the answer repeats the token.'],
  [400, token, 'DataError', ': the answer repeats the token.'],
  [401, said, 'InvalidAccessTokenError', 'with the role Workspace Owner'],
  [403, said, 'InvalidAccessTokenError', 'Protocols'],
  [404, said, 'InvalidConfigurationError', 'Check Region'],
  [413, said, 'DataError', ': because.'],
  [422, said, 'DataError', 'choose the source or tracking plan again.'],
  [429, { errors: [{ data: { msBeforeNext: 57_647 } }] }, 'RateLimitError', 'Wait a minute, then open the list again.'],
  [500, 'down', 'ConnectionError', ': down.'],
  [502, '', 'ConnectionError', ': no explanation.'],
  [418, said, 'RuntimeError', ': because.'],
]

describe.each(rpcs)('%s', (name, parameters, path, what) => {
  test('says what to do at each status', async () => {
    for (const [status, body, type, ...parts] of sentences) {
      answer(path, status, body)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const error = await refusal(name, parameters)
      expect([status, error.name]).toEqual([status, type])
      for (const part of parts) expect(error.message).toContain(part)
      expect(error.message).toContain(`[${status}] Segment could not list ${what}`)
      expect(error.message).toMatch(
        /Or (switch to Map and type the value|choose no Tracking plan|leave Tracking plan empty)\.$/,
      )
      expect(JSON.stringify([error.message, error.log])).not.toContain(token.slice(0, 8))
    }
  })

  test.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (status) => {
    nock('https://api.segmentapis.com')
      .get(path)
      .query(true)
      .reply(status, { data: { pagination: { current: 'x' } } }, { location: 'https://evil.test/' })
    const error = await refusal(name, parameters)
    expect(error.name).toBe('ConnectionError')
    expect(error.message).toContain(`Segment answered without ${what}.`)
  })
})

test('a service that cannot be reached is a ConnectionError', async () => {
  const error = await refusal('listSources', {}, { region: 'us', token, writeKey })
  expect(error.name).toBe('ConnectionError')
})
