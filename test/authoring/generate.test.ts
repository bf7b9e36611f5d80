import { describe, expect, test } from 'vitest'
import { type AppSources, generate, GenerateError } from '../../src/authoring/generate/index.ts'
import { stepsIn } from '../../src/authoring/step.ts'
import { action, connection, rpc, sources } from './sources.ts'

const problemsOf = (broken: AppSources): string[] => {
  try {
    generate(broken)
    return []
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error
    return error.message.split('\n')
  }
}

describe('what is generated', () => {
  const app = generate(sources({ modules: [action('getOrder'), action('makeAnApiCall')], rpcs: [rpc()] }))

  test('has the file names that Make’s editor writes', () => {
    expect([...app.keys()]).toEqual([
      'makecomapp.json',
      'general/base.iml.json',
      'README.md',
      'assets/icon.png',
      'modules/groups.json',
      'connections/shop/shop.communication.iml.json',
      'connections/shop/shop.params.iml.json',
      'rpcs/list-orders/list-orders.communication.iml.json',
      'rpcs/list-orders/list-orders.params.iml.json',
      ...['get-order', 'make-an-api-call'].flatMap((name) =>
        ['communication', 'static-params', 'mappable-params', 'interface', 'samples'].map(
          (section) => `modules/${name}/${name}.${section}.iml.json`,
        ),
      ),
    ])
  })

  test('is a project file with every kind of component', () => {
    const project = JSON.parse(String(app.get('makecomapp.json')))
    expect(Object.keys(project.components)).toEqual(['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint'])
    expect(project.components.module.getOrder).toEqual({
      label: 'Get an order',
      description: 'Gets an order.',
      moduleType: 'action',
      actionCrud: 'read',
      connection: 'shop',
      altConnection: null,
      codeFiles: {
        communication: 'modules/get-order/get-order.communication.iml.json',
        staticParams: 'modules/get-order/get-order.static-params.iml.json',
        mappableParams: 'modules/get-order/get-order.mappable-params.iml.json',
        interface: 'modules/get-order/get-order.interface.iml.json',
        samples: 'modules/get-order/get-order.samples.iml.json',
      },
    })
  })

  test('is written in lines that fit, and ends with a line break', () => {
    expect(app.get('modules/get-order/get-order.samples.iml.json')).toBe('{ "id": "1" }\n')
    expect(app.get('modules/groups.json')).toMatch(/^\[\n {4}\{\n {8}"label"/)
  })

  test('says above each step what it is for, and where it was written', () => {
    const step = stepsIn('modules/shared/send.ts')
    const commented = generate(
      sources({
        modules: [
          action('getOrder', {
            communication: [
              step('Names the order.', { temp: { id: '{{parameters.id}}', none: {}, ids: [1, 2] } }),
              step('Asks for it.', { url: '/orders/{{temp.id}}', response: { output: { text: 'x'.repeat(110) } } }),
            ],
          }),
        ],
      }),
    )
    expect(commented.get('modules/get-order/get-order.communication.iml.json')).toBe(`[
  // Names the order. (modules/shared/send.ts)
  { "temp": { "id": "{{parameters.id}}", "none": {}, "ids": [1, 2] } },
  // Asks for it. (modules/shared/send.ts)
  {
    "url": "/orders/{{temp.id}}",
    "response": {
      "output": {
        "text": "${'x'.repeat(110)}"
      }
    }
  }
]
`)
  })

  test('has an epoch and a webhook only where the type has them', () => {
    const trigger = generate(
      sources({
        modules: [
          action('watchOrders', {
            type: 'trigger',
            staticParameters: [],
            communication: {
              url: '/orders',
              response: { trigger: { type: 'id', order: 'asc', id: '{{item.id}}' } },
            },
          } as never),
        ],
      }),
    )
    expect(trigger.get('modules/watch-orders/watch-orders.epoch.iml.json')).toBe('{}\n')
    expect(app.has('modules/get-order/get-order.epoch.iml.json')).toBe(false)
  })

  test('is the same a second time', () => {
    expect(generate(sources())).toEqual(generate(sources()))
  })
})

describe('what stops it', () => {
  const cases: [title: string, broken: AppSources, problems: string[]][] = [
    [
      'a name that is given twice',
      sources({ modules: [action('getOrder'), action('getOrder', {}, 'modules/other.ts')] }),
      [
        'modules/other.ts: "getOrder" and "getOrder" in modules/get-order.ts would share the folder get-order. Rename one of them.',
        'modules/other.ts: defines "getOrder", so it must be called get-order.ts.',
      ],
    ],
    [
      'a name that Make refuses',
      sources({ modules: [action('get_order', {}, 'modules/get_order.ts')] }),
      [
        'modules/get_order.ts: the name "get_order" is not one that Make accepts. Use letters and digits, a letter first, 3 to 48 characters.',
      ],
    ],
    [
      'a connection that nobody defines',
      sources({ modules: [action('getOrder', { connection: 'shoop' })] }),
      ['modules/get-order.ts: uses the connection "shoop". There is: shop (connections/shop.ts).'],
    ],
    [
      'an RPC that nobody defines',
      sources({
        modules: [
          action('getOrder', {
            mappableParameters: [{ name: 'id', type: 'select', label: 'ID', options: 'rpc://listOrder?all=1' }],
          } as never),
        ],
        rpcs: [rpc()],
      }),
      ['modules/get-order.ts: refers to the RPC "listOrder". There is: listOrders (rpcs/list-orders.ts).'],
    ],
    [
      'a webhook that nobody defines',
      sources({ modules: [action('watchOrders', { type: 'instant_trigger', webhook: 'orders' } as never)] }),
      ['modules/watch-orders.ts: waits for the webhook "orders". There is none in webhooks/.'],
    ],
    [
      'groups that miss a module, or name one that is not there',
      {
        ...sources({ modules: [action('getOrder')] }),
        identity: {
          file: 'app.json',
          definition: { ...sources().identity.definition, groups: [{ label: 'Orders', modules: ['listOrders'] }] },
        },
      },
      [
        'app.json: the group "Orders" lists the module "listOrders". There is: getOrder (modules/get-order.ts).',
        'app.json: no group lists the module "getOrder" (modules/get-order.ts).',
      ],
    ],
    [
      'a key that Make does not know',
      sources({ modules: [action('getOrder', { communication: { url: '/orders', methode: 'GET' } } as never)] }),
      [
        'modules/get-order.ts: the whole has the key "methode", which Make does not know here (in app/modules/get-order/get-order.communication.iml.json).',
      ],
    ],
    [
      'a type of field that Make does not know',
      sources({
        modules: [action('getOrder', { mappableParameters: [{ name: 'id', type: 'string', label: 'ID' }] } as never)],
      }),
      [
        'modules/get-order.ts: [0] has the type "string", which is not a type of field (in app/modules/get-order/get-order.mappable-params.iml.json).',
      ],
    ],
    [
      'an error type that Make does not know',
      sources({
        modules: [
          action('getOrder', {
            communication: { url: '/orders', response: { error: { message: 'No', type: 'AuthError' } } },
          } as never),
        ],
      }),
      [
        'modules/get-order.ts: .response.error.type must match pattern "^(?:RuntimeError|DataError|RateLimitError|OutOfSpaceError|ConnectionError|InvalidConfigurationError|InvalidAccessTokenError|IncompleteDataError|DuplicateDataError|\\{\\{[\\s\\S]*\\}\\})$", but is "AuthError" (in app/modules/get-order/get-order.communication.iml.json).',
      ],
    ],
    [
      'an identity with a wrong colour',
      {
        ...sources(),
        identity: { file: 'app.json', definition: { ...sources().identity.definition, theme: 'green' } },
      },
      ['app.json: .theme must match pattern "^#[0-9A-Fa-f]{6}$", but is "green".'],
    ],
    [
      'a connection that logs without a rule for its secrets',
      sources({
        connections: [
          {
            ...connection(),
            definition: {
              ...connection().definition,
              communication: { url: 'https://shop.test', response: {} } as never,
            },
          },
        ],
      }),
      ['connections/shop.ts: the whole lacks "log" (in app/connections/shop/shop.communication.iml.json).'],
    ],
  ]

  test.each(cases)('%s', (_title, broken, problems) => {
    expect(problemsOf(broken)).toEqual(problems)
  })
})
