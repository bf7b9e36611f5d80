import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient, ownProject } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
})
afterAll(() => client.state.close())

describe('a template', () => {
  const bundles = { 1: { email: 'a@b.example', at: '2026-01-02T03:04:05Z', list: [7, 8] } }
  test.each([
    ['{{1.email}}', { value: 'a@b.example', type: 'String', warnings: [] }],
    ['{{parseDate(1.at, "YYYY")}}', { value: '2026-01-01T00:00:00.000Z', type: 'Date', warnings: [] }],
    ['{{2.email}}', { type: 'Undefined', warnings: [] }],
    ['{{emptystring}}', { value: '', type: 'String', warnings: [] }],
    ['{{constructor}}', { type: 'Undefined', warnings: [] }],
    ['a {{upper(}}', { message: expect.any(String), offset: 10, end: expect.any(Number) }],
    ['{{nothing(1)}}', { message: expect.stringMatching(/nothing/), offset: 2, end: expect.any(Number) }],
    ['{{1.list[0]}}', { type: 'Undefined', warnings: [{ message: expect.any(String), offset: 8 }] }],
  ])('%s', async (template, expected) => {
    expect(await client.post('/api/evaluate', { template, bundles })).toEqual(expected)
  })
})
