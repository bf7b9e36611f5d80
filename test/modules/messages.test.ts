import { isDeepStrictEqual } from 'node:util'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import refusals from '../cases/modules/refused-messages.json' with { type: 'json' }
import { specEvents } from '../rpcs/spec-events.ts'
import { batchService, eventsOf } from './batch-service.ts'
import { type Change, changed, ofDialogs, ofEventFields, ofJson, ofLists } from './message-changes.ts'
import { type Example, eventsIn, examples, fillIn, meant, type Values } from './messages.ts'
import { app, fail, receiveAtSegment, run, writeKey } from './run.ts'

const singles = examples.filter(({ type }) => type !== 'batch' && type !== 'delete')

/** Why a way of sending refuses an example, or its event at an index; `undefined` where it sends it. */
function refusalOf(way: 'dialog' | 'list' | 'json', { name }: Example, index = 0): string | undefined {
  const row: Values | undefined = refusals.find((one) => one.name === name && (one.event ?? 0) === index)
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

  test.each(tracks)('mapped whole: $name', async ({ message }) => {
    const parameters = fillIn('track', message, () => true)
    expect(await outcomeOf('track', parameters)).toEqual(arriving(changed(ofDialogs, meant(message), 'track')))
  })

  test.each(specified)('one by one: $name', async ({ message }) => {
    const parameters = fillIn('track', message, (name) => fields.get(message['event'])?.includes(name) === true)
    const expected = arriving(changed({ ...ofDialogs, ...ofEventFields }, meant(message), 'track'))
    expect(await outcomeOf('track', parameters, true)).toEqual(expected)
  })

  test('are those of most examples', () => {
    expect([tracks.length, specified.length]).toEqual([52, 43])
  })
})

const all = examples.flatMap((example) =>
  eventsIn(example).map((event, index) => ({ example, event, index, type: event['type'] ?? example.type })),
)

type Given = (one: (typeof all)[number]) => Values

/** A date of an example that lacks a digit. */
const invalidDate = /^\d{4}-\d-/

const typed: Given = ({ event, type }) => ({ type, ...event })
const filledIn: Given = ({ event, type }) => ({ type, ...meant(event) })

describe('in one batch', () => {
  /** Runs a batch of events, invalid ones skipped, and compares what arrived and what was refused with what it must be. */
  async function expectAll(
    way: 'list' | 'json',
    events: typeof all,
    given: Given,
    changes: Record<string, Change>,
  ): Promise<[sent: number, refused: number]> {
    const items = events.map(given)
    const requests = batchService()
    const { bundle } = await run('sendBatch', {
      source: way,
      [way === 'list' ? 'events' : 'json']: way === 'list' ? items : JSON.stringify(items),
      skipInvalid: true,
    })
    const reasons = events.map(({ example, index }) => refusalOf(way, example, index))
    const refused = items.flatMap((event, index) => {
      const reason = reasons[index]
      return reason === undefined ? [] : [{ position: index + 1, reason, event }]
    })
    const sent = items.filter((_, index) => reasons[index] === undefined)
    expect(bundle.refused).toEqual(refused)
    expect(eventsOf(requests)).toEqual(sent.map((event) => arriving(changed(changes, event, event['type']))))
    return [bundle.accepted, bundle.invalid]
  }

  test('as JSON, with a type where the path of the request implied it', async () => {
    expect(await expectAll('json', all, typed, ofJson)).toEqual([56, 27])
  })

  test('as a list, where its fields take the event', async () => {
    const possible = all.filter(({ type, event }) => type !== 'delete' && !invalidDate.test(event['timestamp']))
    expect(await expectAll('list', possible, filledIn, ofLists)).toEqual([59, 21])
  })

  test.each(all.filter(({ type }) => type === 'delete'))('$example.name, which no list offers', async (one) => {
    const error = await fail('sendBatch', { source: 'list', events: [filledIn(one)] })
    expect(error.message).toBe(refusalOf('list', one.example))
  })
})

describe('the changes', () => {
  const ways = { dialogs: ofDialogs, 'fields of events': ofEventFields, lists: ofLists, JSON: ofJson }

  test.each(
    Object.entries(ways).flatMap(([way, changes]) =>
      Object.entries(changes).map((change) => [way, ...change] as const),
    ),
  )('of %s are those that examples need: %s', (way, _what, change) => {
    const needed = examples.flatMap((example) =>
      eventsIn(example).map((event) => {
        const message = way === 'JSON' ? event : meant(event)
        return !isDeepStrictEqual(change(message, example.type), message)
      }),
    )
    expect(needed).toContain(true)
  })
})

test('of all 78 examples, 55 are sent and 23 are refused for a stated reason', () => {
  const isRefused = (example: Example): boolean => {
    const way = singles.includes(example) ? 'dialog' : 'json'
    return eventsIn(example).some((_, index) => refusalOf(way, example, index) !== undefined)
  }
  const refused = examples.filter(isRefused)
  expect([examples.length, examples.length - refused.length, refused.length]).toEqual([78, 55, 23])
})
