import { expect, test } from 'vitest'
import { differences } from '../../src/journey/differences.ts'

test.each([
  [{ a: 1 }, { a: 1, b: 2 }, []],
  [{ a: { b: [1, { c: null }] } }, { a: { b: [1, { c: null, d: 1 }] } }, []],
  [undefined, undefined, []],
  [{ a: 1 }, { a: '1' }, ['x.a: expected 1, found "1"']],
  [{ a: 1 }, {}, ['x.a: expected 1, found nothing']],
  [{ a: 1 }, undefined, ['x: expected {"a":1}, found nothing']],
  [[1], [1, 2], ['x: expected [1], found [1,2]']],
  [{ constructor: 1 }, {}, ['x.constructor: expected 1, found nothing']],
  [null, undefined, ['x: expected null, found nothing']],
])('%j in %j', (expected, actual, found) => {
  expect(differences(expected, actual, 'x')).toEqual(found)
})
