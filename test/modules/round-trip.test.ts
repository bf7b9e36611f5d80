import { expect, test } from 'vitest'
import { loadApp } from '../../src/runtime/index.ts'
import { basic, json, withKey } from '../webhooks/deliver.ts'
import { type Example, examples, type Values } from './messages.ts'
import { writeKey } from './run.ts'

/*
 * What Segment delivers to Watch events, mapped back into the module of its type: each field that the bundle has, traits, properties,
 * context and integrations as the whole collections that they are.
 */

const zones = ['UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'America/St_Johns']

interface Event {
  name: string
  message: Values
}

/** Every message that somebody may be sent, those of batches one by one. */
const events: Event[] = examples
  .filter(({ type }) => type !== 'delete')
  .flatMap(({ type, name, message }: Example) =>
    type === 'batch'
      ? message['batch'].map((event: Values, index: number) => ({
          name: `${name}, event ${index + 1}`,
          message: event,
        }))
      : [{ name, message: { type, ...message } }],
  )

const nobody = ({ userId, anonymousId, user_id, anonymous_id }: Values): boolean =>
  !userId && !anonymousId && !user_id && !anonymous_id

/** Why an example is refused on its way back, by what the module says. */
const refused: Record<string, (message: Values) => boolean> = {
  'Field is mandatory': ({ type, event, userId, previousId }) =>
    type === 'track' ? !event : type === 'alias' && (!userId || !previousId),
  'Fill in User ID or Anonymous ID': (message) => message['type'] !== 'alias' && nobody(message),
}

/** What comes back in another form, and why. */
const differences: Record<string, (message: Values) => Values> = {
  'an empty collection says nothing': ({ properties }) =>
    properties !== undefined && Object.keys(properties).length === 0 ? { properties: undefined } : {},
  'the specification has the category of a page in its properties too': ({ type, category, properties }) =>
    type === 'page' && category !== undefined ? { properties: { category, ...properties } } : {},
  'Make writes a month of one digit with two': ({ timestamp = '' }) =>
    /-\d-/.test(timestamp) ? { timestamp: timestamp.replace(/-(\d)-/, '-0$1-') } : {},
}

const ids = { userId: 'user_id', anonymousId: 'anonymous_id', groupId: 'group_id', previousId: 'previous_id' }

/** What a message says: times as instants, without what Segment or this app writes itself. */
function comparable(message: Values): Values {
  const { type, context = {}, integrations = {}, timestamp } = message
  const { library: _, ...own } = context
  const names = [
    'event',
    'name',
    'category',
    ...(type === 'identify' || type === 'group' ? ['traits'] : ['properties']),
  ]
  return {
    ...Object.fromEntries(Object.entries(ids).map(([name, other]) => [name, message[name] ?? message[other]])),
    ...Object.fromEntries(names.map((name) => [name, message[name]])),
    ...(timestamp !== undefined && { timestamp: new Date(timestamp) }),
    context: own,
    integrations,
  }
}

const sent: Values[] = []

const apps = new Map(
  zones.map((timezone) => [
    timezone,
    loadApp('app', {
      timezone,
      fetch: (_, init) => {
        sent.push(JSON.parse(Buffer.from(init?.body as Uint8Array).toString()))
        return Promise.resolve(Response.json({ success: true }))
      },
    }),
  ]),
)

/** Delivers a message and sends it again; gives what arrived, or why nothing did. */
async function roundTrip(message: Values, timezone: string): Promise<Values | string> {
  const app = apps.get(timezone)!
  const delivery = { headers: { ...json, ...basic }, rawBody: JSON.stringify(message) }
  const { bundles } = await app.receive('events', delivery, { parameters: withKey })
  const watched = await app.runModule('watchEvents', { payload: bundles[0] })
  const { type, properties, context, integrations, ...fields } = watched.bundles[0] as Values
  const offered = ((app.definition.modules?.[type]?.expect ?? []) as Values[]).map(({ name }) => name)
  const values = { ...fields, mappedProperties: properties, mappedContext: context, mappedDestinations: integrations }
  const parameters = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== undefined && offered.includes(name)),
  )
  try {
    await app.runModule(type, { parameters, connection: { region: 'us', writeKey } })
    return sent.pop()!
  } catch (error) {
    return (error as Error).message
  }
}

const reasonFor = (message: Values): string | undefined =>
  Object.entries(refused).find(([, applies]) => applies(message))?.[0]

const wanted = events.map(({ name, message }) => {
  const changes = Object.assign({}, ...Object.values(differences).map((change) => change(message)))
  return { name, message, reason: reasonFor(message), expected: comparable({ ...message, ...changes }) }
})

test.each(wanted.filter(({ reason }) => reason === undefined))('$name', async ({ message, expected }) => {
  for (const timezone of zones) {
    // oxlint-disable-next-line no-await-in-loop -- six zones
    const result = (await roundTrip(message, timezone)) as Values
    expect(comparable({ type: message['type'], ...result })).toEqual(expected)
  }
})

test.each(wanted.filter(({ reason }) => reason !== undefined))(
  '$name is refused: $reason',
  async ({ message, reason }) => {
    expect(await roundTrip(message, 'UTC')).toContain(reason)
  },
)

test('hardly any example is refused or changed', () => {
  expect(wanted.filter(({ reason }) => reason !== undefined)).toHaveLength(22)
  expect(
    events.filter(({ message }) =>
      Object.values(differences).some((change) => Object.keys(change(message)).length > 0),
    ),
  ).toHaveLength(4)
})
