import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { authHash } from '../../src/ramen/index.ts'
import { least, library, now, receive, receiveAtSegment, run } from './run.ts'

const endpoint = 'https://ramen.example.com'
const apiKey = 'ramen-api-key'
const secret = 'organization-secret'
const seconds = Math.floor(now.getTime() / 1000)

const connections: Record<string, Record<string, unknown>> = {
  'not used': {},
  'through Segment': { ramen: 'segment' },
  direct: {
    ramen: 'direct',
    ramenEndpoint: `${endpoint}/segment`,
    ramenApiKey: apiKey,
    ramenOrganizationId: 'org "7"',
  },
  never: { ramen: 'never' },
}

const signed = (user: { email?: string; name?: string; id: string }) => ({
  timestamp: seconds,
  auth_hash: authHash({ ...user, timestamp: seconds, secret }),
})

/** Runs a module, and returns its bundle with what Segment and the direct endpoint received. */
async function deliver(module: string, parameters: Record<string, unknown>, connection: Record<string, unknown>) {
  const atSegment = receiveAtSegment(`/v1/${module}`)
  const atRamen = receive(endpoint, '/segment', { body: '' })
  const { bundle } = await run(module, parameters, connection)
  // Only a message that is meant for it reaches the endpoint.
  nock.cleanAll()
  return { bundle, segment: atSegment[0]?.body, ramen: atRamen[0] }
}

/** What a user says of Ramen, and whether the connection has a secret. */
const own = { timestamp: 1_700_000_000, auth_hash: 'given by hand' }
const settings: Record<string, { parameters: Record<string, unknown>; isSecure?: boolean }> = {
  nothing: { parameters: {} },
  'nothing, in secure mode': { parameters: {}, isSecure: true },
  'options of their own': { parameters: { mappedDestinations: { Ramen: own } } },
  'options of their own, in secure mode': { parameters: { mappedDestinations: { Ramen: own } }, isSecure: true },
  'another option, in secure mode': {
    parameters: { mappedDestinations: { Ramen: { environment: 'test' } } },
    isSecure: true,
  },
  on: { parameters: { destinations: [{ name: 'Ramen', value: true }] } },
  off: { parameters: { destinations: [{ name: 'Ramen', value: false }] } },
  'off, in secure mode': { parameters: { destinations: [{ name: 'Ramen', value: false }] }, isSecure: true },
  'all others off': { parameters: { allOtherDestinations: false } },
  'all others off, but options of their own': {
    parameters: { allOtherDestinations: false, mappedDestinations: { Ramen: own } },
  },
}

const marked = 'marked, but not certain to arrive'
const direct = 'accepted by the direct endpoint'
const off = 'not marked or sent: switched off'

/** What goes out: `integrations` to Segment, `integrations.ramen` to the direct endpoint if it gets the message, and the bundle's word. */
interface Outcome {
  segment: Record<string, unknown>
  direct?: unknown
  says?: string
}

const id = 'u-1'
const isOwn = (setting: string) => setting.includes('options of their own')
const isOff = (setting: string) => /^off|all others off$/.test(setting)

/** `integrations` as the user gave them. */
const given = (setting: string): Record<string, unknown> => ({
  ...(setting.startsWith('all others') && { All: false }),
  ...(isOwn(setting) && { Ramen: own }),
  ...(setting.startsWith('another option') && { Ramen: { environment: 'test' } }),
  ...(setting === 'on' && { Ramen: true }),
  ...(setting.startsWith('off') && { Ramen: false }),
})

/** What Ramen is told: options given by hand over a signature, or just that it is meant. */
function value(module: string, setting: string): unknown {
  const isSigned = module === 'identify' && settings[setting]?.isSecure === true
  const options = { ...(isSigned && signed({ id })), ...(given(setting)['Ramen'] as object | undefined) }
  return Object.keys(options).length > 0 ? options : true
}

function outcomeOf(module: string, route: string, setting: string): Outcome {
  const wanted = given(setting)
  if (route === 'not used') return { segment: wanted }
  if (route === 'never') return { segment: { ...wanted, Ramen: false }, says: 'excluded' }
  const against = isOff(setting)
    ? off
    : module === 'screen'
      ? 'not marked or sent: Ramen takes no Screen calls'
      : module === 'alias'
        ? 'not marked or sent: Ramen takes no Alias calls'
        : undefined
  if (route === 'direct') {
    const segment = { ...wanted, Ramen: false }
    return against === undefined
      ? { segment, direct: value(module, setting), says: direct }
      : { segment, says: against }
  }
  return against === undefined
    ? { segment: { ...wanted, Ramen: value(module, setting) }, says: marked }
    : { segment: wanted, says: against }
}

/** Delivers one message, and expects the integrations that go to Segment, what the direct endpoint gets, and what the bundle says. */
async function expectOutcome(module: string, route: string, setting: string): Promise<void> {
  const { parameters = {}, isSecure } = settings[setting] ?? {}
  const connection = { ...connections[route], ...(isSecure && route !== 'not used' && { ramenSecretKey: secret }) }
  const values = { ...least[module], messageId: 'm-1', ...parameters }
  const { bundle, segment, ramen } = await deliver(module, values, connection)
  const outcome = outcomeOf(module, route, setting)
  const { userId, event, groupId } = least[module] as Record<string, string>
  const directMessage = {
    type: module,
    version: '1.1',
    user_id: userId,
    ...(event && { event }),
    ...(groupId && { group_id: groupId }),
    ...((module === 'identify' || module === 'group') && { traits: {} }),
    message_id: 'm-1',
    sent_at: now.toISOString(),
    received_at: now.toISOString(),
    context: { library },
    integrations: { ramen: outcome.direct },
  }
  expect({ setting, segment, ramen: ramen?.body, says: bundle.ramen }).toEqual({
    setting,
    segment: { ...least[module], context: { library }, integrations: outcome.segment, messageId: 'm-1' },
    ramen: outcome.direct === undefined ? undefined : directMessage,
    says: outcome.says,
  })
}

const rows = Object.keys(least).flatMap((module) => Object.keys(connections).map((route) => ({ module, route })))

describe('one rule for every sender, route and setting', () => {
  test.each(rows)('holds for $module, $route', async ({ module, route }) => {
    for (const setting of Object.keys(settings)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expectOutcome(module, route, setting)
    }
  })
})

describe('an Identify without User ID, which Ramen ignores,', () => {
  test.each([
    ['through Segment', {}],
    ['direct', { Ramen: false }],
  ])('is not marked or sent: %s', async (route, integrations) => {
    const parameters = { anonymousId: 'a-1', messageId: 'm-1' }
    const { bundle, segment, ramen } = await deliver('identify', parameters, connections[route] ?? {})
    expect(segment).toEqual({ ...parameters, context: { library }, integrations })
    expect(ramen).toBeUndefined()
    expect(bundle.ramen).toBe('not marked or sent: Ramen needs a User ID')
  })
})
