import * as fc from 'fast-check'
import { bytesOf } from './batch-oracle.ts'

/** Pieces of texts that regular expressions over JSON could take for something else. */
const pieces = [
  ['a', ' ', '"', '\\', '{', '}', '[', ']', ',', ':', '\t', '\r', '\n', '\0', '\u0007', '\f', '~', '/', '}}'],
  ['é', '語', '😀', '\ud83d', '\ude00', '\u2028', '\u00a0', '\ufeff', '$&', '$1', '$`', "'", '","messageId":"x'],
  ['"type":"track"', '\\u0022', '\r.', '\t000001:', 'null'],
]
const piece = fc.constantFrom(...pieces.flat())
const text = fc.string({ unit: piece, maxLength: 6 })
const key = fc.oneof(
  text,
  fc.constantFrom('__proto__', 'constructor', 'toString', 'messageId', 'type', 'sentAt', '1', ''),
)
const scalar = fc.oneof(text, fc.constantFrom(0, -1, 1e21, 1e-7, -1.5e300, 4.35, true, false, null))

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.dictionary(key, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}))

const members = fc.dictionary(key, tree, { maxKeys: 3, noNullPrototype: true })

/** Puts a value so many lists or collections deep. */
export const nested = (levels: number, inner: unknown = 'x'): unknown =>
  Array.from({ length: levels }).reduce<unknown>((value, _, index) => (index % 2 === 0 ? { value } : [value]), inner)

const id = fc.oneof(
  fc.integer().map(String),
  text.map((more) => `u${more}`),
)
const time = fc.constantFrom('2026-11-22T09:30:00.000Z', '2024-02-29', '2026-01-01T23:59:59+05:30', '2026-01-01T10:00Z')

/** Events that Segment takes, and that the fields of a list take too. */
export const validEvent = fc
  .tuple(
    fc.oneof(
      fc.record({ type: fc.constant('track'), userId: id, event: id }),
      fc.record({ type: fc.constantFrom('identify', 'page', 'screen'), anonymousId: id }),
      fc.record({ type: fc.constant('group'), userId: id, groupId: id }),
      fc.record({ type: fc.constant('alias'), userId: id, previousId: id }),
    ),
    fc.record(
      { properties: members, traits: members, context: members, timestamp: time, messageId: id },
      { requiredKeys: [] },
    ),
  )
  .map(([needed, more]): Record<string, unknown> => ({ ...needed, ...more }))

/** An event that has about as many bytes as Segment takes, once the 42 of a Message ID come to it. */
export const largeEvent = fc
  .record({
    bytes: fc.integer({ min: 32_723, max: 32_730 }),
    letter: fc.constantFrom('x', 'é', '語', '😀', '\ud800', '"'),
  })
  .map(({ bytes, letter }) => {
    const event = { type: 'page', userId: 'u', properties: { text: '' } }
    const room = bytes - bytesOf(event)
    const width = bytesOf(letter) - 2
    event.properties.text = letter.repeat(Math.floor(room / width)) + 'x'.repeat(room % width)
    return event
  })

const junk = fc.oneof(
  tree,
  fc.constantFrom('2026-02-30', '2026-01-01T10:00:00', 'yesterday', 7, 'x'.repeat(101), ' \t\u2028'),
)
const fields = [
  ['type', 'userId', 'anonymousId', 'event', 'groupId', 'previousId', 'messageId', 'timestamp'],
  ['properties', 'traits', 'context', 'integrations', 'sentAt', 'version', 'writeKey', 'name', '__proto__'],
]
const field = fc.constantFrom(...fields.flat())

/** Anything that JSON may hold, mostly events with something wrong or odd in them; as it is after JSON. */
export const anyEvent = fc
  .oneof(
    { weight: 6, arbitrary: validEvent },
    { weight: 1, arbitrary: largeEvent },
    { weight: 1, arbitrary: tree },
    {
      weight: 6,
      arbitrary: fc
        .tuple(validEvent, field, fc.option(junk, { nil: undefined }))
        .map(([event, name, value]) => Object.defineProperty({ ...event }, name, { value, enumerable: true })),
    },
  )
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
