import { defineConnection } from '../src/authoring/define.ts'
import { type Expression, iml, trimmed } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { connectionParameters } from './shared/segment-parameters.ts'

const step = stepsIn('connections/segment.ts')

const token: Expression = trimmed('parameters.token')
const writeKey: Expression = trimmed('parameters.writeKey')
const endpoint: Expression = trimmed('parameters.ramenEndpoint')

const settingsOfKey: Expression = `'https://cdn.segment.com/v1/projects/' + encodeURL(${writeKey}) + '/settings'`
const publicApi: Expression = `if(parameters.region = 'eu', 'https://eu1.api.segmentapis.com/', 'https://api.segmentapis.com/')`

/** What plain http may begin with: an address of this computer, for development. */
const local = ['localhost', '127.0.0.1']
  .flatMap((host) => ['', ':', '/'].map((end) => `http://${host}${end}`))
  .join(' ')

/** Where the source of the write key takes events: its settings name the host of its region, if any. */
const apiHost: Expression = 'toString(body.integrations.`Segment.io`.apiHost)'

const accepts: Expression = [
  'statusCode < 300',
  `temp.given != 'nothing'`,
  '(temp.isSecure || temp.isLocal)',
  `!contains(${apiHost}, temp.hostOfOtherRegion)`,
  // The settings of a key, or the workspace of a token.
  `ifempty(body.integrations, body.data.workspace.name)`,
].join(' && ')

/** Returns a text that holds the sentence if the condition does. */
const when = (condition: Expression, sentence: string): string => iml(`if(${condition}, '${sentence}', emptystring)`)

const nothingGiven = when(
  `temp.given = 'nothing'`,
  'Fill in Write key or Workspace token: at least one of them is needed.',
)

const refused = [
  '[{{statusCode}}] ',
  when(
    `temp.given = 'token'`,
    'Segment does not accept the Workspace token. Check Region, and create a Public API token with the role Workspace Owner in Segment > Settings > Workspace settings > Access Management > Tokens.',
  ),
  when(
    `temp.given = 'write key'`,
    'Segment does not know the Write key. Copy it again from Segment > Connections > Sources > your source > Settings > API Keys.',
  ),
  nothingGiven,
].join('')

/** Only one of the two is sent, so no answer can repeat the other. */
const sent: Expression = `ifempty(${writeKey}, ifempty(${token}, 'nothing'))`
const said: Expression = 'toString(ifempty(body.errors[].message, body))'
const reason = iml(`if(contains(${said}, ${sent}), 'the answer repeats the key or token', substring(${said}, 0, 300))`)

const typeOfRefusal = iml(`if(temp.given = 'token', 'InvalidAccessTokenError', 'InvalidConfigurationError')`)

/** The end of the key, unless it is so short that the end would be most of it. */
const ending: Expression = `if(temp.isLong, '…' + substring(${writeKey}, length(${writeKey}) - 4, 99), 'write key')`

/**
 * Proves a write key by its public settings, which tell its region too; without one, a token by its workspace. Neither sends an
 * event. Make allows a connection one request.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/basic-connection
 */
export default defineConnection({
  name: 'segment',
  type: 'basic',
  label: 'Segment',
  parameters: connectionParameters,
  communication: step('Asks for the public settings of the write key, or without one for the workspace of the token.', {
    temp: {
      given: iml(`if(${writeKey}, 'write key', if(${token}, 'token', 'nothing'))`),
      isLong: iml(`length(${writeKey}) > 8`),
      hostOfOtherRegion: "{{if(parameters.region = 'eu', 'api.segment.io', 'eu1.segmentapis')}}",
      isSecure: iml(
        `if(parameters.ramen = 'direct', substring(lower(${endpoint}), 0, 8) = 'https://' && length(${endpoint}) > 8, true)`,
      ),
      isLocal: iml(
        `contains(split('${local}', ' '), substring(lower(${endpoint}), 0, 17)) && !contains(${endpoint}, '@')`,
      ),
    },
    url: iml(`if(${writeKey}, ${settingsOfKey}, ${publicApi})`),
    encodeUrl: false,
    method: 'GET',
    headers: {
      authorization: iml(`if(temp.given = 'token', 'Bearer ' + ${token}, undefined)`),
      accept: 'application/json',
    },
    followRedirects: false,
    followAllRedirects: false,
    response: {
      valid: {
        condition: iml(accepts),
        message: [
          iml(
            `if(statusCode >= 300, 'Segment answered with another address, ' + ifempty(headers.location, 'which it does not name') + '. Try again later. ', emptystring)`,
          ),
          nothingGiven,
          when(
            '!temp.isSecure && !temp.isLocal',
            'Ramen endpoint must begin with https:// so that nobody can read what is sent. ',
          ),
          when(
            `contains(${apiHost}, temp.hostOfOtherRegion)`,
            'The source of the Write key takes events in the other Region: Segment would drop or reject them. Choose the other Region, or copy the key of a source of this one. ',
          ),
          when(
            `temp.given = 'token' && statusCode < 300 && !body.data.workspace.name`,
            'Segment answered without naming a workspace. Check Region and the Workspace token.',
          ),
          when(
            `temp.given = 'write key' && statusCode < 300 && !body.integrations`,
            'Segment answered without the settings of the Write key. Try again later.',
          ),
        ].join(''),
        type: iml(`if(statusCode >= 300, 'ConnectionError', 'InvalidConfigurationError')`),
      },
      error: {
        type: iml(
          `if(temp.given = 'nothing', 'InvalidConfigurationError', if(statusCode >= 500, 'ConnectionError', 'RuntimeError'))`,
        ),
        message: `[{{statusCode}}] Segment could not check the connection: ${reason}. ${nothingGiven}`,
        '401': { type: typeOfRefusal, message: refused },
        '403': { type: typeOfRefusal, message: refused },
        '404': { type: 'InvalidConfigurationError', message: refused },
        '429': {
          type: 'RateLimitError',
          message: `[429] Segment received too many requests. Wait a minute, then save the connection again. ${nothingGiven}`,
        },
      },
      metadata: {
        type: 'text',
        value: iml(
          `if(temp.given = 'token', body.data.workspace.name, ${ending} + ' (' + upper(parameters.region) + ')')`,
        ),
      },
    },
    log: { sanitize: ['request.headers.authorization', 'request.url', 'response.body.integrations'] },
  }),
})
