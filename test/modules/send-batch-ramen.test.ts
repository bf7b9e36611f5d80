import { describe, expect, test } from 'vitest'
import { asJson, batchService, track, tracks } from './batch-service.ts'
import { fail, run } from './run.ts'

const secure = { ramenSecretKey: 'S' }
const direct = {
  ramen: 'direct',
  ramenEndpoint: 'https://ramen.example/segment',
  ramenApiKey: 'r',
  ramenOrganizationId: 'o',
}

const off = { destinations: [{ name: 'Ramen', value: false }] }
const on = { destinations: [{ name: 'Ramen', value: true }] }
const options = { mappedDestinations: { Ramen: { auth_hash: 'h', timestamp: 1 } } }
const othersOff = { allOtherDestinations: false }

const owns = 'not marked: an event has integrations for Ramen or All of its own'
const unsigned = 'not marked: a batch cannot sign users for secure mode'
const switchedOff = 'not marked: switched off'
const toSegment = 'not sent directly: a batch goes to Segment only'
const marked = 'marked, but not certain to arrive'

interface Row {
  connection: object
  parameters?: object
  /** Integrations of one of the events. */
  own?: object
  /** What the batch tells all its events. */
  integrations: object
  /** What the bundle says, if it says a word. */
  ramen?: string
}

const rows: Row[] = [
  { connection: {}, integrations: {} },
  { connection: { ramen: 'off' }, integrations: {} },
  { connection: { ramen: 'off', ...secure }, integrations: {} },
  { connection: { ramen: 'off' }, parameters: on, integrations: { Ramen: true } },
  { connection: { ramen: 'off' }, parameters: off, integrations: { Ramen: false } },
  { connection: { ramen: 'off' }, parameters: options, integrations: { Ramen: { auth_hash: 'h', timestamp: 1 } } },
  { connection: { ramen: 'off' }, own: { Ramen: true }, integrations: {} },

  { connection: { ramen: 'segment' }, integrations: { Ramen: true }, ramen: marked },
  { connection: { ramen: 'segment' }, parameters: on, integrations: { Ramen: true }, ramen: marked },
  { connection: { ramen: 'segment' }, parameters: off, integrations: { Ramen: false }, ramen: switchedOff },
  { connection: { ramen: 'segment' }, parameters: othersOff, integrations: { All: false }, ramen: switchedOff },
  {
    connection: { ramen: 'segment' },
    parameters: { ...on, ...othersOff },
    integrations: { All: false, Ramen: true },
    ramen: marked,
  },
  {
    connection: { ramen: 'segment' },
    parameters: options,
    integrations: { Ramen: { auth_hash: 'h', timestamp: 1 } },
    ramen: marked,
  },
  { connection: { ramen: 'segment' }, own: { Ramen: false }, integrations: {}, ramen: owns },
  { connection: { ramen: 'segment' }, own: { Ramen: { auth_hash: 'h' } }, integrations: {}, ramen: owns },
  { connection: { ramen: 'segment' }, own: { All: false }, integrations: {}, ramen: owns },
  { connection: { ramen: 'segment' }, own: { all: false, ramen: true }, integrations: {}, ramen: owns },
  {
    connection: { ramen: 'segment' },
    parameters: options,
    own: { Ramen: true },
    integrations: { Ramen: { auth_hash: 'h', timestamp: 1 } },
    ramen: marked,
  },
  { connection: { ramen: 'segment' }, own: { All: true }, integrations: { Ramen: true }, ramen: marked },
  { connection: { ramen: 'segment' }, own: { Mixpanel: false }, integrations: { Ramen: true }, ramen: marked },

  { connection: { ramen: 'segment', ...secure }, integrations: {}, ramen: unsigned },
  { connection: { ramen: 'segment', ...secure }, parameters: off, integrations: { Ramen: false }, ramen: switchedOff },
  {
    connection: { ramen: 'segment', ...secure },
    parameters: options,
    integrations: { Ramen: { auth_hash: 'h', timestamp: 1 } },
    ramen: marked,
  },

  { connection: direct, integrations: {}, ramen: toSegment },
  { connection: direct, parameters: on, integrations: { Ramen: true }, ramen: toSegment },
  { connection: { ...direct, ...secure }, integrations: {}, ramen: toSegment },
  { connection: direct, parameters: off, integrations: { Ramen: false }, ramen: toSegment },
  { connection: direct, own: { Ramen: true }, integrations: {}, ramen: toSegment },

  { connection: { ramen: 'never' }, integrations: { Ramen: false }, ramen: 'excluded' },
  { connection: { ramen: 'never', ...secure }, integrations: { Ramen: false }, ramen: 'excluded' },
  { connection: { ramen: 'never' }, parameters: on, integrations: { Ramen: false }, ramen: 'excluded' },
  { connection: { ramen: 'never' }, parameters: options, integrations: { Ramen: false }, ramen: 'excluded' },
  { connection: { ramen: 'never' }, own: { All: true }, integrations: { Ramen: false }, ramen: 'excluded' },
]

describe('a batch', () => {
  test.each(rows)(
    'with $connection, $parameters and $own of an event',
    async ({ connection, parameters, own, integrations, ramen }) => {
      const requests = batchService()
      const events = [
        ...tracks(3),
        track({ ...(own && { integrations: own }), properties: { Ramen: true, All: false } }),
      ]
      const { bundle } = await run('sendBatch', asJson(events, { ...parameters, perRequest: 2 }), { ...connection })
      expect(requests.map(({ body }) => body.integrations)).toEqual([integrations, integrations])
      expect(requests.flatMap(({ body }) => body.batch)).toEqual(events)
      expect(bundle).toMatchObject({ accepted: 4 })
      expect([Object.hasOwn(bundle, 'ramen'), bundle.ramen]).toEqual([ramen !== undefined, ramen])
    },
  )

  test.each([{ Ramen: true }, { Ramen: false }, { Ramen: { auth_hash: 'h' } }, { ramen: true }])(
    'with an event whose own integrations are %j is refused where Ramen is never to get anything',
    async (integrations) => {
      const error = await fail('sendBatch', asJson([track(), track({ integrations })]), {
        ramen: 'never',
      })
      expect(error.message).toBe(
        'An event has integrations for Ramen, but Ramen delivery is set to Never in the connection.',
      )
    },
  )
})
