import { expect, test } from 'vitest'
import { fail, library, receiveAtSegment, run, sent } from './run.ts'

test('sends both IDs and nothing of an anonymous ID', async () => {
  const timestamp = '2026-01-01T10:00:00.000Z'
  const body = await sent('alias', {
    previousId: 'a-1',
    userId: 'u-1',
    anonymousId: 'a-2',
    timestamp,
    messageId: 'm-1',
  })
  expect(body).toEqual({ previousId: 'a-1', userId: 'u-1', timestamp, messageId: 'm-1', context: { library } })
})

test.each([
  [{ previousId: ' ', userId: 'u-1' }, 'Previous ID is blank: Segment drops an Alias call without it.'],
  [{ previousId: 'a-1', userId: ' ' }, 'User ID is blank: Segment drops an Alias call without it.'],
])('%j is refused before anything is sent', async (parameters, message) => {
  expect(await fail('alias', parameters)).toMatchObject({ name: 'DataError', message })
})

test.each([{ previousId: 'a-1' }, { userId: 'u-1' }])('%j lacks what the dialog requires', async (parameters) => {
  expect((await fail('alias', parameters)).message).toContain('Field is mandatory')
})

test.each([
  ['segment', { ramen: 'segment', ramenSecretKey: 's3cret' }, undefined],
  ['direct', { ramen: 'direct', ramenEndpoint: 'https://ramen.example.com', ramenApiKey: 'k' }, { Ramen: false }],
])('is never sent to Ramen on the route %s', async (route, connection, integrations) => {
  const received = receiveAtSegment('/v1/alias')
  const { bundle } = await run('alias', { previousId: 'a-1', userId: 'u-1' }, connection)
  expect(received[0]?.body.integrations).toEqual(integrations)
  expect(bundle.ramen).toEqual({ route, status: 'skipped', reason: 'Ramen takes no Alias calls.' })
})
