import * as fc from 'fast-check'
import { anyCharacter } from './character.ts'

/** Names that mean something to JavaScript, to Make, or to nobody. */
export const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'id', 'key', 'value', 'name', 'items', 'text', 'date', 'label') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'toJSON'),
  },
  { weight: 1, arbitrary: fc.constantFrom('{{...}}', '', ' ', 'a.b', '`', '0', '-1', 'X-Key', 'é😀') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
)

/** Texts that some function reads in a way of its own. */
const meaningful = fc.constantFrom(
  '2026-11-22T10:00:00.000Z',
  '2026-02-30',
  '1e999',
  '-0',
  '12,5',
  'false',
  'null',
  '/a+/g',
  '/(a)(b)?/gi',
  '/[/',
  '/(?<n>a)/',
  '/\\p{L}/gu',
  '$1$&$`',
  'YYYY-MM-DD[T]HH:mm',
  'Europe/Prague',
  'Europe/Atlantis',
  'base64',
  'hex',
  'latin1',
  'desc ci',
  '%E0%A4%A',
  '{"a":[1,{"__proto__":2}]}',
  '<a href="#">b</a><',
  'RS256',
  'photo.jpeg',
  '\uD800',
  '\u0000',
  '👨‍👩‍👧‍👦🇨🇿',
  'https://api.test/x?y=1#z',
  'a,b,,c',
)

export const text = fc.oneof(
  { weight: 4, arbitrary: meaningful },
  { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 12 }) },
  // Long ones, some of which a careless regular expression would never get through.
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('a', '1', ' ', '<', '"', '=', '%41', '{{', ','),
        fc.nat(20_000),
        fc.string({ maxLength: 2 }),
      )
      .map(([unit, count, end]) => unit.repeat(count) + end),
  },
)

const number = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, 1, -1, 0.1, 1e21, 1e-7, 2 ** 53, Number.MAX_VALUE, 1e15),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Everything that JSON can say. */
export const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(name, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

/** What a scope of expressions may hold beyond JSON. */
export const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 6, arbitrary: json },
    fc.constantFrom(undefined, Number.NaN, Number.POSITIVE_INFINITY),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

/** Mostly what a place expects, sometimes anything. */
export function mostly<Expected>(expected: fc.Arbitrary<Expected>, weight = 8): fc.Arbitrary<Expected> {
  return fc.oneof({ weight, arbitrary: expected }, { weight: 1, arbitrary: json as fc.Arbitrary<Expected> })
}
