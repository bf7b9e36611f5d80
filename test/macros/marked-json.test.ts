import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { iml, isCollectionText, sharedNames, withoutEmptyCollections } from '../../src/authoring/macros/index.ts'
import { evaluate } from '../../src/iml/index.ts'

const valueOf = (expression: string, scope: Record<string, unknown>): unknown => evaluate(iml(expression), scope)
const pruned = (x: unknown): unknown => valueOf(withoutEmptyCollections('x'), { x })

test.each([
  [undefined, undefined],
  [{}, {}],
  [{ a: {} }, {}],
  [{ a: {}, b: 1 }, { b: 1 }],
  [
    { a: 1, b: {}, c: {}, d: 2 },
    { a: 1, d: 2 },
  ],
  [{ a: { b: { c: {} }, d: 0 } }, { a: { d: 0 } }],
  [{ a: { b: { c: { d: { e: {} } } } } }, {}],
  [{ l: [{}, { a: {} }, { b: 1 }, {}] }, { l: [{ b: 1 }] }],
  [{ l: [{}] }, { l: [] }],
  [
    { l: [], t: '', n: null, f: false },
    { l: [], t: '', n: null, f: false },
  ],
  [
    { 'a":{}': {}, b: '"a":{}', c: ',{}', d: '[{},{}]' },
    { b: '"a":{}', c: ',{}', d: '[{},{}]' },
  ],
  [{ at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
])('%j without empty collections is %j', (collection, expected) => {
  expect(pruned(collection)).toEqual(expected)
})

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0

/** What the macro does, in TypeScript. */
function reference(value: any): any {
  if (Array.isArray(value)) return value.map(reference).filter((item) => !isEmpty(item))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, one]) => [name, reference(one)] as const)
  return Object.fromEntries(members.filter(([, one]) => !isEmpty(one)))
}

const name = fc.string({
  unit: fc.constantFrom('"', '\\', '{', '}', ':', ',', '[', ']', '\t', '\r', 'a', 'b'),
  maxLength: 4,
})
const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(name, fc.integer(), fc.constant(null), fc.boolean()),
    fc.dictionary(name, tie('node'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('node'), { maxLength: 3 }),
  ),
}))

test('any collection loses its empty collections and nothing else', () => {
  fc.assert(
    fc.property(fc.dictionary(name, node, { maxKeys: 4, noNullPrototype: true }), (collection) => {
      const plain = JSON.parse(JSON.stringify(collection))
      expect(pruned(plain)).toEqual(reference(plain))
    }),
    { numRuns: 200 },
  )
})

test.each([
  [{ a: 1, b: 2, 'c "d"': 3 }, { b: 1, 'c "d"': 2, e: 3 }, ['b', 'c "d"']],
  [{ a: 1 }, { b: 1 }, []],
  [{}, { b: 1 }, []],
])('%j and %j share %j', (x, y, expected) => {
  expect(valueOf(sharedNames('x', 'y'), { x, y })).toEqual(expected)
})

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  ['{}', false],
  [1, false],
])('%j is a collection: %s', (x, expected) => {
  expect(valueOf(isCollectionText('x'), { x })).toBe(expected)
})
