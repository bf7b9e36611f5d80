import { defineConnection } from '../src/authoring/define.ts'
import { choose, type Expression, iml, trimmed, withoutSecret } from '../src/authoring/macros/index.ts'
import { connectionParameters } from './shared/segment-parameters.ts'

const token: Expression = trimmed('parameters.token')
const writeKey: Expression = trimmed('parameters.writeKey')

const publicApi: Expression = `if(parameters.region = 'eu', 'https://eu1.api.segmentapis.com/', 'https://api.segmentapis.com/')`
const settingsOfKey: Expression = `'https://cdn.segment.com/v1/projects/' + encodeURL(${writeKey}) + '/settings'`

/** Without any credential the Public API is asked too: it refuses, and the error says what is missing. */
const asksForSettings: Expression = `if(${token}, false, if(${writeKey}, true, false))`

const said = `substring(toString(ifempty(first(body.errors).message, ifempty(body, 'no explanation'))), 0, 200)`
const reason: Expression = withoutSecret(withoutSecret(said, token), writeKey)

const wrongToken =
  'Segment does not accept the Workspace token. Create a Public API token with the role Workspace Owner in Segment > Settings > Workspace settings > Access Management > Tokens, check that Region is the one of the workspace, and paste the token again.'
const unknownKey =
  'Segment does not know the Write key. Copy it again from Segment > Connections > Sources > your source > Settings > API Keys.'
const nothingGiven = 'Fill in Write key or Workspace token: at least one of them is needed.'

const refusal = iml(
  choose(
    [
      [token, `'[' + statusCode + '] ${wrongToken}'`],
      [writeKey, `'[' + statusCode + '] ${unknownKey}'`],
    ],
    `'${nothingGiven}'`,
  ),
)

/** Proves a token by the workspace, else a write key by its public settings. Neither sends an event. */
export default defineConnection({
  name: 'segment',
  type: 'basic',
  label: 'Segment',
  parameters: connectionParameters,
  communication: {
    url: iml(`if(${asksForSettings}, ${settingsOfKey}, ${publicApi})`),
    encodeUrl: false,
    method: 'GET',
    temp: { credential: { authorization: iml(`if(${token}, 'Bearer ' + ${token}, undefined)`) } },
    headers: { '{{...}}': '{{temp.credential}}', accept: 'application/json' },
    response: {
      valid: {
        condition: iml(`if(${asksForSettings}, true, if(body.data.workspace.name, true, false))`),
        message: 'Segment answered without naming a workspace. Check Region and the Workspace token.',
        type: 'InvalidConfigurationError',
      },
      error: {
        type: iml(`if(statusCode >= 500, 'ConnectionError', 'RuntimeError')`),
        message: `[{{statusCode}}] Segment could not check the connection: ${iml(reason)}`,
        '401': { type: 'InvalidAccessTokenError', message: refusal },
        '403': { type: 'InvalidAccessTokenError', message: refusal },
        '404': { type: 'InvalidConfigurationError', message: refusal },
        '429': {
          type: 'RateLimitError',
          message: '[429] Segment received too many requests. Wait a minute, then save the connection again.',
        },
      },
      metadata: {
        type: 'text',
        value: iml(
          `if(${token}, body.data.workspace.name, if(length(${writeKey}) > 8, '…' + substring(${writeKey}, length(${writeKey}) - 4, length(${writeKey})), 'write key'))`,
        ),
      },
    },
    log: { sanitize: ['request.headers.authorization', 'request.url', 'response.body.integrations'] },
  },
})
