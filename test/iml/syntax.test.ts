import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { join, MAX_DEPTH, parse, print, split, walk } from '../../src/iml/index.ts'
import type { Node } from '../../src/iml/index.ts'
import { outcome } from './outcome.ts'
import { almostTemplates, templates, withoutOffsets } from './trees.ts'

describe('properties', () => {
  test('parsing what was printed gives the same tree', () => {
    fc.assert(
      fc.property(templates, (tree) => {
        expect(withoutOffsets(parse(print(tree)))).toEqual(withoutOffsets(tree))
      }),
      { numRuns: 300 },
    )
  })

  test('any text is parsed and printed, or refused with an ImlError that points into it', () => {
    fc.assert(
      fc.property(almostTemplates, (text) => {
        const { value: tree, error } = outcome(() => parse(text))
        const printed = tree && withoutOffsets(parse(print(tree)))
        expect(printed).toEqual(tree && withoutOffsets(tree))
        const { start, end, template } = error ?? { start: 0, end: 0, template: text }
        expect(template).toBe(text)
        expect([0, start, end, text.length]).toEqual([0, start, end, text.length].toSorted((one, other) => one - other))
        expect(error?.render() ?? '^').toContain('^')
      }),
      { numRuns: 2000 },
    )
  })

  test('what is split joins to the same text', () => {
    fc.assert(
      fc.property(fc.oneof(almostTemplates, fc.string()), (text) => {
        const { value: pieces } = outcome(() => split(text))
        expect(pieces === undefined ? text : join(pieces)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('the offsets of a node frame its own text, within those of its parent', () => {
    fc.assert(
      fc.property(templates, (tree) => {
        const text = print(tree)
        walk(parse(text), (node, ancestors) => {
          const parent = ancestors.at(-1)
          expect(node.start).toBeGreaterThanOrEqual(parent?.start ?? 0)
          expect(node.end).toBeLessThanOrEqual(parent?.end ?? text.length)
          const own = text.slice(node.start, node.end)
          expect(node.type === 'call' ? own.at(-1) : ')').toBe(')')
        })
      }),
    )
  })
})

test('each node knows where it stands', () => {
  const text = "a {{if(body.items[2].name = 'x'; -1, )}} b"
  const seen: string[] = []
  walk(parse(text), (node) => {
    seen.push(`${node.type} ${text.slice(node.start, node.end)}`)
  })
  expect(seen).toEqual([
    `template ${text}`,
    'plain a ',
    "interpolation {{if(body.items[2].name = 'x'; -1, )}}",
    "call if(body.items[2].name = 'x'; -1, )",
    "binary body.items[2].name = 'x'",
    'access body.items[2].name',
    'variable body',
    'member .items',
    'index [2]',
    'number 2',
    'member .name',
    "text 'x'",
    'unary -1',
    'number 1',
    'empty ',
    'plain  b',
  ])
})

test('a visitor keeps out of a node by returning false', () => {
  const seen: Node['type'][] = []
  walk(parse('{{f(a)}}'), (node) => {
    seen.push(node.type)
    return node.type !== 'call'
  })
  expect(seen).toEqual(['template', 'interpolation', 'call'])
})

test.each([
  ['{{ a=b }}', '{{a == b}}'],
  ['{{a===b|c&d!==e}}', '{{a == b || c && d != e}}'],
  ['{{f( a ; b , )}}', '{{f(a, b, )}}'],
  ['{{"it\'s"}}', `{{"it's"}}`],
  ['{{""""}}', `{{'"'}}`],
  ['{{(1 + 2) * (3 * 4) - (5 - 6)}}', '{{(1 + 2) * (3 * 4) - (5 - 6)}}'],
  ['{{(1 * 2) + 3}}', '{{1 * 2 + 3}}'],
  ['{{1.`First Name`}}', '{{1.`First Name`}}'],
  ['{{`1`}} {{`true`.`null`.`a-b`}}', '{{`1`}} {{`true`.null.`a-b`}}'],
  ['{{(a.b).c}}', '{{a.b.c}}'],
  ['{{!(a && b)}}', '{{!(a && b)}}'],
  ['{{(-a).b}}', '{{(-a).b}}'],
  ['text {{{a}}} }}', 'text {{{a}}} }}'],
])('%s is printed as %s', (template, canonical) => {
  expect(print(parse(template))).toBe(canonical)
})

test('a name with a backtick cannot be printed', () => {
  const template = parse('{{`a b`}}')
  const [part] = template.parts
  if (part?.type !== 'interpolation') throw new Error('The template is one expression.')
  const tree = {
    ...template,
    parts: [{ ...part, expression: { ...part.expression, type: 'variable', name: '`' } as const }],
  }
  expect(() => print(tree)).toThrow(expect.objectContaining({ name: 'ImlError', code: 'unprintable-name' }))
})

describe('depth', () => {
  const nests: Array<[what: string, open: string, close: string]> = [
    ['calls', 'f(', ')'],
    ['parentheses', '(', ')'],
    ['indexes', 'a[', ']'],
    ['signs', '!', ''],
    ['double signs', '++', ''],
    ['operators', '1 + ', ''],
    ['right operands', '1 + (', ')'],
    ['texts', "a + '' + (", ')'],
  ]

  test.each(nests)('%s', (_what, open, close) => {
    const nested = (levels: number) => `{{${open.repeat(levels)}1${close.repeat(levels)}}}`
    expect(() => parse(nested(100))).not.toThrow()
    for (const levels of [MAX_DEPTH + 1, 10_000]) {
      expect(() => parse(nested(levels))).toThrow(expect.objectContaining({ name: 'ImlError', code: 'too-deep' }))
    }
  })

  test('an expression at the limit is parsed, printed and walked', () => {
    const tree = parse(`{{${'upper('.repeat(MAX_DEPTH - 1)}x${')'.repeat(MAX_DEPTH - 1)}}}`)
    expect(parse(print(tree))).toEqual(tree)
    let nodes = 0
    walk(tree, () => {
      nodes++
    })
    expect(nodes).toBe(MAX_DEPTH + 2)
  })

  test('a path or a list of arguments may be long', () => {
    expect(() => parse(`{{a${'.b'.repeat(20_000)}}}`)).not.toThrow()
    expect(() => parse(`{{f(${'1,'.repeat(20_000)})}}`)).not.toThrow()
  })
})
