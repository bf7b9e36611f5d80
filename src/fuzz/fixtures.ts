import { secret } from './oracle.ts'

const url = 'https://api.test'
const protectedBy = {
  log: { sanitize: ['request.headers.authorization', 'request.qs.key', 'response.body', 'response.headers'] },
}
const items = {
  url: '/items',
  response: { iterate: '{{body}}', output: { id: '{{item.id}}', name: '{{upper(item.name)}}' } },
}

const form = [
  { name: 'text', type: 'text', label: 'Text', required: true, validate: { pattern: '^[^<]*$', max: 100 } },
  { name: 'number', type: 'number', label: 'Number' },
  { name: 'date', type: 'date', label: 'Date' },
  { name: 'kind', type: 'select', label: 'Kind', options: 'rpc://options' },
  {
    name: 'choice',
    type: 'select',
    label: 'Choice',
    options: [{ label: 'A', value: 'a', nested: [{ name: 'inner', type: 'text', label: 'Inner' }, 'rpc://fields'] }],
  },
  { name: 'list', type: 'array', label: 'List', spec: [{ name: 'key', type: 'text', label: 'Key', required: true }] },
  { name: 'one', type: 'collection', label: 'One', spec: [{ name: 'file', type: 'buffer', label: 'File' }] },
  { name: 'any', type: 'any', label: 'Any' },
  { name: 'password', type: 'password', label: 'Password', validate: { min: 30 } },
  'rpc://fields',
]

const oauth2 = {
  type: 'oauth',
  scope: ['read'],
  parameters: [{ name: 'password', type: 'password', label: 'Secret' }],
  common: { clientId: 'id', clientSecret: secret },
  api: {
    authorize: {
      url: `${url}/authorize`,
      qs: { scope: "{{join(oauth.scope, ' ')}}", client_id: '{{common.clientId}}', state: '{{oauth.state}}' },
      response: { temp: { code: '{{query.code}}' } },
    },
    token: {
      url: `${url}/token`,
      method: 'POST',
      type: 'urlencoded',
      body: { code: '{{temp.code}}', client_id: '{{common.clientId}}' },
      response: {
        data: { accessToken: '{{body.access_token}}', refreshToken: '{{body.refresh_token}}' },
        expires: '{{addSeconds(now, body.expires_in)}}',
      },
      log: { sanitize: ['request.body', 'response.body', 'response.headers'] },
    },
    refresh: {
      condition: '{{data.expires < addMinutes(now, 15)}}',
      url: `${url}/token`,
      method: 'POST',
      response: { data: { accessToken: '{{body.access_token}}' } },
    },
    info: { url: `${url}/me`, response: { uid: '{{body.id}}', metadata: { type: 'text', value: '{{body.name}}' } } },
    invalidate: { url: `${url}/revoke` },
  },
}

/**
 * An app that uses most of what there is, to be broken in all its parts. As it stands here it shows its secrets to nobody: they
 * are in `connection.key` and in fields called `password`.
 */
export const fixture = {
  name: 'fixture',
  base: {
    baseUrl: url,
    headers: { authorization: 'Bearer {{connection.key}}' },
    response: {
      error: {
        type: 'DataError',
        message: '[{{statusCode}}] it failed',
        429: { type: 'RateLimitError', message: 'slow' },
      },
    },
    ...protectedBy,
  },
  common: { timeout: 5000, maxRequestCount: 20 },
  connections: {
    basic: {
      type: 'basic',
      parameters: [
        { name: 'password', type: 'password', label: 'Key', required: true, validate: { pattern: '^[A-Z]' } },
      ],
      api: {
        url: `${url}/me`,
        qs: { key: '{{parameters.password}}' },
        response: {
          uid: '{{body.id}}',
          data: { name: '{{body.name}}' },
          valid: { condition: '{{body}}', message: 'no' },
        },
        ...protectedBy,
      },
    },
    oauth2,
  },
  modules: {
    send: {
      type: 'action',
      connection: 'basic',
      expect: form,
      interface: ['rpc://fields'],
      samples: 'rpc://sample',
      api: [
        {
          temp: { body: { '{{...}}': '{{parameters}}', sum: '{{parameters.number + 1}}' } },
          response: { valid: { condition: '{{parameters.text}}', message: 'Say {{parameters.date}}' } },
        },
        { url: '/send', method: 'POST', body: { data: '{{temp.body}}' }, response: { temp: { id: '{{body.id}}' } } },
        {
          condition: '{{temp.id}}',
          url: '/more/{{temp.id}}',
          method: 'PUT',
          type: 'multipart/form-data',
          body: { file: { value: '{{parameters.one.file}}', options: { filename: 'a.txt' } } },
          response: { output: { id: '{{temp.id}}', text: "{{replace(parameters.text, '/[^a]+/g', '')}}" } },
        },
      ],
    },
    find: {
      type: 'search',
      connection: 'basic',
      expect: [{ name: 'limit', type: 'uinteger', label: 'Limit' }],
      api: {
        ...items,
        qs: { page: '{{pagination.page}}' },
        pagination: { condition: '{{length(body) > 0}}', qs: { page: '{{pagination.page}}' } },
        response: {
          ...items.response,
          limit: '{{parameters.limit}}',
          wrapper: { all: '{{output}}', last: '{{iterate.container.last}}' },
        },
      },
    },
    wait: {
      type: 'action',
      api: {
        url: '/wait',
        repeat: { condition: "{{body.status != 'done'}}", delay: 1000, limit: 5 },
        response: { output: '{{body}}' },
      },
    },
    watch: {
      type: 'trigger',
      connection: 'oauth2',
      epoch: {
        url: '/items',
        response: { iterate: '{{body}}', output: { label: '{{item.name}}', date: '{{item.date}}' }, limit: 10 },
      },
      api: {
        ...items,
        response: {
          iterate: '{{body}}',
          limit: 5,
          trigger: { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{parseDate(item.date)}}' },
        },
      },
    },
    hooked: {
      type: 'instant_trigger',
      webhook: 'hook',
      api: { response: { output: { '{{...}}': '{{payload}}', at: '{{now}}' } } },
    },
    respond: {
      type: 'responder',
      expect: form,
      api: {
        response: {
          status: '{{parameters.number}}',
          headers: { 'x-a': '{{parameters.text}}' },
          body: '{{parameters.any}}',
          type: 'json',
        },
      },
    },
    call: {
      type: 'universal',
      connection: 'basic',
      expect: [{ name: 'url', type: 'text' }],
      api: {
        url: '{{parameters.url}}',
        method: 'GET',
        type: 'text',
        response: { output: { body: '{{body}}', headers: '{{headers}}' } },
      },
    },
    signed: {
      type: 'action',
      api: {
        url: '/s3',
        aws: { key: 'AKIA', secret: 'aws', bucket: 'b', sign_version: '4', service: 's3' },
        response: { type: 'xml', output: '{{body}}' },
      },
    },
  },
  rpcs: {
    options: {
      connection: 'basic',
      api: {
        url: '/options',
        response: { iterate: '{{body}}', output: { label: '{{item.name}}', value: '{{item.id}}' } },
      },
    },
    fields: {
      connection: 'basic',
      api: {
        url: '/fields',
        response: {
          iterate: { container: '{{body}}', condition: '{{item.type}}' },
          output: { name: '{{item.name}}', type: '{{item.type}}', label: '{{item.label}}' },
        },
      },
    },
    sample: { api: { url: '/sample', response: { output: '{{first(body)}}', limit: 1 } } },
  },
  webhooks: {
    hook: {
      type: 'web',
      connection: 'basic',
      parameters: [
        { name: 'event', type: 'text', label: 'Event' },
        { name: 'password', type: 'password', label: 'Secret' },
      ],
      attach: {
        url: '/hooks',
        method: 'POST',
        body: { url: '{{webhook.url}}' },
        response: { data: { id: '{{body.id}}' } },
      },
      update: { url: '/hooks/{{webhook.id}}', method: 'PUT', body: { event: '{{parameters.event}}' } },
      detach: { url: '/hooks/{{webhook.id}}', method: 'DELETE' },
      api: {
        verification: {
          condition: '{{body.challenge}}',
          respond: { type: 'text', status: 200, body: '{{body.challenge}}' },
        },
        condition: "{{headers.`x-signature` = sha1(createJSON(body), 'hex', parameters.password) || method = 'POST'}}",
        iterate: '{{body.items}}',
        output: { '{{...}}': '{{item}}', from: '{{headers.`user-agent`}}', q: '{{query.q}}' },
        respond: {
          type: 'json',
          status: '{{if(body.items, 200, 202)}}',
          headers: { 'x-id': '{{query.id}}' },
          body: { ok: true },
        },
      },
    },
    shared: {
      type: 'web-shared',
      connection: 'oauth2',
      api: { uid: '{{body.account}}', output: '{{body}}', respond: { type: 'urlencoded', body: '{{body}}' } },
    },
  },
}
