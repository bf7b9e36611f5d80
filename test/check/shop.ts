import type { AppFragment } from '../../src/check/fragment.ts'

const error = {
  message: '[{{statusCode}}] {{body.message}}',
  401: { type: 'InvalidAccessTokenError', message: '[401] {{body.message}}' },
  429: { type: 'RateLimitError', message: '[429] {{body.message}}' },
  502: { type: 'ConnectionError', message: '[502] {{body.message}}' },
  503: { type: 'ConnectionError', message: '[503] {{body.message}}' },
  504: { type: 'ConnectionError', message: '[504] {{body.message}}' },
}

const order = [
  { name: 'id', type: 'text', label: 'Order ID' },
  { name: 'total', type: 'number', label: 'Total' },
  { name: 'created', type: 'date', label: 'Created' },
]
const orderSample = { id: 'o_1', total: 12.5, created: '2024-05-17T12:00:00.000Z' }

/** A small app with what ours does not have: a search, a polling trigger, an attached webhook. The checker finds nothing in it. */
export const shop: AppFragment = {
  base: {
    baseUrl: 'https://api.shop.example.com',
    headers: { authorization: 'Bearer {{connection.apiKey}}' },
    response: { error },
    log: { sanitize: ['request.headers.authorization'] },
  },
  groups: [
    { label: 'Orders', modules: ['watchOrders', 'watchChanges', 'createOrder', 'getOrder', 'searchOrders'] },
    { label: 'Other', modules: ['makeAnApiCall'] },
  ],
  readme: '# Shop\n\nCreate an API key in the settings of your shop.\n',
  connections: {
    shop: {
      label: 'Shop',
      type: 'basic',
      parameters: [{ name: 'apiKey', type: 'password', label: 'API key', required: true, help: 'From **Settings**.' }],
      api: {
        url: 'https://api.shop.example.com/v1/me',
        headers: { authorization: 'Bearer {{parameters.apiKey}}' },
        response: { error, metadata: { type: 'email', value: '{{body.email}}' } },
        log: { sanitize: ['request.headers.authorization'] },
      },
    },
  },
  webhooks: {
    changes: {
      label: 'Changes of orders',
      type: 'web',
      connection: 'shop',
      api: { output: '{{body}}' },
      parameters: [],
      attach: {
        url: 'https://api.shop.example.com/v1/hooks',
        method: 'POST',
        headers: { authorization: 'Bearer {{connection.apiKey}}' },
        body: { url: '{{webhook.url}}' },
        response: { data: { hookId: '{{body.id}}' } },
      },
      detach: {
        url: 'https://api.shop.example.com/v1/hooks/{{webhook.hookId}}',
        method: 'DELETE',
        headers: { authorization: 'Bearer {{connection.apiKey}}' },
      },
    },
  },
  modules: {
    watchOrders: {
      type: 'trigger',
      label: 'Watch orders',
      description: 'Triggers when an order is placed.',
      connection: 'shop',
      parameters: [{ name: 'limit', type: 'uinteger', label: 'Limit', default: 2 }],
      api: {
        url: '/v1/orders',
        response: {
          iterate: '{{body.orders}}',
          output: '{{item}}',
          limit: '{{parameters.limit}}',
          trigger: { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{item.created}}' },
        },
        pagination: { qs: { page: '{{pagination.page}}' } },
      },
      interface: order,
      samples: orderSample,
    },
    watchChanges: {
      type: 'instant_trigger',
      label: 'Watch changes',
      description: 'Triggers when an order is changed.',
      webhook: 'changes',
      parameters: [],
      api: {},
      interface: order,
      samples: orderSample,
    },
    createOrder: {
      type: 'action',
      crud: 'create',
      label: 'Create an order',
      description: 'Creates an order.',
      connection: 'shop',
      parameters: [],
      expect: [
        {
          name: 'email',
          type: 'email',
          label: 'Email',
          required: true,
          help: 'Of the customer, such as `ada@example.com`.',
        },
        { name: 'delivery', type: 'date', label: 'Delivery day', time: false },
        {
          name: 'format',
          type: 'select',
          label: 'Format',
          default: 'html',
          options: [
            { label: 'HTML', value: 'html' },
            { label: 'Text', value: 'text' },
          ],
        },
        {
          name: 'labels',
          type: 'array',
          label: 'Labels',
          labels: { add: 'Add a label' },
          spec: [
            { name: 'key', type: 'text', label: 'Key', required: true },
            { name: 'value', type: 'text', label: 'Value' },
          ],
        },
        { name: 'note', type: 'text', label: 'Note', advanced: true },
      ],
      api: {
        url: '/v1/orders',
        method: 'POST',
        body: {
          '{{...}}': "{{omit(parameters, 'delivery')}}",
          delivery: "{{formatDate(parameters.delivery, 'YYYY-MM-DD')}}",
        },
        response: {
          output: { id: '{{body.id}}', total: '{{body.total}}', created: '{{parseDate(body.created)}}' },
        },
      },
      interface: order,
      samples: orderSample,
    },
    getOrder: {
      type: 'action',
      crud: 'read',
      label: 'Get an order',
      description: 'Gets an order by its ID.',
      connection: 'shop',
      parameters: [],
      expect: [
        {
          name: 'orderId',
          type: 'select',
          label: 'Order ID',
          required: true,
          mode: 'edit',
          options: 'rpc://listOrders',
        },
      ],
      api: {
        url: '/v1/orders/{{parameters.orderId}}',
        response: {
          valid: { condition: '{{length(body.orders) > 0}}', message: 'There is no such order.', type: 'DataError' },
          output: '{{first(body.orders)}}',
        },
      },
      interface: order,
      samples: orderSample,
    },
    searchOrders: {
      type: 'search',
      label: 'Search orders',
      description: 'Returns the orders that match a query.',
      connection: 'shop',
      parameters: [],
      expect: [
        { name: 'query', type: 'text', label: 'Query', required: true },
        { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 },
      ],
      api: {
        url: '/v1/orders',
        qs: { query: '{{parameters.query}}' },
        response: { iterate: '{{body.orders}}', output: '{{item}}', limit: '{{parameters.limit}}' },
        pagination: { qs: { page: '{{pagination.page}}' } },
      },
      interface: order,
      samples: orderSample,
    },
    makeAnApiCall: {
      type: 'universal',
      label: 'Make an API call',
      description: 'Performs an arbitrary authorized API call.',
      connection: 'shop',
      parameters: [],
      expect: [
        { name: 'url', type: 'text', label: 'URL', required: true, help: 'A path with the version, such as `/v1/me`.' },
        {
          name: 'method',
          type: 'select',
          label: 'Method',
          required: true,
          default: 'GET',
          options: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ label: method, value: method })),
        },
        ...['Header', 'Parameter'].map((item) => ({
          name: item === 'Header' ? 'headers' : 'qs',
          type: 'array',
          label: item === 'Header' ? 'Headers' : 'Query String',
          labels: { add: `Add a ${item.toLowerCase()}` },
          spec: [
            { name: 'key', type: 'text', label: 'Key', required: true },
            { name: 'value', type: 'text', label: 'Value' },
          ],
        })),
        { name: 'body', type: 'any', label: 'Body' },
      ],
      api: {
        url: '/{{parameters.url}}',
        method: '{{parameters.method}}',
        headers: { '{{...}}': "{{toCollection(parameters.headers, 'key', 'value')}}" },
        qs: { '{{...}}': "{{toCollection(parameters.qs, 'key', 'value')}}" },
        body: '{{parameters.body}}',
        type: 'text',
        response: { output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' } },
      },
      interface: [
        { name: 'body', type: 'any', label: 'Body' },
        { name: 'headers', type: 'collection', label: 'Headers' },
        { name: 'statusCode', type: 'number', label: 'Status code' },
      ],
      samples: {},
    },
  },
  rpcs: {
    listOrders: {
      label: 'List orders',
      connection: 'shop',
      parameters: [],
      api: {
        url: '/v1/orders',
        response: {
          iterate: '{{body.orders}}',
          output: { label: '{{item.id}}', value: '{{item.id}}' },
          limit: 300,
        },
      },
    },
  },
}
