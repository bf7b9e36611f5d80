import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstLines,
  iml,
  jsonLines,
  lineCount,
  maxJsonDepth,
  numberedLines,
  replaceMarked,
  withoutFirstLines,
} from '../../src/authoring/macros/index.ts'
import { evaluate } from '../../src/iml/index.ts'

const valueOf = (expression: string, scope: Record<string, unknown>): unknown => evaluate(iml(expression), scope)

const linesOf = (list: unknown): unknown => valueOf(jsonLines('x'), { x: JSON.stringify(list) })

test.each([
  [[1], '1\n'],
  [[1, 'a,b', null, true], '1\n"a,b"\nnull\ntrue\n'],
  [[-1.5e-7, 1e21], '-1.5e-7\n1e+21\n'],
  [[{}, [], ''], '{}\n[]\n""\n'],
  [[{ 'a"]': '},{' }, ['],[']], '{"a\\"]":"},{"}\n["],["]\n'],
  [['\\', '\\"', '\n\t'], '"\\\\"\n"\\\\\\""\n"\\n\\t"\n'],
])('the items of %j stand on a line each', (list, lines) => {
  expect(linesOf(list)).toBe(lines)
})

test('an empty list has no line', () => {
  expect(valueOf(lineCount(jsonLines('x')), { x: '[]' })).toBe(0)
})

const text = fc.string({
  unit: fc.constantFrom(
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\t',
    '\r',
    '$',
    '&',
    '1',
    'é',
    '😀',
    '\u2028',
    '\ud800',
  ),
  maxLength: 5,
})
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.dictionary(fc.oneof(text, fc.constant('__proto__')), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}))
const items = fc.array(value, { maxLength: 6 }).map((list): unknown[] => JSON.parse(JSON.stringify(list)))

test('the lines of any list, joined again, are the list', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (list) => {
      const lines = String(linesOf(list)).split('\n')
      expect(lines.pop()).toBe('')
      expect(lines).toEqual(list.map((item) => JSON.stringify(item)))
    }),
    { numRuns: 200 },
  )
})

/** So many lists and collections in each other. */
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner, _, index) => (index % 2 === 0 ? { inner } : [inner]), 'x')

test('an item may nest others 16 deep inside it', () => {
  expect(maxJsonDepth).toBe(16)
  expect(linesOf([1, nested(17), 2])).toBe(`1\n${JSON.stringify(nested(17))}\n2\n`)
})

test.each([
  ['a deeper one', nested(18)],
  ['one with long texts', { deep: nested(20), text: 'a b '.repeat(100_000) }],
  ['thousands of brackets', nested(1000)],
])('from an item that nests deeper on the lines end, at once: %s', (_, item) => {
  const start = performance.now()
  expect(linesOf([1, item, 2, 3])).toBe('1\n\n')
  expect(performance.now() - start).toBeLessThan(500)
})

const linesUpTo = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index}\n`).join('')

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `\t${String(index + 1).padStart(6, '0')}line ${index}\n`).join('')

test.each([0, 1, 2, 8, 9, 10, 11, 12, 19, 20, 21, 99, 100, 101, 110, 999, 1000, 1001, 9999, 10_000, 12_345, 100_001])(
  'numbers %i lines and counts them',
  (count) => {
    const lines = linesUpTo(count)
    expect(valueOf(numberedLines('x'), { x: lines })).toBe(numbered(count))
    expect(valueOf(lineCount('x'), { x: lines })).toBe(count)
  },
)

test('numbers lines that look like numbers or hold nothing', () => {
  expect(valueOf(numberedLines('x'), { x: '000001\n\n7\n000002x\n' })).toBe(
    '\t000001000001\n\t000002\n\t0000037\n\t000004000002x\n',
  )
})

test('numbers any lines', () => {
  const line = fc.string({ unit: fc.constantFrom('0', '1', ' ', '"', '$', '\\', '\r', 'é', '\u2028'), maxLength: 3 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const due = lines.map((one, index) => `\t${String(index + 1).padStart(6, '0')}${one}\n`)
      expect(valueOf(numberedLines('x'), { x: lines.map((one) => `${one}\n`).join('') })).toBe(due.join(''))
    }),
    { numRuns: 100 },
  )
})

test.each([0, 1, 2, 3])('parts lines at %i', (count) => {
  const [first, rest] = [firstLines('x', 'n'), withoutFirstLines('x', 'n')].map((part) =>
    valueOf(part, { x: 'a\n\nc\n', n: count }),
  )
  expect([first, rest]).toEqual([['', 'a\n', 'a\n\n', 'a\n\nc\n'][count], ['a\n\nc\n', '\nc\n', 'c\n', ''][count]])
})

test('parts any lines at any count that there is', () => {
  fc.assert(
    fc.property(items, fc.nat(), (list, some) => {
      const x = list.map((item) => `${JSON.stringify(item)}\n`).join('')
      const n = some % (list.length + 1)
      const first = String(valueOf(firstLines('x', 'n'), { x, n }))
      expect(first + String(valueOf(withoutFirstLines('x', 'n'), { x, n }))).toBe(x)
      expect(valueOf(lineCount('first'), { first })).toBe(n)
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['a-b-c', '-', '\t', 'a\tb\tc'],
  ['a-b', '(a)-(b)', "$2\r\n'$1'", "b\r\n'a'"],
  ['a', 'a', '$&\n$&', 'a\na'],
  ['a\tb', '\\t', '\r', 'a\rb'],
])('in %j the marks of %s become %j', (x, pattern, replacement, result) => {
  expect(valueOf(replaceMarked('x', pattern, replacement), { x })).toBe(result)
})
