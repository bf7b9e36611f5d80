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
      { name: 'products', type: 'json', value: '[{"sku": "45790-32", "price": 19}]' },
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
    messageId: 'm-1',
  })
})

test('sends a currency in capitals', async () => {
  expect((await sent('track', { ...least.track, currency: 'usd' })).properties).toEqual({ currency: 'USD' })
})

test.each(['dollars', 'US', '$', 'U5D'])('refuses the currency %s', async (currency) => {
  const error = await fail('track', { ...least.track, currency })
  expect([error.name, error.message]).toEqual([
    'DataError',
    `Currency must be a three-letter code of ISO 4217, such as EUR. This is not one: ${currency}`,
  ])
})

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
  expect(error.name).toBe('DataError')
  expect(error.message).toContain(message)
})
