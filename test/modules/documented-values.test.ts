import { expect, test } from 'vitest'
import { least, sent } from './run.ts'

/* Values that the documentation of the Ibexa Connect modules gives as examples. */

test('an ID as the app Autopilot makes them is a User ID', async () => {
  const userId = 'person_D97F88AD-E835-4565-AD1A-9F75C5C381F6'
  expect((await sent('identify', { userId })).userId).toBe(userId)
  expect((await sent('track', { ...least['track'], userId })).userId).toBe(userId)
})

test('a random UUID alone is an Anonymous ID', async () => {
  const anonymousId = '507f191e-810c-4972-9de8-60ea7afdb5be'
  for (const [module, event] of [['identify'], ['track', 'Signed Up']] as const) {
    // oxlint-disable-next-line no-await-in-loop -- two modules
    const body = await sent(module, { anonymousId, ...(event && { event }) })
    expect(body).toMatchObject({ anonymousId })
    expect(body).not.toHaveProperty('userId')
  }
})

test('without a timestamp none is sent, so that Segment takes its own time', async () => {
  expect(await sent('identify', { userId: 'u-1' })).not.toHaveProperty('timestamp')
  expect(await sent('track', least['track'] ?? {})).not.toHaveProperty('timestamp')
})

test('a company may have a number as its ID, which arrives as text', async () => {
  const { traits } = await sent('identify', { userId: 'u-1', traits: { company: { id: 42 } } })
  expect(traits).toEqual({ company: { id: '42' } })
})

test('first and last name alone are sent as they are: Segment fills in the full name', async () => {
  const traits = { firstName: 'Peter', lastName: 'Gibbons' }
  expect((await sent('identify', { userId: 'u-1', traits })).traits).toEqual(traits)
})

test('a shirt for $19.99 is a revenue of 19.99 without a currency', async () => {
  expect((await sent('track', { ...least['track'], revenue: '19.99' })).properties).toEqual({ revenue: 19.99 })
})

test('a value goes without revenue, as for a newsletter signup', async () => {
  const { properties } = await sent('track', { userId: 'u-1', event: 'Newsletter Subscribed', value: 5 })
  expect(properties).toEqual({ value: 5 })
})
