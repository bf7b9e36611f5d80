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

class Instance {
  readonly own = [1]
}

const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.bigInt(),
  fc.date(),
  fc.uint8Array({ maxLength: 4 }),
  fc.constantFrom(null, undefined, '__proto__', Buffer.from('ab'), new Instance(), () => 1),
)
/** A length would be set for a list that has the name already, in lodash as well: that is no list any more. */
const name = fc.constantFrom('a', 'b', 'c', '0', '1', '__proto__', 'constructor', 'toString')
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.sparseArray(tie('value'), { maxLength: 3, maxNumElements: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: false }),
  ),
}))

describe('temp', () => {
  test('is merged as lodash merges, whatever the values', () => {
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

  test('shares nothing with what it was given: a later block changes only temp', () => {
    const given = { list: [{ a: 1 }], deep: { x: { y: 1 } } }
    expect(after({ kept: given }, { kept: { list: [{ b: 2 }], deep: { x: { z: 3 } } } })).toEqual({
      kept: { list: [{ a: 1, b: 2 }], deep: { x: { y: 1, z: 3 } } },
    })
    expect(given).toEqual({ list: [{ a: 1 }], deep: { x: { y: 1 } } })
  })

  test('takes a value that holds itself', () => {
    const circle: Record<string, unknown> = { name: 'circle' }
    circle['self'] = circle
    expect(after({ circle })['circle']).toMatchObject({ name: 'circle', self: { name: 'circle' } })
  })

  test('takes what is nested deeper than it copies itself', () => {
    let deep: unknown = 'bottom'
    for (let level = 0; level < 200; level += 1) deep = { deep }
    expect(after({ deep })['deep']).toEqual(deep)
  })
})

test('a collection cannot stretch a list by a member called length', () => {
  const stretch = () => after({ items: [1], deep: { items: [1] } }, { deep: { items: { length: 4_000_000_000 } } })
  expect(stretch).toThrow("temp: a collection with the name 'length' cannot be merged into a list.")
  expect(after({ items: { length: 1 } }, { items: { length: 2 } })).toEqual({ items: { length: 2 } })
})
