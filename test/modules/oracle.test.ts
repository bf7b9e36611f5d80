import { Analytics } from '@segment/analytics-node'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { sent, writeKey } from './run.ts'

/** What Segment's own client sends for one call. */
async function sentByClient(call: (client: Analytics) => void): Promise<Record<string, unknown>> {
  let batch: Record<string, unknown>[] = []
  nock('https://api.segment.io')
    .post('/v1/batch')
    .reply(200, (_uri, body) => {
      batch = (body as { batch: Record<string, unknown>[] }).batch
      return { success: true }
    })
  const client = new Analytics({ writeKey, flushAt: 1 })
  call(client)
  await client.closeAndFlush()
  return batch[0] ?? {}
}

/**
 * A message without the envelope of its sender: the client names itself, makes an ID and a time, sends empty objects where
 * there is nothing, and says the type, which is in the path of our requests.
 */
function withoutEnvelope(message: Record<string, any>, given: object): Record<string, unknown> {
  const { context = {}, _metadata, type: _type, messageId, timestamp, ...rest } = message
  const { library: _library, ...ownContext } = context
  const kept = { ...rest, context: ownContext, ...('timestamp' in given && { timestamp, messageId }) }
  return Object.fromEntries(
    Object.entries(kept).filter(([, value]) => JSON.stringify(value) !== '{}' && value !== undefined),
  )
}

const address = { street: '6th St', city: 'San Francisco', postalCode: '94103', state: 'CA', country: 'USA' }
const common = {
  userId: 'u-1',
  anonymousId: 'a-1',
  context: {
    ip: '8.8.8.8',
    active: false,
    campaign: { name: 'n', source: 's', medium: 'm' },
    page: { url: 'https://example.com/a' },
  },
}
/** The same as the dialog has it. */
const filledIn = {
  ...common,
  context: {
    ip: '8.8.8.8',
    active: false,
    campaignParameters: [
      { name: 'name', value: 'n' },
      { name: 'source', value: 's' },
      { name: 'medium', value: 'm' },
    ],
  },
  mappedContext: { page: { url: 'https://example.com/a' } },
}
const past = { timestamp: '2025-06-01T12:00:00.000Z', messageId: 'm-1' }
const integrations = { All: false, Mixpanel: true, Amplitude: { session_id: 123 } }
const destinations = {
  allOtherDestinations: false,
  destinations: [{ name: 'Mixpanel', value: true }],
  mappedDestinations: { Amplitude: { session_id: 123 } },
}
const custom = [
  { name: 'tier', type: 'text', value: 'pro' },
  { name: 'seats', type: 'number', value: 0 },
  { name: 'is_new', type: 'boolean', value: false },
  { name: 'tags', type: 'list', value: ['a', 'b'] },
  { name: 'nested', type: 'any', value: { a: { b: [1, null] } } },
  { name: 'gone', type: 'text', value: null },
]
const customMeaning = {
  tier: 'pro',
  seats: 0,
  is_new: false,
  tags: ['a', 'b'],
  nested: { a: { b: [1, null] } },
  gone: null,
}

interface Case {
  title: string
  module: string
  parameters: Record<string, unknown>
  call: (client: Analytics) => void
}

const cases: Case[] = [
  {
    title: 'identify with everything',
    module: 'identify',
    parameters: {
      ...filledIn,
      ...past,
      ...destinations,
      traits: { email: 'a@example.com', address, company: { id: 'c', employee_count: 3 } },
      moreTraits: { age: 0 },
      customTraits: custom,
    },
    call: (client) =>
      client.identify({
        ...common,
        ...past,
        integrations,
        traits: { email: 'a@example.com', age: 0, address, company: { id: 'c', employee_count: 3 }, ...customMeaning },
      }),
  },
  {
    title: 'identify with an ID alone',
    module: 'identify',
    parameters: { userId: 'u-1' },
    call: (client) => client.identify({ userId: 'u-1' }),
  },
  {
    title: 'track with everything',
    module: 'track',
    parameters: {
      ...filledIn,
      ...past,
      ...destinations,
      event: 'Order Completed',
      currency: 'EUR',
      revenue: 39.95,
      value: 1,
      customProperties: custom,
    },
    call: (client) =>
      client.track({
        ...common,
        ...past,
        integrations,
        event: 'Order Completed',
        properties: { currency: 'EUR', revenue: 39.95, value: 1, ...customMeaning },
      }),
  },
  {
    title: 'page with everything',
    module: 'page',
    parameters: {
      ...filledIn,
      ...past,
      ...destinations,
      name: 'Pricing',
      category: 'Docs',
      url: 'https://example.com/pricing',
      keywords: ['a'],
      customProperties: custom,
    },
    call: (client) =>
      client.page({
        ...common,
        ...past,
        integrations,
        name: 'Pricing',
        category: 'Docs',
        properties: { url: 'https://example.com/pricing', keywords: ['a'], ...customMeaning },
      }),
  },
  {
    title: 'page of a visitor',
    module: 'page',
    parameters: { anonymousId: 'a-1', name: 'Start' },
    call: (client) => client.page({ anonymousId: 'a-1', name: 'Start' }),
  },
  {
    title: 'group with everything',
    module: 'group',
    parameters: {
      ...filledIn,
      ...past,
      ...destinations,
      groupId: 'g-1',
      traits: { name: 'Initech', employees: 329 },
      moreTraits: { address },
      customTraits: custom,
    },
    call: (client) =>
      client.group({
        ...common,
        ...past,
        integrations,
        groupId: 'g-1',
        traits: { name: 'Initech', employees: 329, address, ...customMeaning },
      }),
  },
]

describe('sends what Segment’s own client sends', () => {
  test.each(cases)('$title', async ({ module, parameters, call }) => {
    const ours = withoutEnvelope(await sent(module, parameters), parameters)
    const theirs = withoutEnvelope(await sentByClient(call), parameters)
    expect(ours).toEqual(theirs)
  })
})
