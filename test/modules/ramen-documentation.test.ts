import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, loadApp, MakeError } from '../../src/runtime/index.ts'
import { type Sandbox, sandboxDefaults, startSandbox } from '../../src/sandbox/index.ts'

/*
 * What Ramen's documentation says, from the fields of the generated app to what Ramen has stored, on either route.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen
 */

const { ramen: organization, sources } = sandboxDefaults
let sandbox: Sandbox
let app: App

beforeAll(async () => {
  sandbox = await startSandbox({ ramen: { secureMode: true, organizationRequired: true } })
  app = loadApp('app', { fetch: sandbox.fetch })
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.stop())

const signed = { ramenSecretKey: organization.secretKey }
const routes: Record<string, () => Record<string, unknown>> = {
  'through Segment': () => ({ ramen: 'segment', ...signed }),
  direct: () => ({
    ramen: 'direct',
    ramenEndpoint: sandbox.ramenEndpoint,
    ramenApiKey: organization.apiKey,
    ramenOrganizationId: organization.organizationId,
    ...signed,
  }),
}

const run = (module: string, parameters: Record<string, unknown>, connection: Record<string, unknown>) =>
  app.runModule(module, { parameters, connection: { region: 'us', writeKey: sources[0].writeKey, ...connection } })

const custom = (type: string, values: Record<string, unknown>) =>
  Object.entries(values).map(([name, value]) => ({ name, type, value }))

/** The only one of some items; undefined when there are more or none. */
const only = <Item>(items: readonly Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined)

const audience = (isMember: boolean) => ({ order_completed_last_30days: isMember })

describe.each(Object.entries(routes))('%s', (_route, connectionOf) => {
  const deliver = (module: string, parameters: Record<string, unknown>) => run(module, parameters, connectionOf())

  test('the example of Identify becomes a user', async () => {
    await deliver('identify', {
      userId: '314159',
      traits: { email: 'ryan@charturl.com', name: 'Ryan Angilly' },
      customTraits: [
        ...custom('number', { created_at: 1234567890, mrr: 149.99 }),
        ...custom('boolean', { is_profitable: true }),
        ...custom('text', { plan: 'Startup' }),
      ],
    })
    expect(only(sandbox.ramen.users)).toMatchObject({
      id: '314159',
      email: 'ryan@charturl.com',
      name: 'Ryan Angilly',
      customer_created_at: 1234567890,
      traits: { is_profitable: true, plan: 'Startup', mrr: 149.99 },
    })
  })

  test('the example of Group becomes a company, its further attributes by the same rules', async () => {
    await deliver('group', {
      userId: 'u-1',
      groupId: '314159',
      traits: { name: 'Ryan Angilly', plan: 'Startup' },
      customTraits: [
        ...custom('text', { url: 'https://charturl.com', is_awesome: 'true', renewed_at: '2015-01-01' }),
        ...custom('number', { created_at: 1234567890, mrr: 149.99 }),
      ],
    })
    expect(only(sandbox.ramen.companies)).toEqual({
      id: '314159',
      url: 'https://charturl.com',
      name: 'Ryan Angilly',
      company_created_at: 1234567890,
      traits: { is_awesome: true, renewed_at: 1420070400, plan: 'Startup', mrr: 149.99 },
    })
  })

  test.each([
    ['a date', { traits: { createdAt: '2009-02-13T23:31:30Z' } }],
    ['seconds', { customTraits: custom('number', { created_at: 1234567890 }) }],
  ])('a creation date is kept in seconds, given as %s', async (_form, traits) => {
    await deliver('identify', { userId: 'u-1', ...traits })
    await deliver('group', { userId: 'u-1', groupId: 'g-1', ...traits })
    expect(only(sandbox.ramen.users)).toMatchObject({ customer_created_at: 1234567890 })
    expect(only(sandbox.ramen.companies)).toMatchObject({ company_created_at: 1234567890 })
  })

  test('names that end in _at are times, names that begin with is_ are Booleans', async () => {
    await deliver('identify', {
      userId: 'u-1',
      customTraits: [
        ...custom('date', { renewed_at: '2009-02-13T23:31:30Z' }),
        ...custom('number', { seen_at: 1234567890 }),
        ...custom('text', { is_new: 'true', is_big: '0' }),
      ],
    })
    expect(only(sandbox.ramen.users)?.traits).toEqual({
      renewed_at: 1234567890,
      seen_at: 1234567890,
      is_new: true,
      is_big: false,
    })
  })

  test('a company with an ID is a group of its user, one without is nothing', async () => {
    await deliver('identify', { userId: 'u-1', traits: { company: { id: 'c-1', name: 'Initech' } } })
    await deliver('identify', { userId: 'u-2', traits: { company: { name: 'Initrode' } } })
    expect(sandbox.ramen.companies).toEqual([{ id: 'c-1', name: 'Initech', traits: {} }])
    expect(sandbox.ramen.users.map(({ companies }) => companies)).toEqual([['c-1'], []])
  })

  test('a user in several groups is in several companies', async () => {
    await deliver('group', { userId: 'u-1', groupId: 'g-1' })
    await deliver('group', { userId: 'u-1', groupId: 'g-2' })
    expect(only(sandbox.ramen.users)?.companies).toEqual(['g-1', 'g-2'])
  })

  test.each([
    ['page', { name: 'Pricing' }, { pages: 1, events: 0, companies: 0 }],
    ['track', { event: 'Subscribed' }, { pages: 0, events: 1, companies: 0 }],
    ['group', { groupId: 'g-1' }, { pages: 0, events: 0, companies: 1 }],
  ])('%s works for a visitor whom no Identify has named', async (module, parameters, counts) => {
    await deliver(module, { anonymousId: 'a-1', ...parameters })
    const { pages, events, companies, users, visitors } = sandbox.ramen
    expect({ pages: pages.length, events: events.length, companies: companies.length }).toEqual(counts)
    expect([users, visitors.map(({ anonymousId }) => anonymousId)]).toEqual([[], ['a-1']])
  })

  test('of an event the name is kept, of a page that it was seen', async () => {
    await deliver('track', {
      userId: 'u-1',
      event: 'Subscribed',
      customProperties: custom('text', { plan: 'Startup' }),
    })
    await deliver('page', { userId: 'u-1', title: 'Our page' })
    expect(sandbox.ramen.events).toEqual([{ event: 'Subscribed', userId: 'u-1', at: expect.any(String) }])
    expect(sandbox.ramen.pages).toEqual([{ userId: 'u-1', at: expect.any(String) }])
  })

  test('what Engage says of an audience is kept, also that the user left', async () => {
    for (const isMember of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await deliver('identify', { userId: 'u-1', customTraits: custom('boolean', audience(isMember)) })
      expect(only(sandbox.ramen.users)?.traits).toEqual(audience(isMember))
    }
  })

  test.each([
    ['email and name', { email: 'bugs@example.com', name: 'Bugs Bunny' }],
    ['no email', { name: 'Bugs Bunny' }],
    ['no name', { email: 'bugs@example.com' }],
    ['neither', {}],
  ])('secure mode accepts the signature of a user with %s', async (_case, traits) => {
    await deliver('identify', { userId: 'u-1', traits })
    expect(only(sandbox.ramen.users)?.id).toBe('u-1')
  })
})

describe('what the troubleshooting of the documentation names', () => {
  const refused = async (parameters: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
    try {
      await run('identify', parameters, { ...routes['direct']?.(), ...changes })
    } catch (error) {
      if (error instanceof MakeError) return [error.statusCode, error.message]
      throw error
    }
    return [200, '']
  }
  const checks = 'Check the API key, the secret key and the email.'

  test.each([
    ['another organization', {}, { ramenOrganizationId: 'other' }, 404, 'Check the Organization ID'],
    ['no organization', {}, { ramenOrganizationId: undefined }, 404, 'Check the Organization ID'],
    ['an invalid email', { traits: { email: 'nobody' } }, {}, 401, checks],
    ['no signature in secure mode', {}, { ramenSecretKey: undefined }, 401, checks],
    ['another secret', {}, { ramenSecretKey: 'other' }, 401, checks],
    ['a blank email', { traits: { email: '  ' } }, {}, 200, ''],
  ])('%s', async (_case, parameters, changes, status, advice) => {
    const [answered, message] = await refused({ userId: 'u-1', ...parameters }, changes)
    expect(answered).toBe(status)
    expect(message).toContain(advice)
  })
})
