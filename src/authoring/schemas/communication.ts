import type { JSONSchema } from 'json-schema-to-typescript'
import { object, ref, type Schemas, text, wordOrExpression } from './primitives.ts'

/** The keys of a request, whoever makes it. */
const requestKeys: Record<string, JSONSchema> = {
  url: text(512),
  encodeUrl: { type: 'boolean' },
  method: ref('Method'),
  headers: ref('FlatValues'),
  qs: ref('FlatValues'),
  body: { description: 'The body; never sent with GET.', tsType: 'unknown' },
  type: ref('BodyType'),
  ca: text(8192),
  temp: ref('Temp'),
  condition: ref('Condition'),
  gzip: { type: 'boolean' },
  followRedirects: { type: 'boolean' },
  followAllRedirects: { type: 'boolean' },
  aws: ref('AwsSigning'),
  oauth: { type: 'object', additionalProperties: true },
  log: ref('LogRules'),
}

const { gzip: _gzip, ...baseRequestKeys } = requestKeys
const { aws: _aws, ...connectionRequestKeys } = requestKeys

const paging: Record<string, JSONSchema> = { pagination: ref('Pagination'), repeat: ref('Repeat') }

/** One request, or a chain of them in order. */
const oneOrChain = (request: string): JSONSchema => ({
  if: { type: 'array' },
  then: { type: 'array', minItems: 1, items: ref(request) },
  else: ref(request),
  tsType: `${request} | ${request}[]`,
})

/** Communication definitions. https://developers.make.com/custom-apps-documentation/component-blocks/api */
export const communication: Schemas = {
  Method: wordOrExpression('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  BodyType: wordOrExpression('json', 'urlencoded', 'multipart/form-data', 'text', 'string', 'raw', 'binary'),
  Condition: {
    anyOf: [{ type: 'boolean' }, { type: 'string' }, object({ condition: ref('Flag'), default: {} }, ['condition'])],
  },
  AwsSigning: object(
    {
      key: text(),
      secret: text(),
      session: text(),
      bucket: text(),
      service: text(),
      region: text(),
      sign_version: { enum: ['2', '4'] },
    },
    ['key', 'secret'],
  ),
  Pagination: object({
    mergeWithParent: { type: 'boolean' },
    url: text(512),
    method: ref('Method'),
    headers: ref('FlatValues'),
    qs: ref('FlatValues'),
    body: {},
    condition: ref('Flag'),
  }),
  Repeat: object(
    { condition: ref('Flag'), delay: { type: 'integer', minimum: 0 }, limit: { type: 'integer', minimum: 1 } },
    ['condition', 'delay', 'limit'],
  ),
  Base: object(
    {
      baseUrl: text(512),
      ...baseRequestKeys,
      timeout: { description: 'Milliseconds; 40000 when absent.', type: 'integer', minimum: 1, maximum: 300_000 },
      pagination: ref('Pagination'),
      response: ref('BaseResponse'),
    },
    ['baseUrl', 'log', 'response'],
  ),
  ActionRequest: object({ ...requestKeys, repeat: ref('Repeat'), response: ref('ActionResponse') }),
  ActionApi: oneOrChain('ActionRequest'),
  SearchRequest: object({ ...requestKeys, ...paging, response: ref('SearchResponse') }),
  SearchApi: oneOrChain('SearchRequest'),
  TriggerRequest: object({ ...requestKeys, ...paging, response: ref('TriggerResponse') }, ['url', 'response']),
  Epoch: {
    description: 'Laid over the request of a polling trigger to let the user choose where it starts.',
    ...object({ ...requestKeys, ...paging, response: ref('SearchResponse') }),
  },
  InstantTriggerRequest: object({ ...requestKeys, response: ref('InstantTriggerResponse') }),
  ResponderApi: object(
    { response: object({ status: { type: ['integer', 'string'] }, headers: ref('FlatValues'), body: {} }, ['status']) },
    ['response'],
  ),
  RpcRequest: object({ ...requestKeys, ...paging, response: ref('SearchResponse') }),
  RpcApi: oneOrChain('RpcRequest'),
  ConnectionRequest: object({ ...connectionRequestKeys, response: ref('ConnectionResponse') }, [
    'url',
    'log',
    'response',
  ]),
  WebhookAnswer: object({
    type: wordOrExpression('json', 'urlencoded', 'text'),
    status: { type: ['integer', 'string'] },
    headers: ref('FlatValues'),
    body: {},
  }),
  WebhookApi: object({
    verification: object({ condition: ref('Flag'), respond: ref('WebhookAnswer') }, ['condition', 'respond']),
    condition: ref('Condition'),
    respond: ref('WebhookAnswer'),
    temp: ref('Temp'),
    iterate: ref('Iterate'),
    output: {},
    uid: text(),
  }),
  AttachRequest: object({ ...requestKeys, response: ref('AttachResponse') }, ['url']),
  Scope: { type: 'array', items: text() },
}
