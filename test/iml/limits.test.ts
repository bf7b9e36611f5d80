import { describe, expect, test } from 'vitest'
import { evaluate, Pattern } from '../../src/iml/index.ts'
import { failure } from './outcome.ts'

const mega = 1024 * 1024

/** What an evaluation of hostile values ends with, and that it ends soon. */
function errorOf(template: unknown, scope: Record<string, unknown> = {}): { code: string; message: string } {
  const started = performance.now()
  const { code, message } = failure(() => evaluate(template, scope))
  expect(performance.now() - started).toBeLessThan(5000)
  return { code, message }
}

/** An array of two references to an array of two references …, which spells 2 ** 60 items. */
function manifold(leaf: unknown, levels = 60): unknown {
  let value = leaf
  for (let level = 0; level < levels; level += 1) value = [value, value]
  return value
}

function holding(leaf: unknown, levels = 60): unknown {
  let value = leaf
  for (let level = 0; level < levels; level += 1) value = { x: value, y: value }
  return value
}

const errorWithin = (searchMs: number, template: string, t: string) =>
  failure(() => evaluate(template, { t }, { searchMs }))

describe('a regular expression that explodes', () => {
  test('ends with a typed error when its time is over', () => {
    const started = performance.now()
    const template = "{{replace(t, '/^(a+)+$/', 'b')}}"
    const { code, message } = errorWithin(100, template, `${'a'.repeat(60)}!`)
    expect(code).toBe('timeout')
    expect(message).toMatch(
      /^Function 'replace' finished with error! The regular expression did not get through 61 characters within 0\.1 s/,
    )
    expect(performance.now() - started).toBeLessThan(2000)
    // It was stopped half-way, and works again.
    expect(evaluate(template, { t: 'aaa' })).toBe('b')
  })

  test('may be a plain text, which the engine searches without looking at any clock', () => {
    const half = 'a'.repeat(4000)
    const started = performance.now()
    for (const plain of [`${half}b${half}`, `${half}\\.${half}`, `(?:${half}b${half})`, `${half}[b]${half}`]) {
      expect(errorWithin(30, `{{replace(t, '/${plain}/g', '')}}`, 'a'.repeat(8 * mega)).code).toBe('timeout')
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('may do so in a test, too', () => {
    const pattern = new Pattern('^(a+)+$', '')
    expect(failure(() => pattern.test(`${'a'.repeat(60)}!`, 100)).code).toBe('timeout')
    expect([pattern.test('aaa'), pattern.test('b')]).toEqual([true, false])
  })
})

describe('a plain text that is searched', () => {
  const half = 'a'.repeat(mega / 2)
  const scope = { t: 'a'.repeat(4 * mega), wanted: `${half}b${half}` }

  test.each([
    ['{{contains(t, wanted)}}', false],
    ['{{indexOf(t, wanted)}}', -1],
    ['{{length(split(t, wanted))}}', 1],
    ["{{length(replace(t, wanted, ''))}}", 4 * mega],
  ])('is found in bounded time: %s', (template, expected) => {
    const started = performance.now()
    expect(evaluate(template, scope)).toBe(expected)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('is found where it is', () => {
    const t = `${half}ab${half}b${half}`
    const wanted = `b${half}`
    expect(evaluate('{{indexOf(t, wanted)}}', { t, wanted })).toBe(half.length + 1)
    expect(evaluate('{{indexOf(t, wanted, start)}}', { t, wanted, start: half.length + 2 })).toBe(half.length * 2 + 2)
    expect(evaluate("{{replace(t, wanted, '|')}}", { t, wanted })).toBe(`${half}a||`)
    expect(evaluate('{{split(t, wanted)}}', { t, wanted })).toEqual([`${half}a`])
  })
})

test.each([
  ['a number of many digits', '{{1 * t}}', `${'1'.repeat(300_000)}x`, 'invalid-number'],
  ['signs of base64', '{{length(base64url(t))}}', `${'='.repeat(300_000)}x`, 300_001],
  ['brackets that are no tags', '{{length(stripHTML(t))}}', `${'< '.repeat(300_000)}>`, 600_001],
  ['hex digits', '{{length(toBinary(t, "hex"))}}', 'ab'.repeat(8 * mega), 8 * mega],
])('%s are gone through once', (_, template, t, expected) => {
  const started = performance.now()
  const result = typeof expected === 'string' ? errorOf(template, { t }).code : evaluate(template, { t })
  expect(result).toBe(expected)
  expect(performance.now() - started).toBeLessThan(1000)
})

describe('what an expression makes', () => {
  const t = 'a'.repeat(mega)
  const items = Array.from({ length: 1000 }, () => t)
  const million = Array.from({ length: 1_000_000 }, (_, index) => index)
  const big = { text: t }
  const scope = {
    t,
    items,
    million,
    more: [...million, 1],
    manifold: manifold('a'),
    hollow: manifold([]),
    shared: items.map(() => ({ big, own: Math.random() })),
    long: t.repeat(17),
    zeros: `[${'0,'.repeat(1_100_000)}0]`,
    one: holding(1),
    other: holding(1),
  }

  test.each([
    ["{{replace(t, 'a', t)}}"],
    ["{{replace(t, '/a/g', t)}}"],
    ['{{join(items, t)}}'],
    ['{{toString(items)}}'],
    ['{{items + t}}'],
    [`{{${Array.from({ length: 70 }, () => 't').join(' + ')}}}`],
    ['{{t}}'.repeat(70)],
    ['{{items}}{{items}}'],
    ['{{length(split(t + t, emptystring))}}'],
    ['{{merge(million, million)}}'],
    ['{{add(million, 1)}}'],
    ['{{flatten(manifold, 100)}}'],
    ['{{join(manifold, emptystring)}}'],
    ['{{flatten(hollow, 100)}}'],
    ['{{deduplicate(shared)}}'],
    ['{{sort(shared)}}'],
    ['{{sum(million, million, more)}}'],
    ['{{keys(more)}}'],
    ['{{formatDate(now, t)}}'],
    ["{{parseDate('1', t)}}"],
    ['{{upper(long)}}'],
    ['{{parseJSON(zeros)}}'],
    ["{{replace('a', '/' + t + '/', '')}}"],
    ['{{one = other}}'],
  ])('has an end: %s', (template) => {
    expect(errorOf(template, scope)).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/ too large\.$/),
    })
  })

  test('may be as large as files and long texts are', () => {
    expect(evaluate('{{length(base64(bytes))}}', { bytes: Buffer.alloc(48 * mega) })).toBe(64 * mega)
    expect(evaluate("{{length(replace(t, '/a/g', 'bc'))}}", { t })).toBe(2 * mega)
    expect(evaluate('{{length(reverse(million))}}', { million })).toBe(1_000_000)
    expect(evaluate('{{last(more)}}', { more: [...million, 'end'] })).toBe('end')
    expect(evaluate('{{length(parseJSON(j))}}', { j: JSON.stringify(Array(900_000).fill('[,{')) })).toBe(900_000)
  })

  test('is counted over all evaluations that share an allowance', () => {
    const allowance = { left: 10 * mega }
    const template = Array.from({ length: 11 }, () => '{{upper(t)}}')
    expect(failure(() => evaluate(template, { t }, { allowance })).code).toBe('too-large')
    expect(evaluate(template.slice(0, 9), { t }, { allowance: { left: 10 * mega } })).toHaveLength(9)
    expect(evaluate(template, { t })).toHaveLength(11)
  })
})

describe('a pattern', () => {
  // Lengths that are searched at once, and beside the clock.
  const texts = [
    'aXbXc',
    'héllo 😀 wörld',
    '',
    'X'.repeat(50),
    `a"b\\"c": ${'x'.repeat(33_000)}"k":`,
    'aX '.repeat(6000),
  ]
  const patterns: [string, string][] = [
    ['X', 'g'],
    ['X', ''],
    ['(X)|(b)', 'g'],
    ['', 'g'],
    ['', 'gu'],
    ['x*', 'g'],
    ['(?:)', 'gu'],
    ['.', 'gsu'],
    ['([a-z])([A-Z])(?=[^"\\\\]*":)', 'g'],
    ['^', 'gm'],
    ['X', 'y'],
    ['(a)(X)?', 'gi'],
    ['(?<=a)X', 'g'],
    ['[\\p{L}--[a-m]]', 'gv'],
    ['(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)', 'g'],
    ['\\b', 'g'],
  ]
  const substitutes = ['', '$', '$$', '[$&]', '$1-$2', '$0', '$11', '$12', '$01', '$10$3', '$`', "$'", '$<n>', 'é$']

  test('replaces as JavaScript does, however long the text is', () => {
    for (const [source, flags] of patterns) {
      const pattern = new Pattern(source, flags)
      for (const text of texts) {
        for (const substitute of substitutes) {
          if (text.length > 1000 && substitute !== '$1-$2') continue
          // Of so long a substitute each piece is counted.
          const padding = text.includes('😀') && substitute === '$1-$2' ? 'e'.repeat(2 ** 22 / (text.length + 1)) : ''
          const expected = text.replace(new RegExp(source, flags), substitute + padding)
          expect(pattern.replace(text, substitute + padding) === expected).toBe(true)
        }
      }
    }
  })
})
