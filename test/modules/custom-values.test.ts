import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fail, least, sent } from './run.ts'

const lists: Record<string, { parameter: string; key: string }> = {
  identify: { parameter: 'customTraits', key: 'traits' },
  group: { parameter: 'customTraits', key: 'traits' },
  track: { parameter: 'customProperties', key: 'properties' },
  page: { parameter: 'customProperties', key: 'properties' },
  screen: { parameter: 'customProperties', key: 'properties' },
}

/** The names that Segment's specification reserves for each call. */
const reserved: Record<string, string> = {
  identify:
    'address age avatar birthday company createdAt description email firstName gender id lastName name phone title username website',
  group: 'address avatar createdAt description email employees id industry name phone plan website',
  track: 'currency revenue value',
  page: 'category keywords name path referrer search title url',
  screen: 'category name',
}

/** How a module's own list is filled in, and what comes of it. */
function listOf(module: string) {
  const { parameter, key } = lists[module]!
  const bodyOf = (items: unknown[]) => sent(module, { ...least[module], [parameter]: items })
  const valuesOf = async (...items: unknown[]) => (await bodyOf(items))[key]
  const refusalOf = async (...items: unknown[]) => {
    const error = await fail(module, { ...least[module], [parameter]: items })
    expect(error.log).toEqual([])
    return [error.name, error.message]
  }
  return { key, bodyOf, valuesOf, refusalOf }
}

describe.each(Object.keys(lists))('%s', (module) => {
  const { valuesOf, refusalOf } = listOf(module)

  test('sends any JSON value as it is mapped, the ones beside it too', async () => {
    const noText = fc.jsonValue({ maxDepth: 4 }).filter((value) => typeof value !== 'string')
    await fc.assert(
      fc.asyncProperty(fc.array(noText, { maxLength: 5 }), async (values) => {
        const items = values.map((value, index) => ({ name: `value_${index}`, type: 'any', value }))
        const whole = Object.fromEntries(items.map(({ name, value }) => [name, value]))
        const arrived = JSON.parse(JSON.stringify(whole))
        expect((await valuesOf(...items)) ?? {}).toEqual(arrived)
      }),
      { numRuns: 25 },
    )
  })

  test.each(reserved[module]!.split(' '))('refuses the reserved name %s and says so', async (reservedName) => {
    const spelt = [reservedName, reservedName.toUpperCase(), reservedName[0]!.toUpperCase() + reservedName.slice(1)]
    for (const name of spelt) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const [type, message] = await refusalOf(
        { name: 'fine', type: 'text', value: 'x' },
        { name, type: 'text', value: 'y' },
      )
      expect(type).toBe('DataError')
      expect(message).toMatch(/^A custom name is reserved: /)
      expect(message).toContain(name)
    }
  })
})

describe.each(['identify', 'track'])('%s', (module) => {
  const { key, bodyOf, valuesOf, refusalOf } = listOf(module)

  test('sends each value with the type chosen for it', async () => {
    expect(
      await valuesOf(
        { name: 'tier', type: 'text', value: 'pro' },
        { name: 'zip', type: 'text', value: '00123' },
        { name: 'mrr', type: 'number', value: '149.99' },
        { name: 'zero', type: 'number', value: 0 },
        { name: 'churned', type: 'boolean', value: false },
        { name: 'order_completed_last_30days', type: 'boolean', value: true },
        { name: 'renewed_at', type: 'date', value: '2025-06-01T12:00:00+02:00' },
        { name: 'tags', type: 'list', value: ['a', 'b, c', ''] },
        { name: 'nested', type: 'any', value: { a: [1, { b: null }], c: 'd' } },
        { name: 'total billed', type: 'number', value: 830 },
        { name: 'gone', type: 'text', value: null },
      ),
    ).toEqual({
      tier: 'pro',
      zip: '00123',
      mrr: 149.99,
      zero: 0,
      churned: false,
      order_completed_last_30days: true,
      renewed_at: '2025-06-01T10:00:00.000Z',
      tags: ['a', 'b, c'],
      nested: { a: [1, { b: null }], c: 'd' },
      'total billed': 830,
      gone: null,
    })
  })

  test.each([
    ['an empty list', []],
    ['one line item', [{ product_id: 'p1', price: 12.5 }]],
    ['two line items', [{ product_id: 'p1' }, { product_id: 'p2' }]],
    ['lists in a list', [[], [1], [[2]]]],
    ['a list of texts', ['a']],
    ['an empty collection', {}],
    ['names that look like an item', { name: 'x', type: 'any', value: { name: 'y' } }],
    ['prototype names', { constructor: 1, toString: { valueOf: 2 } }],
    ['a number', 5],
    ['no', false],
    ['nothing in a list', [null, 1]],
  ])('sends %s as it is', async (_what, value) => {
    expect(await valuesOf({ name: 'data', type: 'any', value })).toEqual({ data: value })
  })

  test('takes an empty value for none', async () => {
    expect(await bodyOf([{ name: 'data', type: 'any', value: '' }])).not.toHaveProperty(key)
  })

  test.each(['text', ' ', '[1, 2]', '{"a": 1}', 'a "quoted" text'])(
    'refuses the text %j where a collection or list is meant',
    async (value) => {
      expect(await refusalOf({ name: 'data', type: 'any', value })).toEqual([
        'DataError',
        'A collection or list is a text: use Parse JSON.',
      ])
    },
  )

  const noChoices = ['no', 'No', 'nein', 'n', 'off', 'false', 'FALSE', 'true', 'yes', '0', '1', 0, 1, ' ', 'x', {}, []]

  test('refuses any other value where yes or no is meant: no text is ever turned into yes', async () => {
    for (const value of noChoices) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const [, message] = await refusalOf({ name: 'newsletter', type: 'boolean', value })
      expect([value, message]).toEqual([value, expect.stringMatching(/Value .* not found in options\./)])
    }
  })

  test('takes created_at, as Ramen’s documentation writes it, and names that only contain a reserved one', async () => {
    expect(
      await valuesOf(
        { name: 'created_at', type: 'number', value: 1234567890 },
        { name: 'email_domain', type: 'text', value: 'x' },
        { name: 'currency_code', type: 'text', value: 'y' },
      ),
    ).toEqual({ created_at: 1234567890, email_domain: 'x', currency_code: 'y' })
  })

  test.each([
    [['plan_a', 'plan_a'], 'plan_a'],
    [['Score', 'score'], 'Score, score'],
    [['orderId', 'order_id'], 'orderId, order_id'],
    [['a', 'b', 'c', 'b'], 'a, b, c, b'],
    [['size', ''], ''],
  ])('refuses the names %j', async (names, shown) => {
    const [, message] = await refusalOf(...names.map((name) => ({ name, type: 'text', value: 'x' })))
    expect(message).toContain(shown)
    expect(message).toMatch(/^(A name is there twice: |Validation failed .*Name .*Field is mandatory)/)
  })

  test.each([[' plan_a'], ['plan_a '], ['  '], ['fine', ' x '], ['a|b', 'email'], ['|']])(
    'refuses blanks around a name, and what the names are told apart by: %j',
    async (...names) => {
      const [, message] = await refusalOf(...names.map((name) => ({ name, type: 'text', value: 'x' })))
      expect(message).toBe('A custom name has blanks around it, or | in it.')
    },
  )
})
