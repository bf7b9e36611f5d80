import { expect, test } from 'vitest'
import { library, sent } from './run.ts'

test('sends everything that was filled in, the category among the properties too', async () => {
  const properties = {
    url: 'https://example.com/pricing?x=1',
    title: 'What it costs',
    path: '/pricing',
    referrer: 'https://example.org',
    search: '?x=1',
    keywords: ['price', 'plan'],
  }
  const body = await sent('page', {
    anonymousId: 'a-1',
    name: 'Pricing',
    category: 'Docs',
    ...properties,
    customProperties: [{ name: 'variant', type: 'text', value: 'B' }],
    messageId: 'm-1',
  })
  expect(body).toEqual({
    anonymousId: 'a-1',
    name: 'Pricing',
    category: 'Docs',
    properties: { ...properties, category: 'Docs', variant: 'B' },
    context: { library },
    integrations: {},
    messageId: 'm-1',
  })
})

test('makes a list of a single keyword', async () => {
  expect((await sent('page', { userId: 'u', keywords: 'price' })).properties).toEqual({ keywords: ['price'] })
})

test('sends an erased name as null', async () => {
  expect(await sent('page', { userId: 'u', name: null, title: null })).toMatchObject({
    name: null,
    properties: { title: null },
  })
})
