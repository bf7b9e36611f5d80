import { describe, expect, test } from 'vitest'
import { fail, least, sent } from './run.ts'

const lists = {
  identify: { parameter: 'customTraits', key: 'traits', label: 'Custom traits' },
  group: { parameter: 'customTraits', key: 'traits', label: 'Custom traits' },
  track: { parameter: 'customProperties', key: 'properties', label: 'Custom properties' },
  page: { parameter: 'customProperties', key: 'properties', label: 'Custom properties' },
}

/** The names that the dialogs have fields for, from the specification of each call. */
const reserved = {
  identify:
    'address age avatar birthday company createdAt description email firstName gender id lastName name phone title username website',
  group: 'address avatar createdAt description email employees id industry name phone plan website',
  track: 'currency revenue value',
  page: 'category keywords name path referrer search title url',
}

describe.each(Object.entries(lists))('%s', (module, { parameter, key, label }) => {
  const valuesOf = async (...items: unknown[]) => (await sent(module, { ...least[module], [parameter]: items }))[key]

  test('sends each value with the type chosen for it', async () => {
    expect(
      await valuesOf(
        { name: 'tier', type: 'text', value: 'pro' },
        { name: 'zip', type: 'text', value: '00123' },
        { name: 'mrr', type: 'number', value: '149.99' },
        { name: 'zero', type: 'number', value: 0 },
        { name: 'churned', type: 'boolean', value: false },
        { name: 'order_completed_last_30days', type: 'boolean', value: 'false' },
        { name: 'renewed_at', type: 'date', value: '2025-06-01T12:00:00+02:00' },
        { name: 'tags', type: 'list', value: ['a', 'b, c', ''] },
        { name: 'nested', type: 'json', value: '{"a": [1, {"b": null}], "c": "d"}' },
        { name: 'total billed', type: 'number', value: 830 },
      ),
    ).toEqual({
      tier: 'pro',
      zip: '00123',
      mrr: 149.99,
      zero: 0,
      churned: false,
      order_completed_last_30days: false,
      renewed_at: '2025-06-01T10:00:00.000Z',
      tags: ['a', 'b, c'],
      nested: { a: [1, { b: null }], c: 'd' },
      'total billed': 830,
    })
  })

  test.each([
    ['a text', '"line\\nbreak, \\"quotes\\", \\\\ and \\u00e9"', 'line\nbreak, "quotes", \\ and é'],
    ['a list over several lines', '[\n  1,\r\n\t2\n]', [1, 2]],
    [
      'names and texts that look like an item',
      '{"name": "x", "type": "json", "value": "{}"}',
      { name: 'x', type: 'json', value: '{}' },
    ],
    ['numbers', '[0, -1.5e+3, 12345678901234567890]', [0, -1500, 12345678901234567000]],
    ['literals', '[true, false, null]', [true, false, null]],
    ['empty containers', '{"a": {}, "b": []}', { a: {}, b: [] }],
    ['deep nesting', '[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]', [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]],
    ['prototype names', '{"constructor": 1, "toString": {"valueOf": 2}}', { constructor: 1, toString: { valueOf: 2 } }],
  ])('takes %s as JSON', async (_what, value, meaning) => {
    expect(await valuesOf({ name: 'data', type: 'json', value })).toEqual({ data: meaning })
  })

  test.each([
    '{plan: "pro"}',
    "{'plan': 'pro'}",
    '{"plan": "pro",}',
    '[1, 2',
    '1, 2',
    '1},{"name":"evil","value":2',
    'text',
    'nul',
    '01',
    '"a" "b"',
    '[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]',
  ])('refuses %s as JSON and names the item', async (value) => {
    const error = await fail(module, {
      ...least[module],
      [parameter]: [
        { name: 'good', type: 'text', value: 'x' },
        { name: 'bad', type: 'json', value },
      ],
    })
    expect(error.name).toBe('DataError')
    expect(error.message).toBe(
      `JSON in ${label} must be valid, with double quotes around names and texts, and at most 16 levels deep. Check: bad.`,
    )
  })

  test('leaves a value out that was left empty, and sends null for one that was erased', async () => {
    expect(
      await valuesOf(
        { name: 'kept', type: 'text', value: 'x' },
        { name: 'empty', type: 'text', value: '' },
        { name: 'erased', type: 'text', value: null },
        { name: 'erasedJson', type: 'json', value: null },
        { name: 'json', type: 'json', value: '1' },
      ),
    ).toEqual({ kept: 'x', erased: null, erasedJson: null, json: 1 })
  })

  test('needs a name', async () => {
    const error = await fail(module, { ...least[module], [parameter]: [{ type: 'text', value: 'x' }] })
    expect(error.message).toContain('Field is mandatory.')
  })

  test.each(reserved[module as keyof typeof reserved].split(' '))('refuses the reserved name %s', async (name) => {
    const error = await fail(module, {
      ...least[module],
      [parameter]: [
        { name: 'fine', type: 'text', value: 'x' },
        { name, type: 'text', value: 'y' },
      ],
    })
    expect(error.name).toBe('DataError')
    expect(error.message).toContain(`${label} must not use reserved names: ${name}. Fill them in under`)
  })

  test('refuses a name that is given twice, because one value would replace the other', async () => {
    const error = await fail(module, {
      ...least[module],
      [parameter]: [
        { name: 'tier', type: 'text', value: 'x' },
        { name: 'tier', type: 'number', value: 1 },
      ],
    })
    expect(error.message).toBe(`${label} must have different names, but one is given twice: tier, tier.`)
  })

  test('keeps names apart that differ in case only, and names of the prototype', async () => {
    expect(
      await valuesOf(
        { name: 'Plan', type: 'text', value: 'a' },
        { name: 'plaN', type: 'text', value: 'b' },
        { name: 'constructor', type: 'text', value: 'c' },
      ),
    ).toEqual({ Plan: 'a', plaN: 'b', constructor: 'c' })
  })
})
