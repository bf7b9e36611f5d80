import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areJson,
  basicAuth,
  choose,
  firstFilled,
  iml,
  isEmptyCollection,
  jsonContainer,
  maxJsonDepth,
  merged,
  pruned,
  quoted,
  snakeCaseKeys,
  switches,
  trimmed,
  typedValues,
  utf8Bytes,
  withoutSecret,
} from '../../src/authoring/macros/index.ts'
import { evaluate } from '../../src/iml/index.ts'
import { snakeCaseKeys as referenceSnakeCase } from '../../src/ramen/index.ts'

const valueOf = (expression: string, scope: Record<string, unknown> = {}): unknown => evaluate(iml(expression), scope)

const cases: [expression: string, scope: Record<string, unknown>, result: unknown][] = [
  [quoted("it's \\n"), {}, "it's \\n"],
  [trimmed('x'), { x: ' y\n' }, 'y'],
  [trimmed('x'), { x: null }, ''],
  [trimmed('x'), {}, ''],
  [firstFilled('x', 'y', "'z'"), { x: '', y: null }, 'z'],
  [choose([['x', '1']], '2'), { x: 'yes' }, 1],
  [choose([['x', '1']], '2'), {}, 2],
  [basicAuth("'segment'"), {}, 'Basic c2VnbWVudDo='],
  [utf8Bytes('x'), { x: { a: '拉麵', b: undefined, c: 1 } }, Buffer.byteLength('{"a":"拉麵","c":1}')],
  [isEmptyCollection('x'), {}, true],
  [isEmptyCollection('x'), { x: { a: undefined } }, true],
  [isEmptyCollection('x'), { x: { a: null } }, false],
  [pruned('x'), { x: {} }, undefined],
  [pruned('x'), { x: { a: 0 } }, { a: 0 }],
  [merged('x', 'y'), {}, undefined],
  [merged('x', 'y'), { x: {}, y: {} }, undefined],
  [merged('x', 'y'), { x: { a: 1 } }, { a: 1 }],
  [merged('x', 'y'), { x: {}, y: { b: '}{' } }, { b: '}{' }],
  [merged('x', 'y'), { x: { a: '}' }, y: { b: '{', c: null } }, { a: '}', b: '{', c: null }],
  [merged('x', 'y'), { x: { a: 1 }, y: { a: 2 } }, { a: 2 }],
  [withoutSecret('x', 'y'), { x: 'a key abc', y: 'abc' }, 'a key *****'],
  [withoutSecret('x', 'y'), { x: 'a key abc', y: '' }, 'a key abc'],
  [typedValues('x'), {}, undefined],
  [typedValues('x'), { x: [] }, {}],
  [switches('x'), {}, undefined],
]

test.each(cases)('%s of %j', (expression, scope, result) => {
  expect(valueOf(expression, scope)).toEqual(result)
})

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

/** How deep a JSON text nests; undefined for what is not JSON. */
function depthOfJson(text: string): number | undefined {
  try {
    return depthOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Whether two keys of one object become the same in snake_case. */
const collides = (node: unknown): boolean =>
  typeof node === 'object' &&
  node !== null &&
  (Object.keys(referenceSnakeCase(node) as object).length < Object.keys(node).length ||
    Object.values(node).some(collides))

describe('JSON that users type', () => {
  const isJson = (text: string): unknown =>
    valueOf(areJson('texts', 'container'), { texts: [text], container: jsonContainer })

  test('is recognised, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        expect(isJson(JSON.stringify(value, null, indent))).toBe(true)
      }),
    )
  })

  test('is not mistaken: what JSON.parse refuses is refused', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', 'x', '0', '\\', ' '),
      )
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + piece + text.slice(place + 1)
      })
    fc.assert(
      fc.property(broken, (text) => {
        // A semicolon separates the texts of a list, so on its own it cannot be told from two of them.
        fc.pre(!text.includes(';') && text.trim() !== '')
        const depth = depthOfJson(text)
        fc.pre(depth === undefined || depth <= maxJsonDepth)
        expect(isJson(text)).toBe(depth !== undefined)
      }),
      { numRuns: 500 },
    )
  })

  test('becomes what JSON.parse makes of it, beside values of other types', () => {
    const name = fc.string({ minLength: 1, maxLength: 6 })
    const item = fc.oneof(
      fc.record({ name, type: fc.constant('text'), value: fc.string() }),
      fc.record({ name, type: fc.constant('number'), value: fc.integer() }),
      fc.record({ name, type: fc.constant('list'), value: fc.array(fc.string()) }),
      fc.record({ name, type: fc.constant('json'), value: fc.json({ maxDepth: 4 }) }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: (one) => one.name, minLength: 1 }), (list) => {
        const expected = Object.fromEntries(
          list.map((one) => [one.name, one.type === 'json' ? JSON.parse(one.value) : one.value]),
        )
        expect(valueOf(typedValues('list'), { list })).toEqual(expected)
      }),
    )
  })
})

describe('snake_case', () => {
  const keysOf = (value: unknown): unknown => valueOf(snakeCaseKeys('value'), { value })

  test.each([
    ['postalCode', 'postal_code'],
    ['CreatedAt', 'created_at'],
    ['NAME', 'name'],
    ['user_id', 'user_id'],
    ['userID', 'user_id'],
    ['URLPath', 'url_path'],
    ['pageURL', 'page_url'],
    ['ABTest', 'ab_test'],
    ['address2', 'address2'],
    ['line2Text', 'line2_text'],
    ['2faEnabled', '2fa_enabled'],
    ['order_completed_last_30days', 'order_completed_last_30days'],
    ['Plan Name', 'plan_name'],
    ['plan-name', 'plan_name'],
    ['a.b', 'a_b'],
    ['$price', 'price'],
    ['_leading', 'leading'],
    ['trailing_', 'trailing'],
    [':odd', 'odd'],
    ['größeMax', 'größe_max'],
  ])('%s becomes %s', (key, snake) => {
    expect(keysOf({ [key]: { [key]: [{ [key]: 'camelCase' }] } })).toEqual({
      [snake]: { [snake]: [{ [snake]: 'camelCase' }] },
    })
  })

  test.each([
    [['{', ':']],
    [{ ':a': ',', b: ':":', 'c:': '{"d E":1}' }],
    [{ '': ':', '::': '::', 'a b': '","c D":' }],
    [{ 'x{': 1, ':y z': ['{', ':', ','] }],
  ])('is not misled by values and keys that look like JSON: %j', (value) => {
    expect(keysOf(value)).toEqual(referenceSnakeCase(value))
  })

  test('does what the reference implementation does, and leaves values alone', () => {
    // Keys that JSON escapes are outside the macro's promise, as its comment says; so are two keys that become one.
    // Half of all texts are made of what JSON and the macro itself give a meaning to.
    const confusing = fc.constantFrom(...'{}[],:_ aB1"\\'.split(''))
    const key = fc
      .oneof(fc.string({ maxLength: 8, unit: 'grapheme' }), fc.string({ maxLength: 8, unit: confusing }))
      .filter((text) => !JSON.stringify(text).includes('\\'))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.string({ unit: confusing }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    }))
    fc.assert(
      fc.property(value, (node) => {
        fc.pre(typeof node === 'object' && node !== null && !collides(node))
        expect(JSON.stringify(keysOf(node))).toBe(JSON.stringify(referenceSnakeCase(node)))
      }),
      { numRuns: 300 },
    )
  })
})
