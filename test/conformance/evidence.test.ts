import { describe, expect, test } from 'vitest'
import { countTests } from '../../src/conformance/blocks.ts'
import { evidenceOf } from '../../src/conformance/evidence.ts'
import type { Chapter, Rule } from '../../src/conformance/rule.ts'
import { partOf } from '../../src/conformance/rule.ts'
import { withoutRule } from '../runtime/cases.ts'

const file = `import { describe, expect, test } from 'vitest'

const shared = { test: 1 }

describe('one', () => {
  test('a', () => {})
  test.each([
    ['x'],
  ])('%s', () => {})
})

describe('two', () => {
  test.concurrent('b', async () => {})
})

test('c', () => {})
`

describe('tests are counted', () => {
  test.each([
    ['in a file', [], 4],
    ['in a block', ['one'], 2],
    ['in a block of tests that run side by side', ['two'], 1],
    ['by their title', ['one', 'a'], 1],
    ['in no block', ['three'], undefined],
    ['by no title', ['two', 'a'], undefined],
  ] as [string, [string?, string?], number | undefined][])('%s', (_, where, count) => {
    expect(countTests(file, ...where)).toBe(count)
  })
})

const chapter = (...rules: Partial<Rule>[]): Chapter[] => [
  {
    title: 'T',
    link: 'https://make.test',
    kind: 'directive',
    rules: rules.map((rule) => ({ id: 'a', text: 't', ...rule })),
  },
]
const texts = new Map([['runtime/some', file]])

describe('the evidence of a rule', () => {
  test('is its cases and its tests', () => {
    const rules = chapter({ tests: ['some > one', 'some > two'] }, { id: 'b', unsupported: 'no' }, { id: 'c' })
    const { evidence, problems } = evidenceOf(rules, [{ proves: ['a', 'c'] }, { proves: 'a' }], texts)
    expect(problems).toEqual([])
    expect(evidence.get('a')).toEqual({ cases: 2, tests: new Map([['runtime/some', 3]]) })
    expect(evidence.get('b')).toEqual({ cases: 0, tests: new Map() })
    expect(evidence.get('c')).toEqual({ cases: 1, tests: new Map() })
  })

  test.each([
    ['no proof', chapter({}), [], "The rule 'a' has neither case nor test."],
    [
      'a proof of what is not done',
      chapter({ unsupported: 'no' }),
      [{ proves: 'a' }],
      "The rule 'a' is proved and called unsupported.",
    ],
    ['two rules of one name', chapter({}, {}), [{ proves: 'a' }], "The rule 'a' is there twice."],
    [
      'no such block',
      chapter({ tests: ['some > three'] }),
      [{ proves: 'a' }],
      "The rule 'a' names tests that are not there: some > three.",
    ],
    [
      'no such file',
      chapter({ tests: ['none'] }),
      [{ proves: 'a' }],
      "The rule 'a' names tests that are not there: none.",
    ],
    ['no such rule', chapter({}), [{ proves: ['a', 'b'] }], "A case proves 'b', which is no rule."],
  ])('with %s is a problem', (_, rules, cases, problem) => {
    expect(evidenceOf(rules, cases, texts).problems).toEqual([problem])
  })
})

describe('a rule is taken out of a case', () => {
  const given = { proves: 'x', case: 'c', input: { qs: 1 } }

  test('as the keys of a directive, wherever they stand in its app and nowhere else', () => {
    const api = [{ url: 'u', qs: { a: 1 } }, { pagination: { qs: { b: 2 } } }]
    expect(withoutRule({ ...given, api }, 'directive', 'qs')).toEqual({
      ...given,
      api: [{ url: 'u' }, { pagination: {} }],
    })
    expect(withoutRule({ ...given, api }, 'directive', 'pagination.qs')).toEqual({
      ...given,
      api: [{ url: 'u', qs: { a: 1 } }, { pagination: {} }],
    })
  })

  test('as a variable, not as a part of a longer path or name', () => {
    const api = { url: '{{body.a}}{{temp.body}}{{bodyguard}}' }
    expect(withoutRule({ ...given, api }, 'variable', 'body')).toEqual({
      ...given,
      api: { url: '{{nothing.a}}{{temp.body}}{{bodyguard}}' },
    })
  })

  test('as a type', () => {
    const module = {
      expect: [
        { name: 'text', type: 'text' },
        { name: 'j', type: 'json' },
      ],
    }
    expect(withoutRule({ ...given, module }, 'field type', 'text')).toEqual({
      ...given,
      module: {
        expect: [
          { name: 'text', type: 'any' },
          { name: 'j', type: 'json' },
        ],
      },
    })
    expect(withoutRule({ ...given, module }, 'field type', 'json').module).toMatchObject({
      expect: [{}, { type: 'banner' }],
    })
  })

  test.each([
    [{ id: 'qs/list' }, 'qs'],
    [{ id: 'type:url' }, 'url'],
    [{ id: 'order/temp', take: 'temp' }, 'temp'],
    [{ id: 'limit/pages', take: null }, undefined],
  ])('which is, of %j, %s', (rule, part) => {
    expect(partOf({ text: 't', ...rule })).toBe(part)
  })
})
