import { describe, expect, test, vi } from 'vitest'
import type { AppDefinition } from '../../src/runtime/index.ts'
import { smoke, summaryOf } from '../../src/smoke/index.ts'

/** An app with every kind of component, written for these tests. */
const shop: AppDefinition = {
  base: {
    baseUrl: 'https://{{connection.shop}}.shop.test/v1/',
    headers: { authorization: 'Bearer {{connection.token}}' },
    log: { sanitize: ['request.headers.authorization'] },
    response: { valid: { condition: '{{!body.error}}', message: '{{body.error.text}}' } },
  },
  connections: {
    key: {
      api: { url: 'https://login.shop.test/me', response: { uid: '{{body.account.id}}' } },
      parameters: [{ name: 'token', type: 'password', required: true }],
    },
    grant: {
      type: 'oauth',
      api: {
        authorize: { url: 'https://login.shop.test/authorize', response: { temp: { code: '{{query.code}}' } } },
        token: {
          url: 'https://login.shop.test/token',
          method: 'POST',
          body: { code: '{{temp.code}}' },
          response: {
            data: {
              token: '{{body.access_token}}',
              home: '{{body.home}}',
              expires: '{{addSeconds(now, body.expires_in)}}',
            },
          },
        },
        refresh: {
          url: 'https://login.shop.test/refresh',
          condition: '{{data.expires < addDays(now, 9)}}',
          response: { data: { token: '{{body.access_token}}' } },
        },
        info: { url: '{{connection.home}}/me', response: { metadata: { value: '{{body.name}}' } } },
      },
    },
  },
  rpcs: {
    listShelves: {
      connection: 'key',
      api: {
        url: 'shelves',
        qs: { kind: '{{parameters.kind}}' },
        response: { iterate: '{{body.shelves}}', output: { label: '{{item.title}}', value: '{{item.id}}' } },
      },
    },
    describeShelf: { api: { response: { output: [{ name: 'colour', type: 'text' }] } } },
  },
  webhooks: {
    orders: {
      connection: 'key',
      attach: {
        url: '/hooks',
        method: 'POST',
        body: { url: '{{webhook.url}}' },
        response: { data: { hookId: '{{body.hook.id}}' } },
      },
      detach: { url: '/hooks/{{webhook.hookId}}', method: 'DELETE' },
      api: {
        verification: { condition: '{{body.challenge}}', respond: { body: '{{body.challenge}}' } },
        condition: "{{body.type = 'order' && headers.`x-shop` = 'shop'}}",
        iterate: '{{body.orders}}',
        output: { number: '{{item.number}}', total: '{{item.total * 2}}' },
      },
    },
  },
  modules: {
    createItem: {
      connection: 'key',
      api: [
        { url: '/shelves/{{parameters.shelf}}', response: { temp: { shelf: '{{body.shelf}}' } } },
        {
          url: '/jobs',
          method: 'POST',
          body: { shelf: '{{temp.shelf.id}}', item: '{{parameters}}' },
          repeat: { condition: "{{temp.state != 'done'}}", delay: 1000, limit: 9 },
          response: { temp: { state: '{{body.state}}', item: '{{parseJSON(body.item)}}' }, output: null },
        },
        { response: { output: { id: '{{temp.item.id}}', made: '{{formatDate(temp.item.made, "YYYY")}}' } } },
      ],
      expect: [
        { name: 'shelf', type: 'select', required: true, options: 'rpc://listShelves?kind=free' },
        { name: 'name', type: 'text', required: true, validate: { max: 3 } },
        {
          name: 'size',
          type: 'select',
          options: [{ value: 's' }, { value: 'l', nested: [{ name: 'depth', type: 'number' }] }],
        },
        'rpc://describeShelf',
      ],
    },
    findItems: {
      type: 'search',
      api: {
        url: '/items',
        response: { iterate: '{{body.items}}', output: '{{item}}', limit: '{{parameters.limit}}' },
        pagination: { qs: { after: '{{body.next}}' }, condition: '{{body.next}}' },
      },
      interface: [
        { name: 'sku', type: 'text' },
        { name: 'price', type: 'number' },
      ],
      expect: [{ name: 'limit', type: 'uinteger', default: 10 }],
    },
    watchItems: {
      type: 'trigger',
      api: {
        url: '/items',
        response: {
          iterate: '{{body.items}}',
          limit: '{{parameters.limit}}',
          trigger: { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{item[parameters.field]}}' },
        },
      },
      parameters: [
        { name: 'field', type: 'select', required: true, options: [{ value: 'created' }, { value: 'changed' }] },
        { name: 'limit', type: 'uinteger', default: 5 },
      ],
      epoch: { response: { limit: 9, output: { label: '{{item.name}}', date: '{{item.created}}' } } },
    },
    watchOrders: { type: 'instant_trigger', webhook: 'orders' },
    lookAtOrders: {
      type: 'instant_trigger',
      api: { url: '/orders/{{payload.number}}', response: { output: '{{body}}' } },
    },
    answer: {
      type: 'responder',
      api: { response: { status: 201, body: '{{parameters.text}}' } },
      expect: [{ name: 'text', type: 'text' }],
    },
    callApi: {
      type: 'universal',
      api: {
        url: '{{parameters.url}}',
        method: '{{parameters.method}}',
        type: 'text',
        response: { output: { body: '{{body}}', status: '{{statusCode}}', left: '{{headers.`x-left`}}' } },
      },
      expect: [
        { name: 'url', type: 'text', required: true, help: 'Such as `/items`.', validate: { pattern: '^/' } },
        {
          name: 'method',
          type: 'select',
          required: true,
          default: 'GET',
          options: ['GET', 'DELETE'].map((value) => ({ value })),
        },
      ],
    },
  },
}

describe('every component of an app runs', () => {
  test('against the stub, and the requests and results are told', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const results = await smoke(shop)
    const urls = fetched.mock.calls.map(([input]) => new URL(input instanceof Request ? input.url : input))
    fetched.mockRestore()
    expect(new Set(urls.map(({ hostname }) => hostname))).toEqual(new Set(['127.0.0.1']))

    const lines = results.map(({ kind, name, title, requests, outcome }) => {
      const what = outcome.type === 'done' ? outcome.what : `${outcome.type}: ${outcome.message}`
      return `${kind} ${name} (${title}) ${requests.join(' > ').replaceAll('credential.shop.test', 'shop')} = ${what}`
    })
    expect(lines).toEqual([
      'connection key (verify) GET login.shop.test/me = verified',
      'connection grant (authorize, refresh) POST login.shop.test/token > GET service.example/me > GET login.shop.test/refresh = authorized',
      'RPC listShelves (?kind=free) GET shop/v1/shelves = 2 items',
      'RPC describeShelf ()  = 1 item',
      'webhook orders (attach) POST shop/v1/hooks = done',
      'webhook orders (detach) DELETE shop/v1/hooks/credential = done',
      'module createItem (required fields) GET shop/v1/shelves/text > POST shop/v1/jobs = 1 bundle',
      'module createItem (all fields) GET shop/v1/shelves/text > POST shop/v1/jobs = 1 bundle',
      'module createItem (other options) GET shop/v1/shelves/text > POST shop/v1/jobs = 1 bundle',
      'module findItems (required fields) GET shop/v1/items > GET shop/v1/items = 2 bundles',
      'module findItems (all fields) GET shop/v1/items > GET shop/v1/items = 2 bundles',
      'module watchItems (required fields) GET shop/v1/items = 1 bundle',
      'module watchItems (all fields) GET shop/v1/items = 1 bundle',
      'module watchItems (other options) GET shop/v1/items = 1 bundle',
      'module watchItems (with the state of a run before) GET shop/v1/items > GET shop/v1/items = 0 bundles',
      'module watchItems (where to start) GET shop/v1/items = 2 choices',
      'module watchOrders ()  = 2 bundles, of a delivery',
      'module lookAtOrders () GET shop/v1/orders/text = 1 bundle, of an item that was made up',
      'module answer (required fields)  = answers 201',
      'module answer (all fields)  = answers 201',
      'module callApi (required fields) GET shop/v1/items = 1 bundle',
      'module callApi (all fields) GET shop/v1/items = 1 bundle',
      'module callApi (other options) DELETE shop/v1/items = 1 bundle',
    ])
    expect(summaryOf(results, 'module')).toEqual({ components: 7, always: 7, sometimes: 0, never: 0, failed: 0 })
    expect(summaryOf(results)).toMatchObject({ components: 12, always: 12 })
  })
})

const url = 'https://shop.test/'

async function outcomes(modules: NonNullable<AppDefinition['modules']>, limitMs = 15_000) {
  const results = await smoke({ modules }, { limitMs })
  return results.map(({ outcome }) => outcome)
}

describe('what does not end as it would in Make is a failure', () => {
  test('a feature that the runtime does not know', async () => {
    expect(await outcomes({ odd: { api: { url, colour: 1 } } })).toEqual([
      { type: 'failure', message: expect.stringMatching(/^UnsupportedError: module 'odd', api.colour/) },
    ])
  })

  test('a run that does not end in time; the ones after it run', async () => {
    const repeat = { condition: true, limit: 1000 }
    const [endless, next] = await outcomes({ endless: { api: { url, repeat } }, next: { api: { url } } }, 40)
    expect(endless).toEqual({ type: 'failure', message: 'It did not end within 0.04 s.' })
    expect(next?.type).toBe('done')
  })

  test('but not an error that the definition asks for, or that Make would raise', async () => {
    const valid = { condition: '{{parameters.sure}}', message: 'Say that you are sure.', type: 'DataError' }
    const result = await smoke({
      modules: {
        guarded: {
          api: { response: { valid, output: { ok: true } } },
          expect: [{ name: 'sure', type: 'boolean', required: true, default: false }],
        },
        broken: { api: { url: '{{if(}}' } },
      },
    })
    expect(result.map(({ outcome }) => outcome)).toEqual([
      { type: 'error', name: 'DataError', message: 'Say that you are sure.' },
      { type: 'done', what: '1 bundle' },
      { type: 'error', name: 'DataError', message: 'Say that you are sure.' },
      { type: 'error', name: 'DataError', message: expect.any(String) },
    ])
    expect(summaryOf(result)).toEqual({ components: 2, always: 0, sometimes: 1, never: 1, failed: 0 })
  })

  test('nor anything that is no definition', async () => {
    const odd = {
      base: 5,
      modules: { m: { api: 5, expect: 'text', epoch: 7, type: 'trigger' } },
      rpcs: { r: {} },
      webhooks: { w: { attach: 5 } },
    }
    const results = await smoke(odd)
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter(({ outcome }) => outcome.type === 'failure')).toEqual([])
  })
})
