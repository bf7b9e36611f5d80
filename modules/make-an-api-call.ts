import { defineModule } from '../src/authoring/define.ts'
import { trimmed } from '../src/authoring/macros/index.ts'
import base from '../base.ts'
import { guard } from './shared/guard.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const hasOwnAuthorization = `if(parameters.headers, contains(lower(createJSON(map(parameters.headers, 'key'))), '"authorization"'), false)`

/** A path on the tracking host and nothing else: no other host can be reached, and no query string is lost to Query String. */
const guards = [
  guard(
    `!replace(parameters.url, '/^\\/(?![\\/\\\\])[^\\s\\\\]*$/', '')`,
    'URL must be a path that begins with one slash and the version, such as /v1/group. Other hosts are not allowed.',
  ),
  guard(
    `!contains(parameters.url, '?') && !contains(parameters.url, '#')`,
    'URL must hold the path only. Put what follows the question mark into Query String.',
  ),
  guard(
    `${trimmed('connection.writeKey')} || ${hasOwnAuthorization}`,
    'There is no write key in the connection. Fill it in there, or add an authorization header here.',
    'InvalidConfigurationError',
  ),
]

const keyAndValue = (what: string) => [
  { name: 'key', type: 'text' as const, label: 'Key', required: true },
  { name: 'value', type: 'text' as const, label: 'Value', help: `The value of the ${what}.` },
]

/** Any call of the HTTP Tracking API. https://developers.make.com/custom-apps-documentation/app-components/modules/universal-module/rest */
export default defineModule({
  name: 'makeAnApiCall',
  type: 'universal',
  label: 'Make an API call',
  description: 'Performs an arbitrary authorized API call.',
  connection: 'segment',
  mappableParameters: [
    {
      name: 'url',
      type: 'text',
      label: 'URL',
      required: true,
      help: 'A path relative to the tracking host of your region (`https://api.segment.io` or `https://events.eu1.segmentapis.com`), with the version. For example: `/v1/group`.',
    },
    {
      name: 'method',
      type: 'select',
      label: 'Method',
      required: true,
      default: 'GET',
      options: methods.map((method) => ({ label: method, value: method })),
      help: 'Segment takes every call of the HTTP Tracking API as `POST`.',
    },
    {
      name: 'headers',
      type: 'array',
      label: 'Headers',
      labels: { add: 'Add a header' },
      default: [{ key: 'Content-Type', value: 'application/json' }],
      help: 'You do not have to add authorization headers: the write key of the connection is added. One that you add yourself wins.',
      spec: keyAndValue('header'),
    },
    {
      name: 'qs',
      type: 'array',
      label: 'Query String',
      labels: { add: 'Add a parameter' },
      spec: keyAndValue('parameter'),
    },
    { name: 'body', type: 'any', label: 'Body', multiline: true, help: 'JSON as text.' },
  ],
  communication: [
    ...guards,
    {
      url: '{{parameters.url}}',
      method: '{{parameters.method}}',
      headers: { '{{...}}': "{{toCollection(parameters.headers, 'key', 'value')}}" },
      qs: { '{{...}}': "{{toCollection(parameters.qs, 'key', 'value')}}" },
      body: '{{parameters.body}}',
      type: 'text',
      response: {
        output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' },
      },
      log: { sanitize: [...(base.log.sanitize ?? []), 'request.body'] },
    },
  ],
  interface: [
    { name: 'body', type: 'any', label: 'Body' },
    { name: 'headers', type: 'collection', label: 'Headers' },
    { name: 'statusCode', type: 'number', label: 'Status code' },
  ],
  samples: { body: { success: true }, headers: { 'content-type': 'application/json' }, statusCode: 200 },
})
