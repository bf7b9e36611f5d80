import * as fc from 'fast-check'
import { type ParseError, parse } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import type { AppFile } from '../../src/check/model/file.ts'
import { readJson, type ReadJson } from '../../src/check/model/read-json.ts'

const read = (text: string): ReadJson => {
  const file: AppFile = { path: 'a.json', text, role: 'general.base', owner: 'app', root: undefined, problems: [] }
  return readJson(file, text)
}

/** What another parser of the same format says of a text; undefined when it is no JSON. */
function byAnother(text: string): { value: unknown } | undefined {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  return errors.length > 0 ? undefined : { value }
}

const texts = fc.json({ maxDepth: 4 })

/** JSON that somebody has been at: characters added, removed and replaced. */
const damaged = fc
  .tuple(
    texts,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('', ',', '"', '{', ']', '/* */', '// x\n', '\\', ':', 'true', '0', ' '),
  )
  .map(([text, at, length, put]) => {
    const start = at % (text.length + 1)
    return text.slice(0, start) + put + text.slice(start + length)
  })

describe('reading JSON', () => {
  test('gives the value that another parser gives, or none where that one finds mistakes', () => {
    fc.assert(
      fc.property(fc.oneof(texts, damaged), (text) => {
        const { root, problems } = read(text)
        const isWrong = problems.some(({ isSyntax }) => isSyntax)
        const found = { text, isWrong, value: JSON.stringify(root?.value) }
        const other = byAnother(text)
        expect(found).toEqual({ text, isWrong: other === undefined, value: JSON.stringify(other?.value) })
      }),
      { numRuns: 1000 },
    )
  })

  test('keeps the place of every value and of every name', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const nodes = read(text).root?.all() ?? []
        const slices = nodes.map(({ start, end }) => JSON.stringify(JSON.parse(text.slice(start, end))))
        expect(slices).toEqual(nodes.map(({ value }) => JSON.stringify(value)))
        const keys = nodes.flatMap(({ key }) => (key === undefined ? [] : [JSON.parse(text.slice(key.start, key.end))]))
        expect(keys).toEqual(nodes.flatMap(({ step, key }) => (key === undefined ? [] : [step])))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['', 'The file is empty, which is not JSON.'],
    ['{ "a": 1 "b": 2 }', 'The file is not JSON from here on: a comma or } is missing.'],
    ["{ 'a': 1 }", 'The file is not JSON from here on: a name in double quotes or } is missing.'],
    [
      '{ "a": yes }',
      'The file is not JSON from here on: yes is neither a number nor true, false or null; texts stand in double quotes.',
    ],
    ['{ "a": "b\n" }', 'The file is not JSON from here on: this text is not closed on its line.'],
    ['/* a', 'The file is not JSON from here on: this comment is never closed.'],
    ['[1] 2', 'The file is not JSON from here on: there is something after the end.'],
    ['['.repeat(500), 'The file is nested too deeply to be read.'],
  ])('says what keeps %j from being JSON', (text, message) => {
    expect(read(text).problems.map((problem) => problem.message)).toEqual([message])
  })

  test('takes names that every object of JavaScript has for names like any other', () => {
    const { root } = read('{ "__proto__": { "a": 1 }, "constructor": 2 }')
    expect(root?.at('__proto__', 'a')?.number).toBe(1)
    expect(Object.keys(root?.value as object)).toEqual(['__proto__', 'constructor'])
    expect(root?.at('toString')).toBeUndefined()
  })
})
