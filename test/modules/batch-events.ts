import * as fc from 'fast-check'

/** Pieces of texts that could be taken for the structure of JSON, for rules or for replacement patterns. */
const pieces = [
  ['a', ' ', '"', '\\', '{', '}', '[', ']', ',', ':', '\t', '\n', '\0', '~', '|', '/', '}}', '{{1}}'],
  ['é', '語', '😀', '\ud83d', '\u2028', '\u00a0', '\ufeff', '$&', '$1', "'", '","messageId":"x'],
  ['"type":"track"', '"userId":5', '"properties":null', '"sentAt":', '\\u0022', 'null', '{"Ramen":'],
]
const text = fc.string({ unit: fc.constantFrom(...pieces.flat()), maxLength: 6 })
const names = ['messageId', 'type', 'sentAt', 'userId', 'properties', 'context', 'timestamp', 'All', '1', '']
const name = fc.oneof(text, fc.constantFrom(...names))
const scalar = fc.oneof(text, fc.constantFrom(0, -1, 4.35, 0.30000000000000004, 123456789012345, true, false, null))

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.dictionary(name, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}))

const members = fc.dictionary(name, tree, { maxKeys: 3, noNullPrototype: true })

/** A text as an ID may be one: the letter at either end keeps blanks inside. */
const id = fc.tuple(fc.nat(9999), text).map(([number, inner]) => `u${number}${inner.replaceAll('|~|', '')}z`)
const time = fc.constantFrom('2026-11-22T09:30:00.000Z', '2024-02-29', '2026-01-01T23:59:59+05:30', '1971-01-01')

const base = fc.oneof(
  fc.record({ type: fc.constant('track'), userId: id, event: id }),
  fc.record({ type: fc.constantFrom('identify', 'page', 'screen'), anonymousId: id }),
  fc.record({ type: fc.constant('group'), userId: id, anonymousId: id, groupId: id }),
  fc.record({ type: fc.constant('alias'), userId: id, previousId: id }),
)

/** An event that Segment takes, and that the fields of a list take too. */
export const validEvent = fc
  .tuple(
    base,
    fc.record(
      { properties: members, traits: members, context: members, timestamp: time, messageId: id, name: id },
      { requiredKeys: [] },
    ),
  )
  .map(([needed, more]): Record<string, unknown> => JSON.parse(JSON.stringify({ ...needed, ...more })))

const fields = [
  ['type', 'userId', 'anonymousId', 'event', 'groupId', 'previousId', 'messageId', 'timestamp', 'name', 'category'],
  ['properties', 'traits', 'context', 'integrations', 'sentAt', 'writeKey'],
]

const odd = fc.oneof(
  tree,
  fc.constantFrom<unknown>(
    'track',
    '2026-11-22',
    '22/11/2026',
    '20.11.2026',
    7,
    ' ',
    'a ',
    '\u3000',
    {},
    [],
    ['track'],
  ),
)

/** Anything that JSON may hold: mostly an event, sometimes with something odd in it or something missing. */
export const anyEvent = fc
  .oneof(
    { weight: 12, arbitrary: validEvent },
    { weight: 1, arbitrary: tree },
    {
      weight: 4,
      arbitrary: fc
        .tuple(validEvent, fc.constantFrom(...fields.flat()), fc.option(odd, { nil: undefined }))
        .map(([event, field, value]) => ({ ...event, [field]: value })),
    },
  )
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
