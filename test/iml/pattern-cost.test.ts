import { expect, test } from 'vitest'
import { safeLength } from '../../src/iml/pattern-cost.ts'

const nested = (depth: number): string =>
  depth === 0 ? 'x' : `(?:"(?:[^"\\\\]|\\\\.)*"|[{[](?:${nested(depth - 1)})*[}\\]])`

test.each<[what: string, source: string, flags: string, least: number, most: number]>([
  ['a text', 'abc', 'g', 1_000_000, 2 ** 24],
  ['a class', '[^a-z]', 'g', 1_000_000, 2 ** 24],
  ['the look-ahead that finds keys', '([a-z0-9])([A-Z])(?=[^"\\\\]*":)', 'g', 32_000, 100_000],
  ['a quoted text', '"(?:[^"\\\\]|\\\\.)*"', 'g', 5000, 100_000],
  ['numbers', '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+\\-]?\\d+)?', 'g', 5000, 100_000],
  ['blanks at the end', '\\s+$', '', 5000, 100_000],
  ['what begins at the start', '^\\d+x', '', 1_000_000, 2 ** 24],
  ['which may begin anywhere for m', '^\\d+x', 'm', 5000, 100_000],
  ['repetitions side by side', 'a*a*b', '', 100, 5000],
  ['a repetition of repetitions', '^(a+)+$', '', 0, 30],
  ['the same by other means', '(?:a|aa)+$', '', 0, 30],
  ['and by others', '(a|a?)+$', '', 0, 30],
  ['words', '(?:\\w+\\s?)+$', '', 0, 30],
  ['alternatives that begin alike for i', '(?:a|A)+$', 'i', 0, 30],
  ['alternatives that are alike by number', '(?:a|\\u0061)+$', '', 0, 30],
  ['a look-behind, which is matched from its end', '(?<=(?:a|b{2}(?:[^c]{2,})*?))', 'g', 0, 100],
  ['a back reference', '(a*)\\1b', '', 100, 5000],
  ['options', '(x?){20}y', '', 0, 100],
  ['sets of the flag v', '[\\w--a]+', 'v', -1, -1],
  ['groups inside each other without end', '('.repeat(200) + ')'.repeat(200), '', -1, -1],
  ['braces that are text', 'a{1,x}{', '', 1000, 2 ** 24],
])('a search is known to be quick up to some length: %s', (_, source, flags, least, most) => {
  const started = performance.now()
  const length = safeLength(source, flags)
  expect(length).toBeGreaterThanOrEqual(least)
  expect(length).toBeLessThanOrEqual(most)
  // It is true of JavaScript's engine, with the text that suits the expression least.
  for (const text of ['a', '1', 'aA', 'x', ' ', 'ab', '"']) {
    text.repeat(Math.max(0, Math.min(length, 100_000)) / text.length).replace(new RegExp(source, flags), '')
  }
  expect(performance.now() - started).toBeLessThan(8000)
})

test('a form with much inside each other is read once', () => {
  const started = performance.now()
  safeLength(nested(25), 'g')
  expect(performance.now() - started).toBeLessThan(1000)
})
