import { isDeepStrictEqual } from 'node:util'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import refusals from '../cases/modules/refused-messages.json' with { type: 'json' }
import { specEvents } from '../rpcs/spec-events.ts'
import { batchService, eventsOf } from './batch-service.ts'
import { changed, ofDialogs } from './message-changes.ts'
import { type Example, eventsIn, examples, fillIn, meant, type Values } from './messages.ts'
import { app, receiveAtSegment, run, writeKey } from './run.ts'

const singles = examples.filter(({ type }) => type !== 'batch' && type !== 'delete')

/** Why a way of sending refuses an example, or its event at an index; `undefined` where it sends it. */
function refusalOf(way: 'dialog' | 'json', { name }: Example, index = 0): string | undefined {
  const row = (refusals as Values[]).find((one) => one['name'] === name && (one['event'] ?? 0) === index)
  return row?.[way]
}

/** A message as it must arrive; where it has no ID of its own, with any. */
const arriving = (message: Values) => ({ messageId: expect.stringMatching(/./), ...message })

const connection = { region: 'us', writeKey }

/** Runs a module, with the fields that its dialog shows if so wanted; gives what arrived, or why nothing did. */
async function outcomeOf(module: string, parameters: Values, throughDialog = false): Promise<unknown> {
  const received = receiveAtSegment(`/v1/${module}`)
  try {
    const form = throughDialog ? await app.resolveForm(module, { parameters, connection }) : undefined
    await app.runModule(module, { parameters, connection, ...(form !== undefined && { form }) })
    return received[0]?.body
  } catch (error) {
    nock.cleanAll()
    return (error as Error).message
  }
}

describe('through the dialog of its call', () => {
  test.each(singles)('$name', async (example) => {
    const { type, message } = example
    const expected = arriving(changed(ofDialogs, meant(message), type))
    expect(await outcomeOf(type, fillIn(type, message))).toEqual(refusalOf('dialog', example) ?? expected)
  })

  const refused = singles.filter((example) => refusalOf('dialog', example) !== undefined)

  test.each(refused)('$name, once it has a user and an event', async ({ type, message }) => {
    const complete = { userId: 'u-1', ...(type === 'track' && { event: 'Event' }), ...message }
    const expected = arriving(changed(ofDialogs, meant(complete), type))
    expect(await outcomeOf(type, fillIn(type, complete))).toEqual(expected)
  })
})

describe('through the fields of the event', () => {
  const tracks = singles
    .filter(({ type }) => type === 'track')
    .map(({ name, message }) => ({ name, message: { userId: 'u-1', event: 'Event', ...message } as Values }))
  const fields = new Map(
    Object.values(specEvents)
      .flatMap(Object.entries)
      .map(([event, notation]) => [event, notation.split(' ').map((field: string) => field.replace(/:.*/, ''))]),
  )
  const specified = tracks.filter(({ message }) => fields.has(message['event']))

  test.each(tracks)('mapped whole, and one by one where Segment specifies them: $name', async ({ message }) => {
    const expected = arriving(changed(ofDialogs, meant(message), 'track'))
    expect(
      await outcomeOf(
        'track',
        fillIn('track', message, () => true),
      ),
    ).toEqual(expected)
    const specifiedFields = fields.get(message['event'])
    if (specifiedFields === undefined) return
    const parameters = fillIn('track', message, (name) => specifiedFields.includes(name))
    expect(await outcomeOf('track', parameters, true)).toEqual(expected)
  })

  test('are those of most examples', () => {
    expect([tracks.length, specified.length]).toEqual([52, 43])
  })
})

const all = examples.flatMap((example) =>
  eventsIn(example).map((event, index) => ({ example, event, index, type: event['type'] ?? example.type })),
)

/** What Segment writes into the messages that it stores; sent again, it would change their time or source. */
const stored = ['sentAt', 'receivedAt', 'originalTimestamp', 'version', 'writeKey']

/** An event as it goes into a batch: with a type where the path of the request implied it, and without what Segment adds. */
const eventOf = ({ event, type }: (typeof all)[number]): Values =>
  Object.fromEntries(Object.entries({ type, ...event }).filter(([key]) => !stored.includes(key)))

/** Sends one event as JSON, and expects that it arrives as it is, or the refusal that is stated for it. */
async function expectInBatch(one: (typeof all)[number]): Promise<void> {
  const event = eventOf(one)
  const expected = refusalOf('json', one.example, one.index)
  const requests = batchService()
  const outcome = await run('sendBatch', { source: 'json', json: JSON.stringify([event]) }).then(
    () => eventsOf(requests)[0],
    (error: Error) => error.message,
  )
  expect([one.index, outcome]).toEqual([one.index, expected ?? event])
  nock.cleanAll()
}

describe('in a batch, as JSON', () => {
  const byExample = examples.map(({ name }) => ({ name, events: all.filter(({ example }) => example.name === name) }))

  test.each(byExample)('$name', async ({ events }) => {
    for (const one of events) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expectInBatch(one)
    }
  })
})
describe('the changes', () => {
  test.each(Object.entries(ofDialogs))('are those that examples need: %s', (_what, change) => {
    const needed = examples.flatMap((example) =>
      eventsIn(example).map((event) => {
        const message = meant(event)
        return !isDeepStrictEqual(change(message, example.type), message)
      }),
    )
    expect(needed).toContain(true)
  })
})

test('of all 78 examples, most are sent and the others are refused for a stated reason', () => {
  const isRefused = (example: Example): boolean => {
    const way = singles.includes(example) ? 'dialog' : 'json'
    return eventsIn(example).some((_, index) => refusalOf(way, example, index) !== undefined)
  }
  const refused = examples.filter(isRefused)
  expect([examples.length, examples.length - refused.length, refused.length]).toEqual([78, 56, 22])
})
