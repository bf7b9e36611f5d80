import { expect, test } from 'vitest'
import { snakeCaseKeys } from '../../src/ramen/index.ts'
import { app, basic, deliver, shown } from './deliver.ts'

/* What Segment's page on Direct Integrations says, at the receiving end. https://www.twilio.com/docs/segment/partners/direct-destination */

test('the trigger is instant: an event becomes a bundle with the delivery that brings it', async () => {
  expect(app.definition.modules?.['watchEvents']?.type).toBe('instant_trigger')
  expect((await deliver({ type: 'track', event: 'Signed Up' })).bundles).toHaveLength(1)
})

test('nothing is cached: two equal deliveries are two events', async () => {
  const event = { type: 'track', event: 'Signed Up', message_id: 'm-1' }
  for (let times = 0; times < 2; times += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await deliver(event)).bundles).toMatchObject([{ event: 'Signed Up', messageId: 'm-1' }])
  }
})

test('events that are replayed keep their times', async () => {
  const { bundles } = await deliver({
    type: 'track',
    timestamp: '2015-02-23T22:28:54.000Z',
    sent_at: '2015-02-23T22:28:55.111Z',
  })
  expect(shown(bundles[0])).toMatchObject({
    timestamp: '2015-02-23T22:28:54.000Z',
    sentAt: '2015-02-23T22:28:55.111Z',
  })
})

test('the headers of the contract are taken, and no other is needed', async () => {
  const headers = {
    ...basic,
    accept: '*/*',
    'cache-control': 'no-cache',
    connection: 'Keep-Alive',
    'content-length': '16',
    'user-agent': 'Segment',
  }
  expect((await deliver({ type: 'track' }, {}, headers)).status).toBe(202)
  expect((await deliver({ type: 'track' }, {}, basic)).status).toBe(202)
})

test('the example of mixed casing is taken in either form, its names as they came', async () => {
  const traits = {
    address: { city: 'Newport Coast', postalCode: '92606', state: 'CA', street: '1 Lucille Lane' },
    CreatedAt: '1967-12-14T08:00:00.000Z',
    NAME: 'Michael Bluth',
    user_id: 12345,
  }
  for (const form of [traits, snakeCaseKeys(traits)]) {
    // oxlint-disable-next-line no-await-in-loop -- two forms
    expect((await deliver({ type: 'identify', userId: 'u-1', traits: form })).bundles).toMatchObject([{ traits: form }])
  }
})
