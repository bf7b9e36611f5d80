import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/index.ts'
import { failureOn, items, runOn } from './feed.ts'

const url = 'https://api.test/items'
const iterate = '{{body.items}}'
const three = () => ({ items: items(1, 3), one: { id: 9 }, text: 'many', none: null, mixed: [{ id: 1 }, 'two'] })

describe('a search', () => {
  test('gives one bundle for each item', async () => {
    const output = { id: '{{item.id}}', twice: '{{item.id * 2}}' }
    const { bundles } = await runOn({ url, response: { iterate, output } }, three)
    expect(bundles).toEqual([
      { id: 1, twice: 2 },
      { id: 2, twice: 4 },
      { id: 3, twice: 6 },
    ])
  })

  test.each([
    ['a list', '{{body.items}}', items(1, 3)],
    ['one collection', '{{body.one}}', [{ id: 9 }]],
    ['an empty list', '{{emptyarray}}', []],
    ['nothing', '{{body.missing}}', []],
    ['null', null, []],
    ['an expression that is null', '{{body.none}}', []],
    ['false', false, []],
    ['an empty text', '', []],
  ])('without iterate gives what the output is: %s', async (_, output, expected) => {
    expect((await runOn({ url, response: { output } }, three)).bundles).toEqual(expected)
  })

  test('passes on the body where it has no output', async () => {
    expect((await runOn({ url }, () => items(1, 2))).bundles).toEqual(items(1, 2))
  })

  test.each([
    ['a text', '{{body.text}}', 'String'],
    ['a number', 5, 'Number'],
    ['true', true, 'Boolean'],
    ['a buffer', "{{toBinary('x')}}", 'Buffer'],
    ['a list with a text', '{{body.mixed}}', 'String'],
    ['a list of lists', [[{ id: 1 }]], 'Array'],
    ['a list with null', [{ id: 1 }, null], 'Null'],
  ])('cannot give %s', async (_, output, found) => {
    expect(await failureOn({ url, response: { output } }, three)).toMatchObject({
      name: 'DataError',
      message: `Invalid item in module output. Expected Object, but found ${found}.`,
    })
  })

  test('cannot give items that are texts', async () => {
    const error = await failureOn({ url, response: { iterate, output: '{{item.id}}' } }, three)
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('found Number') })
  })

  test('has no markers of length and position in its bundles', async () => {
    const { bundles } = await runOn({ url, response: { iterate } }, three)
    expect(bundles.flatMap((bundle) => Object.keys(bundle))).toEqual(['id', 'id', 'id'])
  })

  test('drops a bundle that is the very same value as one before, not one that is only equal', async () => {
    const same = await runOn({ url, temp: { one: { id: 1 } }, response: { iterate, output: '{{temp.one}}' } }, three)
    expect(same.bundles).toEqual([{ id: 1 }])
    const equal = await runOn({ url, response: { iterate, output: { id: 1 } } }, three)
    expect(equal.bundles).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }])
  })

  test.each([{ type: 'search' }, { type: 9 }, { type: '9' }, { typeId: 9 }, { moduleType: 'search' }])(
    'is known by %j',
    async (type) => {
      const app = createApp({ modules: { probe: { ...type, api: { response: { output: [{ id: 1 }, { id: 2 }] } } } } })
      expect((await app.runModule('probe')).bundles).toHaveLength(2)
    },
  )
})

describe('limit', () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    ['2', 2],
    ['{{parameters.limit}}', 2],
    ['{{ifempty(parameters.none, 1)}}', 1],
    ['{{temp.found}}', 3],
    ['{{parameters.none}}', 3],
    ['', 3],
    [null, 3],
    [undefined, 3],
  ])('of %j lets of 3 items %d pass', async (limit, expected) => {
    const response = { iterate, limit, temp: { found: '{{length(body.items)}}' } }
    const { bundles } = await runOn({ url, response }, three, { input: { parameters: { limit: 2 } } })
    expect(bundles).toEqual(items(1, expected))
  })

  test('works without iterate and without url', async () => {
    expect((await runOn({ url, response: { output: iterate, limit: 2 } }, three)).bundles).toEqual(items(1, 2))
    const api = { response: { output: [{ id: 1 }, { id: 2 }], limit: 1 } }
    expect((await runOn(api, three)).bundles).toEqual([{ id: 1 }])
  })

  test.each([0, '0', -1, 1.5, 'many', true, '{{parameters.zero}}', '{{emptyarray}}', Number.NaN])(
    'of %j is refused',
    async (limit) => {
      const api = { url, response: { iterate, limit } }
      const error = await failureOn(api, three, { input: { parameters: { zero: 0 } } })
      expect(error).toMatchObject({
        name: 'InvalidConfigurationError',
        message: "module 'probe', api.response.limit: expected a whole number of at least 1.",
      })
    },
  )

  test('of 0 is refused whatever the result is', async () => {
    for (const output of [{ id: 1 }, null]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other reads best
      const error = await failureOn({ url, response: { output, limit: 0 } }, three)
      expect(error.name).toBe('InvalidConfigurationError')
    }
  })

  test('counts of the last request of a chain alone', async () => {
    const search = (limit?: number) => ({ url, response: { iterate, ...(limit === undefined ? {} : { limit }) } })
    const count = async (...chain: unknown[]) => (await runOn(chain, three)).bundles.length
    expect(await count(search(1), search(2))).toBe(2)
    expect(await count(search(1), search())).toBe(3)
    expect(await count(search(0), search())).toBe(3)
    expect(await count(search(), { condition: false, response: { limit: 2 } })).toBe(2)
    expect(await count(search(1), { condition: false })).toBe(3)
  })

  test('is inherited from base', async () => {
    const base = { response: { limit: 2 } }
    expect((await runOn({ url, response: { iterate } }, three, { base })).bundles).toHaveLength(2)
    const own = await runOn({ url, response: { iterate, limit: 1 } }, three, { base })
    expect(own.bundles).toHaveLength(1)
  })

  test('cuts what the wrapper gives, which sees every item', async () => {
    const count = { iterate, limit: 2, wrapper: { count: '{{length(output)}}' } }
    expect((await runOn({ url, response: count }, three)).bundles).toEqual([{ count: 3 }])
    const turned = { iterate, limit: 2, wrapper: '{{reverse(output)}}' }
    expect((await runOn({ url, response: turned }, three)).bundles).toEqual([{ id: 3 }, { id: 2 }])
  })

  test('comes after the items are checked', async () => {
    const error = await failureOn({ url, response: { output: '{{body.mixed}}', limit: 1 } }, three)
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('found String') })
  })
})
