import { expect, test } from 'vitest'
import { fail, library, sent } from './run.ts'

test('sends everything that was filled in', async () => {
  const traits = {
    name: 'Initech',
    industry: 'Technology',
    employees: 329,
    plan: 'enterprise',
    email: 'hello@example.com',
    phone: '555',
    website: 'https://example.com',
    address: { street: '6th St', city: 'SF', postalCode: '94103', state: 'CA', country: 'USA' },
    avatar: 'https://example.com/a.png',
    description: 'Makes software',
    id: 'db-1',
  }
  const body = await sent('group', {
    groupId: 'g-1',
    userId: 'u-1',
    traits: { ...traits, createdAt: '2009-02-13T23:31:30Z' },
    customTraits: [{ name: 'total billed', type: 'number', value: 830 }],
    messageId: 'm-1',
  })
  expect(body).toEqual({
    userId: 'u-1',
    groupId: 'g-1',
    traits: { ...traits, createdAt: '2009-02-13T23:31:30.000Z', 'total billed': 830 },
    context: { library },
    messageId: 'm-1',
  })
})

test.each([
  [undefined, 'Group ID (groupId): Field is mandatory.'],
  [' ', 'Group ID is blank: Segment drops a Group call without it.'],
])('refuses the group ID %j', async (groupId, message) => {
  const error = await fail('group', { userId: 'u', groupId })
  expect(error.name).toBe('DataError')
  expect(error.message).toContain(message)
})
