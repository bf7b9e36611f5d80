import { expect, test } from 'vitest'
import { library, sent } from './run.ts'

const traits = {
  email: 'peter@example.com',
  firstName: 'Peter',
  lastName: 'Gibbons',
  name: 'Peter Gibbons',
  phone: '555-444-3333',
  company: { id: 'acme', name: 'Acme', industry: 'Technology', employee_count: 420, plan: 'enterprise' },
  address: { street: '6th St', city: 'San Francisco', postalCode: '94103', state: 'CA', country: 'USA' },
}
const moreTraits = {
  age: 42,
  avatar: 'https://example.com/a.png',
  description: 'Works at Initech',
  gender: 'male',
  id: 'db-7',
  title: 'VP of Engineering',
  username: 'pgibbons',
  website: 'https://example.com',
}

test('sends everything that was filled in', async () => {
  const body = await sent('identify', {
    userId: ' u-1 ',
    anonymousId: '\ta-1\n',
    timestamp: '2025-06-01T12:00:00Z',
    traits: { ...traits, createdAt: '2009-02-13T23:31:30Z' },
    moreTraits: { ...moreTraits, birthday: '1970-05-01' },
    customTraits: [{ name: 'logins', type: 'number', value: '5' }],
    context: { ip: '8.8.8.8' },
    allOtherDestinations: true,
    destinations: [{ name: 'Mixpanel', value: false }],
    messageId: 'm-1',
  })
  expect(body).toEqual({
    userId: 'u-1',
    anonymousId: 'a-1',
    traits: {
      ...traits,
      ...moreTraits,
      createdAt: '2009-02-13T23:31:30.000Z',
      birthday: '1970-05-01T00:00:00.000Z',
      logins: 5,
    },
    context: { ip: '8.8.8.8', library },
    integrations: { All: true, Mixpanel: false },
    timestamp: '2025-06-01T12:00:00.000Z',
    messageId: 'm-1',
  })
})

test('sends erased traits as null, inside address and company too', async () => {
  const body = await sent('identify', {
    userId: 'u-1',
    traits: { email: null, address: { city: null }, company: { plan: null } },
    moreTraits: { age: null, birthday: null },
  })
  expect(body.traits).toEqual({
    email: null,
    age: null,
    birthday: null,
    address: { city: null },
    company: { plan: null },
  })
})

test('sends traits of the dialog alone, of the list alone, and both', async () => {
  const list = { customTraits: [{ name: 'plan', type: 'text', value: 'pro' }] }
  const dialog = { traits: { email: 'a@example.com' } }
  expect((await sent('identify', { userId: 'u', ...dialog })).traits).toEqual({ email: 'a@example.com' })
  expect((await sent('identify', { userId: 'u', ...list })).traits).toEqual({ plan: 'pro' })
  expect((await sent('identify', { userId: 'u', ...dialog, ...list })).traits).toEqual({
    email: 'a@example.com',
    plan: 'pro',
  })
})

test('keeps what a mapped collection of traits holds beyond the fields of the dialog', async () => {
  const body = await sent('identify', { userId: 'u', traits: { email: 'a@example.com', seats: 3 } })
  expect(body.traits).toEqual({ email: 'a@example.com', seats: 3 })
})

test('sends 0 and texts that look like nothing', async () => {
  const body = await sent('identify', {
    userId: 'u',
    traits: { name: 'null', company: { employee_count: 0 } },
    moreTraits: { age: 0 },
  })
  expect(body.traits).toEqual({ age: 0, name: 'null', company: { employee_count: 0 } })
})
