import { expect, test } from 'vitest'
import { fail, least, library, sent } from './run.ts'

test('sends everything that was filled in', async () => {
  const body = await sent('track', {
    event: 'Order Completed',
    userId: 'u-1',
    anonymousId: 'a-1',
    timestamp: '2025-06-01T12:00:00Z',
    currency: 'EUR',
    revenue: '39.95',
    value: 0,
    customProperties: [
      { name: 'order_id', type: 'text', value: '50314b8e' },
      { name: 'products', type: 'any', value: [{ sku: '45790-32', price: 19 }] },
    ],
    messageId: 'm-1',
  })
  expect(body).toEqual({
    userId: 'u-1',
    anonymousId: 'a-1',
    event: 'Order Completed',
    properties: {
      currency: 'EUR',
      revenue: 39.95,
      value: 0,
      order_id: '50314b8e',
      products: [{ sku: '45790-32', price: 19 }],
    },
    timestamp: '2025-06-01T12:00:00.000Z',
    context: { library },
    integrations: {},
    messageId: 'm-1',
  })
})

test.each([
  ['usd', 'USD'],
  [' eur ', 'EUR'],
])('sends the currency %j in capitals', async (currency, sentAs) => {
  expect((await sent('track', { ...least.track, currency })).properties).toEqual({ currency: sentAs })
})

test('takes a blank currency for none', async () => {
  expect(await sent('track', { ...least.track, currency: '  ' })).not.toHaveProperty('properties')
})

test.each(['dollars', 'US', '$', 'U5D', '€', 'U D', 'USD1'])('refuses the currency %j', async (currency) => {
  const error = await fail('track', { ...least.track, currency })
  expect([error.name, error.message]).toEqual([
    'DataError',
    'Currency must be a three-letter code of ISO 4217, such as EUR.',
  ])
})

test.each([
  [{ event: 'Order Completed' }, 'Order Completed'],
  [{ event: ' Report Exported ' }, 'Report Exported'],
  [{ event: 42 }, '42'],
  [{ event: 'A name of your own', ownEvent: ' Report Exported\n' }, 'Report Exported'],
  [{ event: 'Signed Up', ownEvent: 'left over' }, 'Signed Up'],
])('%j is sent as the event %j', async (given, event) => {
  expect((await sent('track', { userId: 'u', ...given })).event).toBe(event)
})

test.each([{ event: 'A name of your own' }, { event: 'A name of your own', ownEvent: ' ' }])(
  '%j is refused',
  async (given) => {
    expect((await fail('track', { userId: 'u', ...given })).message).toBe(
      'Event name is blank: Segment drops an event without a name.',
    )
  },
)

test('sends erased properties as null', async () => {
  expect((await sent('track', { ...least.track, currency: null, revenue: null })).properties).toEqual({
    currency: null,
    revenue: null,
  })
})

test.each([
  [undefined, 'Event name (event): Field is mandatory.'],
  ['  ', 'Event name is blank: Segment drops an event without a name.'],
])('refuses the event name %j', async (event, message) => {
  const error = await fail('track', { userId: 'u', event })
  expect(error.name).toMatch(/^(Data|BundleValidation)Error$/)
  expect(error.message).toContain(message)
})
