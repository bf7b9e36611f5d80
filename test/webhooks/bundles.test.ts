import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf, messageTypes, testMessage } from '../../src/deliveries/index.ts'
import { anyCharacter } from '../../src/fuzz/character.ts'
import { snakeCaseKey } from '../../src/ramen/index.ts'
import { app, basic, deliver, shown } from './deliver.ts'

const bundleOf = async (event: Record<string, unknown>): Promise<any> => {
  const { status, bundles } = await deliver(event)
  expect([status, bundles.length]).toEqual([202, 1])
  return bundles[0]
}

/** The body that Segment’s page on Direct Integrations gives as an example. */
const example = {
  anonymous_id: '507f191e810c19729de860ea',
  context: {
    ip: '8.8.8.8',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_5) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/40.0.2214.115 Safari/537.36',
  },
  message_id: '022bb90c-bbac-11e4-8dfc-aa07a5b093db',
  received_at: '2015-02-23T22:28:55.387Z',
  sent_at: '2015-02-23T22:28:55.111Z',
  traits: { name: 'Peter Gibbons', email: 'peter@initech.com', plan: 'premium', logins: 5 },
  type: 'identify',
  user_id: '97980cfea0067',
  version: '1.1',
}

test('the example of a Direct Integration', async () => {
  expect(await bundleOf(example)).toEqual({
    type: 'identify',
    userId: '97980cfea0067',
    anonymousId: '507f191e810c19729de860ea',
    traits: example.traits,
    context: example.context,
    messageId: '022bb90c-bbac-11e4-8dfc-aa07a5b093db',
    receivedAt: example.received_at,
    sentAt: example.sent_at,
    raw: example,
  })
})

const times = ['timestamp', 'receivedAt', 'sentAt', 'originalTimestamp']

/** A time is the text that came, which Make reads as a date where it is mapped. */
const typeOf = (name: string, value: unknown) =>
  typeof value !== 'string' ? 'collection' : times.includes(name) ? 'date' : 'text'

describe('interface and sample', () => {
  const { interface: fields, samples } = app.definition.modules?.['watchEvents'] ?? {}
  const names = (fields as { name: string }[]).map(({ name }) => name)

  test('the sample is what the event in it gives', async () => {
    const { raw } = samples as { raw: Record<string, unknown> }
    expect(shown(await bundleOf(raw))).toEqual(samples)
  })

  test('the interface names what bundles hold, in their order, and nothing else', async () => {
    const bundles = await Promise.all(
      messageTypes.map((type) => bundleOf(testMessage(type, chanceOf(1), new Date('2026-01-02T03:04:05.678Z')))),
    )
    for (const bundle of bundles)
      expect(names.filter((name) => Object.hasOwn(bundle, name))).toEqual(Object.keys(bundle))
    expect(names.filter((name) => !bundles.some((bundle) => Object.hasOwn(bundle, name)))).toEqual([])
  })

  test('the types in the interface are those of the values', async () => {
    const bundle = await bundleOf(testMessage('track', chanceOf(1), new Date()))
    const types = Object.fromEntries((fields as { name: string; type: string }[]).map(({ name, type }) => [name, type]))
    for (const [name, value] of Object.entries(bundle)) expect([name, typeOf(name, value)]).toEqual([name, types[name]])
  })
})

const inSnakeCase = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCaseKey(name), value]))

const blankOr = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.option(fc.oneof(arbitrary, fc.constantFrom('', null)), { nil: undefined })

describe('one spelling of the envelope', () => {
  const envelope = {
    userId: 'u-1',
    anonymousId: 'a-1',
    groupId: 'g-1',
    previousId: 'p-1',
    messageId: 'm-1',
    receivedAt: '2026-01-02T03:04:05.678Z',
    sentAt: '2026-01-02T03:04:05.600Z',
    originalTimestamp: '2026-01-02T03:04:05.500Z',
  }

  test.each(Object.entries(envelope))('%s, in either', async (name, value) => {
    expect((await bundleOf({ type: 'alias', [name]: value }))[name]).toBe(value)
    expect((await bundleOf({ type: 'alias', [snakeCaseKey(name)]: value }))[name]).toBe(value)
  })

  test.each(Object.entries(envelope))('%s, in both: camelCase wins unless it is blank', async (name, value) => {
    const other = name.endsWith('Id') ? 'other' : '2020-01-01T00:00:00.000Z'
    const read = async (camel: unknown) =>
      shown(await bundleOf({ type: 'alias', [name]: camel, [snakeCaseKey(name)]: other }))[name]
    expect(await read(value)).toBe(value)
    for (const blank of name.endsWith('Id') ? ['', '  ', null] : ['', null]) {
      // oxlint-disable-next-line no-await-in-loop -- three cases
      expect(await read(blank)).toBe(other)
    }
  })

  test('the same bundle for the same message, whichever way its envelope is spelled', async () => {
    const id = blankOr(fc.oneof(fc.string({ unit: anyCharacter }), fc.integer()))
    const time = fc.option(
      fc.oneof(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
        fc.string({ minLength: 1 }),
        fc.integer({ min: 1e9, max: 4e12 }),
      ),
      { nil: undefined },
    )
    const message = fc.record({
      type: fc.constantFrom(...messageTypes, 'delete'),
      userId: id,
      anonymousId: id,
      groupId: id,
      previousId: id,
      messageId: id,
      receivedAt: time,
      sentAt: time,
      originalTimestamp: time,
    })
    const free = fc.record({ traits: fc.jsonValue(), properties: fc.jsonValue(), timestamp: time })
    await fc.assert(
      fc.asyncProperty(message, free, async (fields, rest) => {
        const [camel, snake] = await Promise.all([
          bundleOf({ ...fields, ...rest }),
          bundleOf({ ...inSnakeCase(fields), ...rest }),
        ])
        expect({ ...snake, raw: null }).toEqual({ ...camel, raw: null })
      }),
    )
  })
})

describe('what a bundle keeps and leaves out', () => {
  test('names of traits and properties are the sender’s', async () => {
    const traits = {
      postalCode: 1,
      postal_code: 2,
      'total billed': 3,
      NAME: 4,
      user_id: 5,
      nested: { a_B: [{ cD: null }] },
    }
    const bundle = await bundleOf({
      type: 'identify',
      traits,
      properties: traits,
      context: { groupId: 'g', user_agent: 'x' },
    })
    expect(bundle).toMatchObject({ traits, properties: traits, context: { groupId: 'g', user_agent: 'x' } })
  })

  test('numbers as IDs become texts, as the interface says', async () => {
    expect(await bundleOf({ type: 'track', user_id: 12345, event: 0 })).toMatchObject({ userId: '12345', event: '0' })
  })

  test('what did not come, or is blank, is not there', async () => {
    const blank = { userId: '', anonymous_id: ' ', event: null }
    expect(Object.keys(await bundleOf({ type: 'page', ...blank }))).toEqual(['type', 'raw'])
  })

  test.each(['2015-2-02T00:00:00Z', 'yesterday', '22/11/2026', ' ', 'NaN', '1e400', '-1', '0x10'])(
    'a time that is the text %j stays what it is',
    async (time) => {
      const bundle = await bundleOf({ type: 'page', timestamp: time, sent_at: time, receivedAt: time })
      expect(bundle).toMatchObject({ timestamp: time, sentAt: time, receivedAt: time })
    },
  )

  test.each(['UTC', 'Europe/Prague', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'Asia/Kolkata'])(
    'a time that is a number is seconds or milliseconds, in a scenario of %s',
    async (timezone) => {
      for (const [given, expected] of [
        [1_424_730_535, '2015-02-23T22:28:55.000Z'],
        [1_424_730_535.25, '2015-02-23T22:28:55.250Z'],
        [1_424_730_535_123, '2015-02-23T22:28:55.123Z'],
        ['1424730535', '2015-02-23T22:28:55.000Z'],
        [4_102_444_799, '2099-12-31T23:59:59.000Z'],
      ] as const) {
        const event = { type: 'page', timestamp: given, sentAt: given, received_at: given, original_timestamp: given }
        // oxlint-disable-next-line no-await-in-loop -- five deliveries
        const { bundles } = await deliver(event, {}, basic, { timezone })
        expect(shown(bundles[0])).toMatchObject({
          timestamp: expected,
          sentAt: expected,
          receivedAt: expected,
          originalTimestamp: expected,
        })
      }
    },
  )

  test('raw is the event as it came, but for the write key', async () => {
    const event = { type: 'track', version: 2, channel: 'server', _metadata: { bundled: ['a'] }, projectId: 'p' }
    const bundle = await bundleOf({ ...event, writeKey: 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e', write_key: 'the same' })
    expect(bundle.raw).toEqual(event)
    expect(JSON.stringify(bundle)).not.toContain('k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e')
  })

  test('names that every object inherits are data like any other', async () => {
    const event = JSON.parse(
      '{"type":"track","__proto__":{"userId":"x"},"constructor":1,"traits":{"__proto__":{"a":1}}}',
    )
    const bundle = await bundleOf(event)
    expect(Object.keys(bundle)).toEqual(['type', 'traits', 'raw'])
    expect(JSON.stringify(bundle.raw)).toBe(JSON.stringify(event))
    expect(JSON.stringify(bundle.traits)).toBe('{"__proto__":{"a":1}}')
  })

  test('expressions in what comes are text', async () => {
    const bundle = await bundleOf({
      type: 'track',
      event: '{{parameters.apiKey}}',
      traits: { '{{...}}': '{{parameters}}' },
    })
    expect(bundle).toMatchObject({ event: '{{parameters.apiKey}}', traits: { '{{...}}': '{{parameters}}' } })
  })
})

test('every type that the generator makes arrives as one bundle, alone and in a batch', async () => {
  const chance = chanceOf(3)
  const messages = messageTypes.map((type) => testMessage(type, chance, new Date('2026-01-02T03:04:05.678Z')))
  for (const message of messages) {
    // oxlint-disable-next-line no-await-in-loop -- six deliveries
    expect(shown(await bundleOf(message))).toEqual({ ...(({ version: _, ...rest }) => rest)(message), raw: message })
  }
  const { bundles } = await deliver(messages)
  expect(bundles.map(({ raw }) => raw)).toEqual(messages)
})
