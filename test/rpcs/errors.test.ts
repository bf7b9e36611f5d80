import { describe, expect, test } from 'vitest'
import { app, writeKey } from '../modules/run.ts'
import { answer, refusal, token } from './harness.ts'

/** Each RPC with the first thing that it asks, and what that is called. */
const rpcs = [
  ['listSources', {}, '/sources', 'sources'],
  ['listDestinations', {}, '/sources', 'sources'],
  ['listTrackingPlans', {}, '/tracking-plans', 'tracking plans'],
  ['listEvents', { trackingPlan: 'tp_1' }, '/tracking-plans/tp_1', 'the tracking plan'],
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

const said = { errors: [{ type: 'any', message: `because of ${token}` }] }

const sentences: [status: number, body: object | string, name: string, ...parts: string[]][] = [
  [400, said, 'DataError', '[400] Segment could not list ', ': because of *****.'],
  [
    401,
    said,
    'InvalidAccessTokenError',
    '[401] Segment does not let the Workspace token list ',
    'lacks the permission',
  ],
  [403, said, 'InvalidAccessTokenError', '[403] The Workspace token may not list ', 'Protocols'],
  [404, said, 'InvalidConfigurationError', '[404] Segment does not find ', 'Check Region'],
  [413, said, 'DataError', '[413] Segment could not list '],
  [422, said, 'DataError', '[422] Segment could not list ', 'Choose the source or tracking plan again.'],
  [429, { errors: [{ data: { msBeforeNext: 57_647 } }] }, 'RateLimitError', '[429] ', 'Wait 58 seconds, then open'],
  [429, said, 'RateLimitError', '[429] ', 'Wait a minute, then open'],
  [500, 'down', 'ConnectionError', '[500] Segment could not list ', ': down. Try again later.'],
  [502, '', 'ConnectionError', '[502] Segment could not list ', ': no explanation.'],
  [418, said, 'RuntimeError', '[418] Segment could not list '],
]

const errorOf = (definition: any): object =>
  (Array.isArray(definition) ? definition : [definition]).find(({ url }: any) => url)?.response.error

describe.each(rpcs)('%s', (name, parameters, path, what) => {
  test.each(sentences)('says what to do at %i with %j', async (status, body, type, ...parts) => {
    answer(path, status, body)
    const error = await refusal(name, parameters)
    expect(error.name).toBe(type)
    for (const part of parts) expect(error.message).toContain(part)
    expect(error.message).toContain(status === 429 ? 'too many requests' : what)
    expect(error.message).toMatch(/Or switch to Map and type the value\.$/)
    expect(JSON.stringify([error.message, error.log])).not.toContain(token)
  })

  test('has its own words wherever base has some', () => {
    const { base, rpcs: definitions } = app.definition
    const own = Object.keys(errorOf(definitions?.[name]?.api))
    const inherited = Object.keys((base as any).response.error)
    expect(inherited.filter((key) => !own.includes(key))).toEqual([])
  })
})

test('a service that cannot be reached is a ConnectionError', async () => {
  const error = await refusal('listSources', {}, { region: 'us', token, writeKey })
  expect(error.name).toBe('ConnectionError')
})
