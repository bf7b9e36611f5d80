import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import merge from 'lodash.merge'
import { describe, expect, test } from 'vitest'
import { RunLog } from '../../src/runtime/log.ts'
import type { Scope } from '../../src/runtime/scope.ts'
import { updateTemp } from '../../src/runtime/temp.ts'

const scope: Scope = { variables: {}, iml: {}, log: new RunLog() }

/** The variable `temp` after blocks that give these values. */
function after(...blocks: unknown[]): Record<string, unknown> {
  const temp = {}
  for (const block of blocks) updateTemp({ place: 'temp', evaluate: () => block }, scope, temp)
  return temp
}

const leaf = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null))
const name = fc.constantFrom('a', 'b', 'c', '0', '1', 'constructor', 'toString')
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

/** A value below 200 collections, each in the one before. */
function nested(bottom: unknown): unknown {
  let deep = bottom
  for (let level = 0; level < 200; level += 1) deep = { deep }
  return deep
}

describe('temp', () => {
  test('is merged as lodash merges, whatever JSON holds', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(name, value, { maxKeys: 4 }), { maxLength: 4 }), (blocks) => {
        const expected = {}
        for (const block of blocks) merge(expected, block)
        const temp = after(...blocks)
        expect(isDeepStrictEqual(temp, expected)).toBe(true)
        expect(Object.keys(temp)).toEqual(Object.keys(expected))
      }),
      { numRuns: 300 },
    )
  })

  test('leaves what it was given as it is: a later block changes only temp', () => {
    const given = { list: [{ a: 1 }], deep: { x: { y: 1 } } }
    expect(after({ kept: given, again: given }, { kept: { list: [{ b: 2 }], deep: { x: { z: 3 } } } })).toEqual({
      kept: { list: [{ a: 1, b: 2 }], deep: { x: { y: 1, z: 3 } } },
      again: { list: [{ a: 1 }], deep: { x: { y: 1 } } },
    })
    expect(given).toEqual({ list: [{ a: 1 }], deep: { x: { y: 1 } } })
  })

  test.each([
    { what: 'a date', whole: new Date(0) },
    { what: 'a buffer', whole: Buffer.from('ab') },
  ])('$what is one value: it takes the place of what was there, and is replaced as a whole', ({ whole }) => {
    const collection = { a: 1 }
    expect(after({ one: collection }, { one: whole })['one']).toBe(whole)
    expect(after({ one: whole }, { one: collection })['one']).toEqual(collection)
    expect(after({ one: whole }, { one: [1] })['one']).toEqual([1])
  })

  test('undefined changes nothing, at any depth', () => {
    expect(after({ a: 1, deep: { b: 2 } }, { a: undefined, c: undefined, deep: { b: undefined } })).toEqual({
      a: 1,
      deep: { b: 2 },
    })
  })

  test('__proto__ is no name: neither temp nor what is in it gets another prototype', () => {
    const hostile: unknown = JSON.parse(
      '{ "__proto__": { "polluted": 1 }, "deep": { "__proto__": { "polluted": 1 } } }',
    )
    const temp = after({ deep: { a: 1 } }, hostile)
    expect(temp).toEqual({ deep: { a: 1 } })
    expect(temp['polluted'] ?? (temp['deep'] as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('takes a value that holds itself', () => {
    const circle: Record<string, unknown> = { name: 'circle' }
    circle['self'] = circle
    for (const blocks of [[{ circle }], [{ circle }, { circle }], [{ circle: { self: {} } }, { circle }]]) {
      expect(after(...blocks)['circle']).toMatchObject({ name: 'circle', self: { name: 'circle' } })
    }
  })

  test('merges what is nested deeply', () => {
    expect(after({ deep: nested({ a: 1 }) }, { deep: nested({ b: 2 }) })['deep']).toEqual(nested({ a: 1, b: 2 }))
  })
})

test('a collection cannot stretch a list by a member called length', () => {
  const stretch = () => after({ items: [1], deep: { items: [1] } }, { deep: { items: { length: 4_000_000_000 } } })
  expect(stretch).toThrow("temp: a collection with the name 'length' cannot be merged into a list.")
  expect(after({ items: { length: 1 } }, { items: { length: 2 } })).toEqual({ items: { length: 2 } })
})
