import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/index.ts'
import { failureOn, type Feed, runOn } from './feed.ts'

const url = 'https://api.test/items'
const payload = { id: 7, kind: 'created' }
const detail = () => ({ name: 'seven' })
const instant = (input: Feed['input'] = { payload }, base?: unknown): Feed => ({ type: 'instant_trigger', input, base })

describe('an instant trigger', () => {
  test.each([undefined, null, {}, [], [{}]])('with %j as its requests passes the item on', async (api) => {
    const { bundles, requests } = await runOn(api, detail, instant())
    expect([bundles, requests]).toEqual([[payload], []])
  })

  test('passes the item on whatever base says', async () => {
    const base = { baseUrl: url, response: { limit: 1, output: null, error: 'e' } }
    expect((await runOn({}, detail, instant({ payload }, base))).bundles).toEqual([payload])
  })

  test('reshapes the item without a request', async () => {
    const response = { output: { key: '{{payload.id}}', hook: '{{webhook.token}}', account: '{{connection.name}}' } }
    const input = { payload, webhook: { token: 't' }, connection: { name: 'c' } }
    expect((await runOn({ response }, detail, instant(input))).bundles).toEqual([{ key: 7, hook: 't', account: 'c' }])
  })

  test('passes the item on where its step says no output', async () => {
    const api = { condition: "{{payload.kind = 'created'}}" }
    expect((await runOn(api, detail, instant())).bundles).toEqual([payload])
    expect((await runOn(api, detail, instant({ payload: { kind: 'deleted' } }))).bundles).toEqual([])
    expect((await runOn({ response: { output: null } }, detail, instant())).bundles).toEqual([])
    expect((await runOn({ response: { output: '{{undefined}}' } }, detail, instant())).bundles).toEqual([])
  })

  test('asks for more about the item, with item and answer at hand', async () => {
    const api = { url: `${url}/{{payload.id}}`, response: { output: { id: '{{payload.id}}', data: '{{body}}' } } }
    for (const one of [api, [api]]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other reads best
      const { bundles, requests } = await runOn(one, detail, instant())
      expect(bundles).toEqual([{ id: 7, data: { name: 'seven' } }])
      expect(requests.map((request) => request.url)).toEqual([`${url}/7`])
    }
  })

  test('gives the answer where its request has no output', async () => {
    expect((await runOn({ url }, detail, instant())).bundles).toEqual([{ name: 'seven' }])
  })

  test('takes the static parameters of its form', async () => {
    const app = createApp({
      modules: {
        watch: {
          type: 10,
          parameters: [{ name: 'size', type: 'number' }],
          api: { response: { output: { size: '{{parameters.size}}', id: '{{payload.id}}' } } },
        },
      },
    })
    const { bundles } = await app.runModule('watch', { payload, parameters: { size: '3' } })
    expect(bundles).toEqual([{ size: 3, id: 7 }])
  })

  test('neither iterates nor asks for pages because of base', async () => {
    const base = { response: { iterate: '{{body.items}}' }, pagination: {} }
    const { bundles, requests } = await runOn({ url }, detail, instant({ payload }, base))
    expect([bundles, requests.length]).toEqual([[{ name: 'seven' }], 1])
  })

  test.each([
    ['two requests', [{ url }, { url }], 'api: an instant trigger makes one request at most'],
    ['iterate', { url, response: { iterate: '{{body}}' } }, 'api.response.iterate: '],
    ['pagination', { url, pagination: {} }, 'api.pagination: '],
  ])('with %s is refused', async (_, api, message) => {
    const error = await failureOn(api, detail, instant())
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', requests: [] })
    expect(error.message).toContain(`module 'probe', ${message}`)
  })

  test('without an item is refused', async () => {
    const error = await failureOn({}, detail, instant({}))
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining('payload') })
  })

  test.each([
    ['a text', 'text', 'String'],
    ['a list', [{ id: 1 }], 'Array'],
    ['a number', 5, 'Number'],
  ])('makes no bundle of %s', async (_, item, found) => {
    const error = await failureOn({}, detail, instant({ payload: item }))
    expect(error).toMatchObject({
      name: 'DataError',
      message: `Invalid item in module output. Expected Object, but found ${found}.`,
    })
  })

  test('with a directive that nobody knows is refused', async () => {
    expect(await failureOn({ response: { trigger: {} } }, detail, instant())).toMatchObject({
      name: 'UnsupportedError',
      place: "module 'probe', api.response.trigger",
    })
  })

  test('starts with what its webhook has received', async () => {
    const app = createApp({
      webhooks: { hook: { type: 'web', api: { iterate: '{{body.events}}', output: { id: '{{item.id}}' } } } },
      modules: { watch: { type: 'instant_trigger', webhook: 'hook', api: { response: { output: '{{payload}}' } } } },
    })
    const { bundles: received } = await app.receive('hook', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      rawBody: '{"events":[{"id":1},{"id":2}]}',
    })
    const runs = await Promise.all(received.map((item) => app.runModule('watch', { payload: item })))
    expect(runs.flatMap(({ bundles }) => bundles)).toEqual([{ id: 1 }, { id: 2 }])
  })
})
