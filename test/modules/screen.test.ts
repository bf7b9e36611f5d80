import { expect, test } from 'vitest'
import { fail, library, run, sent, receiveAtSegment } from './run.ts'

test('sends everything that was filled in, the category beside the properties', async () => {
  const body = await sent('screen', {
    anonymousId: 'a-1',
    name: 'Home',
    category: 'Start',
    customProperties: [{ name: 'feed', type: 'text', value: 'private' }],
    context: { device: { type: 'ios' } },
    messageId: 'm-1',
  })
  expect(body).toEqual({
    anonymousId: 'a-1',
    name: 'Home',
    category: 'Start',
    properties: { feed: 'private' },
    context: { device: { type: 'ios' }, library },
    messageId: 'm-1',
  })
})

test.each(['name', 'category'])('a property called %s is refused: its field would be the place', async (name) => {
  const customProperties = [{ name, type: 'text', value: 'x' }]
  const error = await fail('screen', { userId: 'u-1', customProperties })
  expect(error.message).toBe(
    `Custom properties must not use reserved names: ${name}. Fill them in under the field of that name.`,
  )
})

test.each([
  ['segment', { ramen: 'segment', ramenSecretKey: 's3cret' }, undefined],
  ['direct', { ramen: 'direct', ramenEndpoint: 'https://ramen.example.com', ramenApiKey: 'k' }, { Ramen: false }],
])('is never sent to Ramen on the route %s', async (route, connection, integrations) => {
  const received = receiveAtSegment('/v1/screen')
  const { bundle } = await run('screen', { userId: 'u-1' }, connection)
  expect(received[0]?.body.integrations).toEqual(integrations)
  expect(bundle.ramen).toEqual({ route, status: 'skipped', reason: 'Ramen takes no Screen calls.' })
})
