import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/iml/index.ts'
import { readSection } from '../app-file.ts'
import { asJson, asList, batchService, eventsOf, track } from './batch-service.ts'
import { fail, run } from './run.ts'

/** Runs a batch that must be refused before anything is sent, and returns what the user reads. */
async function refusal(parameters: Record<string, unknown>, connection?: Record<string, unknown>): Promise<string> {
  const error = await fail('sendBatch', parameters, connection)
  expect(error.name).toMatch(/^(Data|BundleValidation)Error$/)
  expect(error.log.filter(({ kind }) => kind === 'exchange')).toEqual([])
  return error.message
}

/** Runs a batch that must be sent, and expects that all of it arrives as it was given. */
async function expectSent(events: unknown[], connection?: Record<string, unknown>): Promise<void> {
  const requests = batchService()
  const { bundle } = await run('sendBatch', asJson(events), connection)
  expect(eventsOf(requests)).toEqual(events)
  expect(bundle).toMatchObject({ total: events.length, accepted: events.length })
}

const page = (more: object = {}) => ({ type: 'page', userId: 'u', ...more })
const notText = (member: string) =>
  `In an event, ${member} is not a text, or has blanks around it: put numbers in quotes, leave null out, trim.`
const notCollection = (member: string) =>
  `In an event, ${member} is not a collection: leave null, lists, texts out, in unknown members too.`
const noType = 'An event is not a collection, or has none of the types identify, track, page, screen, group, alias.'
const noTime =
  'In an event, timestamp is not a text in ISO 8601, such as 2026-11-22T09:30:00Z, or not between 1971 and 2100. Read seconds by parseDate(x; "X").'
const otherTime = 'In an event, timestamp is not in ISO 8601, such as 2026-11-22.'
const stored =
  'An event has sentAt or writeKey, which would change its time or its source. Leave them out, with omit for example.'

describe('an event is refused among good ones', () => {
  const refused: [what: unknown, message: string][] = [
    [null, noType],
    ['track', noType],
    [5, noType],
    [[], noType],
    [[track()], noType],
    [{}, noType],
    [track({ type: undefined }), noType],
    [track({ type: null }), noType],
    [track({ type: 'Track' }), noType],
    [track({ type: 'track ' }), noType],
    [track({ type: 'track,page' }), noType],
    [track({ type: 'delete' }), noType],
    [track({ type: ['track'] }), notText('type')],
    [{ type: 'identify' }, 'An event has neither userId nor anonymousId: Segment would drop it.'],
    [track({ timestamp: '2-11-2026' }), otherTime],
    [track({ timestamp: '2.11.2026' }), otherTime],
    [{ type: 'page', name: 'Home' }, 'An event has neither userId nor anonymousId: Segment would drop it.'],
    [track({ event: undefined }), 'An event of the type track has no event: Segment would drop it.'],
    [{ type: 'group', userId: 'u' }, 'An event of the type group has no groupId: Segment would drop it.'],
    [{ type: 'alias', userId: 'u' }, 'An event of the type alias has no previousId: Segment would drop it.'],
    [
      { type: 'alias', anonymousId: 'a', previousId: 'p' },
      'An event of the type alias has no userId: Segment would drop it.',
    ],
    [track({ sentAt: '2026-01-01T00:00:00Z' }), stored],
    [track({ sentAt: null }), stored],
    [track({ writeKey: 'key' }), stored],
    [track({ messageId: 'm-2' }), 'Two events have the same messageId: Segment would drop one of them.'],
    ...['userId', 'anonymousId', 'groupId', 'previousId', 'messageId', 'event', 'name', 'category'].flatMap((member) =>
      [
        5,
        0,
        null,
        true,
        ['a'],
        [],
        {},
        { a: 'b' },
        '',
        ' ',
        '\t',
        '\r\n',
        '\u00a0',
        '\u3000',
        '\ufeff',
        ' a',
        'a ',
        'a\n',
      ].map((value): [unknown, string] => [track({ [member]: value }), notText(member)]),
    ),
    ...['properties', 'traits', 'context', 'integrations'].flatMap((member) =>
      [null, [], [{}], 'x', '', '{"a":1}', 5, true].map((value): [unknown, string] => [
        track({ [member]: value, extra: { [member]: {} } }),
        notCollection(member),
      ]),
    ),
    ...[
      1_700_000_000,
      0,
      true,
      {},
      [],
      '',
      '1700000000',
      '1700000000000',
      '22/11/2026',
      '11/22/2026',
      '22.11.2026',
    ].map((timestamp): [unknown, string] => [track({ timestamp }), noTime]),
    ...['Nov 22, 2026', 'yesterday', '1970-12-31T23:59:59Z', '0026-01-01', '2101-01-01T00:00:00Z', 'null'].map(
      (timestamp): [unknown, string] => [track({ timestamp }), noTime],
    ),
    ...['20/11/2026', '2026/11/20', '20.11.2026', '20-11-2026', '21.11.2026', '21-11-2026', '2026-11-20 10:00'].map(
      (timestamp): [unknown, string] => [track({ timestamp }), otherTime],
    ),
    ...['2026.11.20', '20261120', '2026', '2000000000', '1999999999999'].map((timestamp): [unknown, string] => [
      track({ timestamp }),
      otherTime,
    ]),
    [track({ extra: { context: 'x' } }), notCollection('context')],
    [track({ custom_properties: 'x' }), notCollection('properties')],
  ]

  test.each([...new Set(refused.map(([, message]) => message))])('%s', async (wanted) => {
    for (const [event, message] of refused) {
      if (message !== wanted) continue
      const events = [track({ messageId: 'm-1' }), event, track({ messageId: 'm-2' })]
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect([event, await refusal(asJson(events))]).toEqual([event, message])
    }
  })
})

describe('an event is sent as it is', () => {
  test.each([
    [track({ userId: '0' })],
    [track({ userId: 'false' })],
    [track({ userId: 'null' })],
    [track({ userId: '1e5' })],
    [track({ userId: '12345678901234567890' })],
    [track({ userId: 'a "b", c | ~ d' })],
    [track({ event: 'Say "hi" now' })],
    [track({ event: 'two  blanks, a \t tab and a \n line' })],
    [track({ messageId: 'M-1' })],
    [track({ messageId: 'urn:uuid:5e8400' })],
    [{ type: 'page', anonymousId: 'a' }],
    [page({ userId: undefined, anonymousId: 'a', name: 'Home', category: 'Start' })],
    [{ type: 'alias', userId: 'u', previousId: 'p' }],
    [track({ properties: {}, traits: {}, context: {}, integrations: {} })],
    [track({ properties: { userId: 5, event: null, name: [], messageId: '' } })],
    [track({ properties: { properties: 'x', traits: null, context: 'checkout', integrations: [] } })],
    [track({ properties: { properties: { properties: {} } }, context: { context: { context: 'x' } } })],
    [track({ traits: { timestamp: 5, sentAt: 'x', writeKey: 'y' }, context: { traits: { context: null } } })],
    [track({ context: { groupId: 7, type: 'x' } })],
    [track({ properties: { text: '"userId":5,"context":null' } })],
    [track({ extra: null, more: [1], version: 2 })],
    [track({ timestamp: null })],
    [track({ timestamp: '1971-01-01' })],
    [track({ timestamp: '1999-12-31T23:59:59.999Z' })],
    [track({ timestamp: '2026-11-22T09:30:00+01:00' })],
    [track({ timestamp: '2100-12-31T23:59:59Z' })],
  ])('%j', async (event) => {
    await expectSent([track({ messageId: 'm-1' }), event, track({ messageId: 'm-2', timestamp: null })])
  })
})

describe('who an event is of', () => {
  const known = [page(), { type: 'page', anonymousId: 'a' }, page({ anonymousId: 'a' })]

  test.each([0, 1, 2, 3])('no event among those with either ID or both, at %i', async (place) => {
    expect(await refusal(asJson(known.toSpliced(place, 0, { type: 'page' } as never)))).toContain(
      'neither userId nor anonymousId',
    )
  })

  test('either ID is enough', async () => {
    await expectSent(known)
  })
})

const longNumber = 'A number in Events as JSON has over 15 digits or an exponent and would change. Put it in quotes.'
const withNumber = (number: string): Record<string, unknown> => ({
  source: 'json',
  json: `[{"type":"track","userId":"u","event":"E","properties":{"a":"x","n":${number}}}]`,
})

describe('JSON', () => {
  test.each(['null', '5', '"[]"', '{}', '{"batch":null}', '{"batch":{}}', '{"batch":"x"}', '{"batch":{"batch":[]}}'])(
    '%s is not a list',
    async (json) => {
      expect(await refusal({ source: 'json', json })).toBe(
        'Events as JSON must be a list: put square brackets around the events.',
      )
    },
  )

  test.each([{ sentAt: 'x' }, { writeKey: 'x' }, { context: {} }, { integrations: {} }])(
    'what stands beside batch is not dropped without a word: %j',
    async (beside) => {
      expect(await refusal(asJson({ batch: [track()], ...beside }))).toBe(
        'Beside batch, Events as JSON may hold nothing else, as it would be lost.',
      )
    },
  )

  test.each(['', ' ', '[{]', '[{"a":1}\n{"b":2}]', '{"a":1}\n{"b":2}'])('%j ends in an error', async (json) => {
    expect(await refusal({ source: 'json', json })).toMatch(/JSON/)
  })

  test.each([
    '1234567890123456',
    '-1234567890123456',
    '12345678901234567890',
    '1234567890123456.5',
    '1e5',
    '1E5',
    '-1.5e+300',
    '2.5e-7',
    '[1234567890123456]',
    '[1, 1234567890123456, 2]',
    '[ 1e5 ]',
    '\n\t1234567890123456\n',
    '1234567890123456, "m": 1234567890123456',
    '"1", "m" : 1234567890123456',
  ])('no number that is not kept as it is: %s', async (number) => {
    expect(await refusal(withNumber(number))).toBe(longNumber)
  })

  test.each([
    '123456789012345',
    '-123456789012345.25',
    '0.30000000000000004',
    '"1234567890123456"',
    '"1e5"',
    '"card: 1234567890123456"',
    '["1234567890123456", "1e5"]',
    '"order:5e84:1e7"',
    '"1: 1234567890123456 pieces"',
  ])('%s is sent', async (number) => {
    const requests = batchService()
    await run('sendBatch', withNumber(number))
    expect(eventsOf(requests)).toMatchObject([{ properties: { n: JSON.parse(number) } }])
  })
})

describe('the search for such numbers', () => {
  test('is quick in a text of commas', async () => {
    await expectSent([page({ properties: { text: ',['.repeat(100_000) } })])
  })

  test('goes past the blanks of indented JSON', async () => {
    const json = `[{"type":"page","userId":"u","properties":{"n":[\n${' '.repeat(98)}1e5]}}]`
    expect(await refusal({ source: 'json', json })).toContain('an exponent')
  })
})

describe('a list', () => {
  test('makes texts of IDs and leaves empty fields out', async () => {
    const requests = batchService()
    await run(
      'sendBatch',
      asList([{ ...track({ userId: 5, messageId: 7 }), anonymousId: '', name: '', groupId: '', timestamp: '' }]),
    )
    expect(eventsOf(requests)).toEqual([track({ userId: '5', messageId: '7' })])
  })

  test.each([
    [{ timestamp: 1_700_000_000 }, noTime],
    [{ timestamp: '1970-06-01T00:00:00Z' }, noTime],
    [{ timestamp: '2101-06-01T00:00:00Z' }, noTime],
    [{ anonymousId: null }, notText('anonymousId')],
    [{ properties: null }, notCollection('properties')],
    [{ properties: '{"a":1}' }, notCollection('properties')],
    [{ traits: [{ a: 1 }] }, notCollection('traits')],
  ])('with %j is refused', async (member, message) => {
    expect(await refusal(asList([track(), track(member)]))).toBe(message)
  })

  test.each([
    [{ ...track(), timestamp: '22/11/2026' }, 'Timestamp'],
    [{ ...track(), type: 'Track' }, 'Type'],
    ['x', 'Events'],
    [[track()], 'Events'],
  ])('with %j is refused by the dialog', async (event, field) => {
    expect(await refusal(asList([event]))).toContain(field)
  })

  test('a number of milliseconds is a time', async () => {
    const requests = batchService()
    await run('sendBatch', asList([track({ timestamp: 1_700_000_000_000 })]))
    expect(eventsOf(requests)).toEqual([track({ timestamp: '2023-11-14T22:13:20.000Z' })])
  })
})

describe('a blank is found even if split does not trim', () => {
  const rule: string = (readSection('modules/send-batch/send-batch.communication.iml.json') as any[])
    .map(({ temp }) => temp?.problems?.blank)
    .find((text) => text !== undefined)

  test.each([
    [['a', 'b c'], false],
    [['a', ''], true],
    [[''], true],
    [[' a'], true],
    [['a', 'b '], true],
  ])('%j: %s', (texts, isFound) => {
    const lines = `|~|${texts.join('|~|')}|~|`
    expect(evaluate(rule, { temp: { total: 1, lines } })).toBe(
      isFound
        ? 'A type, ID, event, name or category is blank, or has blanks around it. Leave it out, or trim it.'
        : undefined,
    )
  })
})
