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
  }
  const moreTraits = {
    address: { street: '6th St', city: 'SF', postalCode: '94103', state: 'CA', country: 'USA' },
    avatar: 'https://example.com/a.png',
    description: 'Makes software',
    id: 'db-1',
  }
  const body = await sent('group', {
    groupId: ' g-1 ',
    userId: 'u-1',
    traits: { ...traits, createdAt: '2009-02-13T23:31:30Z' },
    moreTraits,
    customTraits: [{ name: 'total billed', type: 'number', value: 830 }],
    messageId: 'm-1',
  })
  expect(body).toEqual({
    userId: 'u-1',
    groupId: 'g-1',
    traits: { ...traits, ...moreTraits, createdAt: '2009-02-13T23:31:30.000Z', 'total billed': 830 },
    context: { library },
    integrations: {},
    messageId: 'm-1',
  })
})

test('takes a group ID of 500 characters', async () => {
  expect((await sent('group', { userId: 'u', groupId: 'g'.repeat(500) })).groupId).toHaveLength(500)
})

test.each([
  [undefined, 'Group ID (groupId): Field is mandatory.'],
  [' ', 'Group ID is blank or has more than 500 characters: Segment drops a Group call with such an ID.'],
  ['g'.repeat(501), 'Group ID (groupId): Value exceeded maximum length of 500 characters.'],
])('refuses the group ID %j', async (groupId, message) => {
  const error = await fail('group', { userId: 'u', groupId })
  expect(error.name).toMatch(/^(Data|BundleValidation)Error$/)
  expect(error.message).toContain(message)
})
