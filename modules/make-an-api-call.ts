import { defineModule } from '../src/authoring/define.ts'
import { type Expression, iml, trimmed } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import base from '../base.ts'
import { listOf, opening } from './shared/delivery/expressions.ts'
import { firstProblem, stop, unless, when } from './shared/delivery/rules.ts'
import { refusal, segmentErrors, trackingHost } from './shared/segment-answer.ts'
import { connectionKey } from './shared/write-key.ts'

const step = stepsIn('modules/make-an-api-call.ts')

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE']

const headers = listOf('headers')
const qs = listOf('qs')
const isNamed = (name: string): Expression => `contains(temp.headerNames, ' ${name} ')`

/** What belongs to the line between two computers, not to the call. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const linkHeaders = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
]

/** Blanks, control characters and backslashes, of which some programs make a slash. */
const odd = ['%20', '%0', '%5C'].map((code) => `contains(temp.encoded, '${code}')`).join(' || ')

const isJson: Expression = `!temp.contentType || contains(temp.contentType, 'json')`

const urlRules = {
  host: when(
    `contains(lower(temp.url), '://api.segment.io') || contains(lower(temp.url), '.segmentapis.com')`,
    `'URL is the path only, such as /v1/group: leave out https://api.segment.io. The region of the connection decides on the host.'`,
  ),
  path: unless(
    `substring(temp.url, 0, 1) = '/' && substring(temp.url, 1, 2) != '/' && !(${odd})`,
    'URL must be a path that begins with one slash and the version, such as /v1/group. Other hosts are not allowed.',
  ),
  query: when(
    `contains(temp.url, '?') || contains(temp.url, '#')`,
    `'URL must hold the path only. Put what follows the question mark into Query String.'`,
  ),
}

const headerRules = {
  link: when(
    linkHeaders.slice(0, 4).map(isNamed).join(' || '),
    `'Take Host, Connection, Content-Length and Transfer-Encoding out of Headers: Make sets them.'`,
  ),
  otherLink: when(
    [...linkHeaders.slice(4).map(isNamed), `contains(temp.headerNames, ' proxy-')`].join(' || '),
    `'Take Keep-Alive, TE, Trailer, Upgrade and Proxy-… out of Headers.'`,
  ),
}

/** What Make would send once, or without a value. */
const listRules = {
  headerTwice: unless(
    `length(distinct(remove(split(temp.headerNames, ' '), emptystring))) = length(map(${headers}, 'value'))`,
    'A header is there twice, or has no value.',
  ),
  parameterTwice: unless(
    `length(keys(toCollection(${qs}, 'key', 'value'))) = length(${qs})`,
    'A parameter of Query String is there twice, or has no value.',
  ),
}

const bodyRule = unless(
  `temp.isText`,
  'Body must be a text. Make a text of a collection or list with the module Create JSON, and map that.',
)

const notThere = {
  type: 'InvalidConfigurationError' as const,
  message:
    '[{{statusCode}}] {{parameters.method}} {{temp.url}}: Segment has nothing there. Every call of the HTTP Tracking API is a POST to a path with the version, such as POST /v1/track.',
}

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
      default: 'POST',
      options: methods.map((method) => ({ label: method, value: method })),
      help: 'Every call of the HTTP Tracking API is a `POST`.',
    },
    {
      name: 'headers',
      type: 'array',
      label: 'Headers',
      labels: { add: 'Add a header' },
      default: [{ key: 'Content-Type', value: 'application/json' }],
      help: 'You do not have to add authorization headers: the write key of the connection is added. One that you add yourself wins. Without `Content-Type`, `application/json` is sent.',
      spec: keyAndValue('header'),
    },
    {
      name: 'qs',
      type: 'array',
      label: 'Query String',
      labels: { add: 'Add a parameter' },
      spec: keyAndValue('parameter'),
    },
    {
      name: 'body',
      type: 'any',
      label: 'Body',
      multiline: true,
      help: 'JSON as text. A `writeKey` in it is used instead of the one of the connection.',
    },
  ],
  communication: [
    step('Names the path, the headers, and whether the body is a text.', {
      temp: {
        url: iml(trimmed('parameters.url')),
        encoded: iml(`encodeURL(${trimmed('parameters.url')})`),
        headerNames: iml(`' ' + lower(join(map(${headers}, 'key'), ' ')) + ' '`),
        contentType: iml(
          `lower(first(map(${headers}, 'value', 'key', 'Content-Type,content-type,Content-type,CONTENT-TYPE')))`,
        ),
        isText: iml(`${opening('parameters.body')} != '{' && ${opening('parameters.body')} != '['`),
        isBlank: '{{!trim(toString(parameters.body))}}',
      },
    }),
    step('Names what cannot be sent. Reads the body, so that what is not JSON ends here.', {
      temp: {
        problems: { ...urlRules, ...headerRules, ...listRules, body: bodyRule },
        body: iml(`if(temp.isText && !temp.isBlank && (${isJson}), parseJSON(parameters.body), undefined)`),
      },
    }),
    step('Stops at the first problem. A write key may stand in the header, the body or the query.', {
      temp: {
        problem: firstProblem,
        ownKey: iml(
          `${isNamed('authorization')} || length(trim(toString(temp.body.writeKey))) > 0 || length(trim(join(map(${qs}, 'value', 'key', 'data,writeKey'), emptystring))) > 0`,
        ),
      },
      ...stop(),
    }),
    step('Stops without a write key.', {
      response: {
        valid: {
          condition: iml(`temp.ownKey || length(${connectionKey}) > 0`),
          message:
            'There is no write key in the connection. Fill it in there, or add an authorization header or a writeKey in Body here.',
          type: 'InvalidConfigurationError',
        },
      },
    }),
    step('Makes the call. Whatever the path is, the host stays that of the region.', {
      url: `${iml(trackingHost)}{{temp.url}}`,
      method: '{{parameters.method}}',
      followRedirects: false,
      followAllRedirects: false,
      headers: {
        authorization: iml(`if(temp.ownKey, undefined, 'Basic ' + base64(${connectionKey} + ':'))`),
        'content-type': iml(`if(${isNamed('content-type')}, undefined, 'application/json')`),
        '{{...}}': iml(`toCollection(${headers}, 'key', 'value')`),
      },
      qs: { '{{...}}': iml(`toCollection(${qs}, 'key', 'value')`) },
      body: '{{if(temp.isBlank, undefined, parameters.body)}}',
      type: 'text',
      response: {
        valid: {
          condition: '{{statusCode < 300 && !temp.problem}}',
          message: `[{{statusCode}}] {{parameters.method}} {{temp.url}}: {{ifempty(temp.problem, 'Segment answered with another address instead of an answer. ' + ifempty(headers.location, emptystring))}}`,
          type: 'ConnectionError',
        },
        error: { type: segmentErrors.type, message: refusal, '404': notThere, '405': notThere },
        output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' },
      },
      log: { sanitize: [...(base.log.sanitize ?? []), 'request.body'] },
    }),
  ],
  interface: [
    { name: 'body', type: 'any', label: 'Body' },
    { name: 'headers', type: 'collection', label: 'Headers' },
    { name: 'statusCode', type: 'number', label: 'Status code' },
  ],
  samples: { body: { success: true }, headers: { 'content-type': 'application/json' }, statusCode: 200 },
})
