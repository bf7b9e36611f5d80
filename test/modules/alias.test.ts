import { expect, test } from 'vitest'
import { fail, library, sent } from './run.ts'

test('sends both IDs and nothing of an anonymous ID', async () => {
  const timestamp = '2026-01-01T10:00:00.000Z'
  const body = await sent('alias', {
    previousId: 'a-1',
    userId: 'u-1',
    anonymousId: 'a-2',
    timestamp,
    messageId: 'm-1',
  })
  expect(body).toEqual({
    previousId: 'a-1',
    userId: 'u-1',
    timestamp,
    messageId: 'm-1',
    context: { library },
    integrations: {},
  })
})

test.each([
  [{ previousId: ' ', userId: 'u-1' }, 'Previous ID is blank: Segment drops an Alias call without it.'],
  [{ previousId: 'a-1', userId: ' ' }, 'User ID is blank: Segment drops an Alias call without it.'],
  [{ previousId: 'u-1', userId: ' u-1 ' }, 'User ID and Previous ID are the same: there is nothing to merge.'],
])('%j is refused before anything is sent', async (parameters, message) => {
  expect(await fail('alias', parameters)).toMatchObject({ name: 'DataError', message })
})

test.each([{ previousId: 'a-1' }, { userId: 'u-1' }])('%j lacks what the dialog requires', async (parameters) => {
  expect((await fail('alias', parameters)).message).toContain('Field is mandatory')
})
