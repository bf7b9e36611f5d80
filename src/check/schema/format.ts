import { makeFormat } from '../../authoring/schemas/index.ts'
import { wordOrExpression } from '../../authoring/schemas/primitives.ts'
import { fieldFormat } from './field-format.ts'
import { either, type Schema } from './schema.ts'

const own = makeFormat.definitions as unknown as Readonly<Record<string, Schema>>
const to = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

/** Where our definitions have to hold more than Make asks for, only what Make asks for, and what it takes besides. */
function relaxed(name: string, required: readonly string[], more: Readonly<Record<string, Schema>> = {}): Schema {
  const schema = own[name] ?? {}
  return { ...schema, required, properties: { ...schema.properties, ...more } }
}

const textOr = (schema: Schema): Schema => either({ type: 'string' }, {}, schema)

/** Make runs what its editor marks: headers computed as a whole, the old names of redirects, a timeout of one request. */
const tolerated: Readonly<Record<string, Schema>> = {
  headers: textOr(to('FlatValues')),
  qs: textOr(to('FlatValues')),
  timeout: { type: ['integer', 'string'] },
  followRedirect: { type: 'boolean' },
  followAllRedirect: { type: 'boolean' },
  pagination: to('Pagination'),
  repeat: to('Repeat'),
  while: {},
  endpoint: {},
  input: {},
}

const request = (name: string, required: readonly string[] = []): Schema => relaxed(name, required, tolerated)

const chain = (schema: Schema): Schema => either({ type: 'array' }, { type: 'array', items: schema }, schema)

/** The stages of an OAuth connection. https://developers.make.com/custom-apps-documentation/app-components/connections/oauth2 */
export const oauthStages = [
  'preauthorize',
  'requestToken',
  'authorize',
  'token',
  'accessToken',
  'info',
  'refresh',
  'invalidate',
] as const

const grants: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { ...Object.fromEntries(oauthStages.map((stage) => [stage, chain(to('Grant'))])), oauth: {} },
}

const limit: Schema = { type: ['integer', 'string'] }

/** Make's format as Make takes it. Names that are not here are those of our own schemas. */
export const definitions: Readonly<Record<string, Schema>> = {
  ...own,
  ...fieldFormat,
  // Any method can be sent; the editor offers five.
  Method: wordOrExpression('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS') as Schema,
  ErrorType: wordOrExpression(
    'RuntimeError',
    'DataError',
    'RateLimitError',
    'OutOfSpaceError',
    'ConnectionError',
    'InvalidConfigurationError',
    'InvalidAccessTokenError',
    'IncompleteDataError',
    'DuplicateDataError',
    'InconsistencyError',
    'UnknownError',
    'UnexpectedError',
    'MaxResultsExceededError',
    'MaxFileSizeExceededError',
    'Warning',
  ) as Schema,
  LogRules: { ...own['LogRules'], properties: { sanitize: { type: 'array', items: { type: 'string' } } } },
  FlatValues: { type: 'object' },
  Parameters: textOr({ type: 'array', items: to('AnyField') }),
  Base: {
    ...relaxed('Base', [], tolerated),
    properties: { ...own['Base']?.properties, ...tolerated, response: to('AnyResponse') },
  },
  AnyResponse: relaxed('SearchResponse', [], {
    limit,
    trigger: to('PollingRules'),
    data: {},
    uid: {},
    metadata: {},
    expires: {},
    scope: {},
  }),
  ConnectionResponse: relaxed('ConnectionResponse', [], { scope: {}, oauth: {}, output: {} }),
  Grant: { ...request('ConnectionRequest'), properties: { ...own['ConnectionRequest']?.properties, ...tolerated } },
  AnyRequest: {
    ...request('SearchRequest'),
    properties: { ...own['SearchRequest']?.properties, ...tolerated, response: to('AnyResponse') },
  },
  AnyConnection: chain(request('ConnectionRequest', ['url'])),
  OAuthConnection: grants,
  AnyChain: chain(to('AnyRequest')),
  Polling: chain(to('AnyRequest')),
  Registration: chain(request('AttachRequest', ['url'])),
  Delivery: relaxed('WebhookApi', [], { respond: to('WebhookAnswer'), data: {} }),
  Scopes: textOr({ type: ['array', 'object'] }),
  SampleOrRpc: either({ type: 'string' }, { type: 'string', pattern: '^rpc://' }, own['Samples'] ?? {}),
  AnyObject: { type: 'object' },
  Project: withoutRequired(own['Makecomapp'] ?? {}),
  Origin: withoutRequired(own['Origin'] ?? {}),
}

/** Older project files lack kinds of component that are newer; Make's editor adds them when it loads one. */
function withoutRequired(schema: Schema): Schema {
  const { required: _required, ...rest } = schema
  const properties = Object.entries(schema.properties ?? {}).map(([key, one]) => [key, withoutRequired(one)])
  return schema.properties === undefined
    ? rest
    : { ...rest, properties: Object.fromEntries(properties) as Record<string, Schema> }
}

/** A schema by the name that a reference gives. */
export const definitionOf = (name: string): Schema => definitions[name.replace('#/definitions/', '')] ?? {}

/** The schema of a file by its role, and of a module by its type. */
export function schemaNameOf(role: string, type: string): string | undefined {
  if (role === 'module.communication' && type === 'responder') return 'ResponderApi'
  if (role === 'connection.communication' && type.startsWith('oauth')) return 'OAuthConnection'
  return byRole[role]
}

const byRole: Readonly<Record<string, string>> = {
  'general.base': 'Base',
  'general.common': 'AnyObject',
  'general.groups': 'Groups',
  'general.installSpec': 'Parameters',
  'connection.communication': 'AnyConnection',
  'connection.params': 'Parameters',
  'connection.common': 'AnyObject',
  'connection.scopeList': 'Scopes',
  'connection.defaultScope': 'Scopes',
  'connection.installSpec': 'Parameters',
  'webhook.communication': 'Delivery',
  'webhook.params': 'Parameters',
  'webhook.attach': 'Registration',
  'webhook.detach': 'Registration',
  'webhook.update': 'Registration',
  'webhook.requiredScope': 'Scopes',
  'module.communication': 'AnyChain',
  'module.epoch': 'AnyChain',
  'module.staticParams': 'Parameters',
  'module.mappableParams': 'Parameters',
  'module.interface': 'Parameters',
  'module.samples': 'SampleOrRpc',
  'module.scope': 'Scopes',
  'rpc.communication': 'AnyChain',
  'rpc.params': 'Parameters',
}
