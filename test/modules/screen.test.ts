import { expect, test } from 'vitest'
import { library, sent } from './run.ts'

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
    integrations: {},
    messageId: 'm-1',
  })
})
