import type { ActionRequest, ErrorRules } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml, quoted, trimmed } from '../../../src/authoring/expression.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { namesOf } from '../fields/names.ts'
import { reasonIn } from '../segment-answer.ts'
import type { Data } from './data.ts'
import { joined, pruned, without } from './expressions.ts'
import { library, type MessageType } from './message.ts'
import { isSigned } from './ramen.ts'
import { type Rules, when } from './rules.ts'

const step = stepsIn('modules/shared/delivery/ramen-direct.ts')

/** Returns a name in snake_case, as Direct Integrations want it. https://www.twilio.com/docs/segment/partners/direct-destination */
const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const isCamelCase = (name: string): boolean => name !== snakeCase(name)

/** The names of the dialog that the direct route spells in another way. */
const camelNames = ({ dialog }: Data): string[] => dialog.flatMap(({ fields }) => namesOf(fields)).filter(isCamelCase)

/** Whether one of the fields is an address, which has a name in camelCase inside. */
const hasAddress = ({ dialog }: Data): boolean => dialog.some(({ fields }) => namesOf(fields).includes('address'))

/** The names of the context in the message that are not in snake_case. */
const ofContext = ['userAgent', 'groupId', 'externalIds', 'consent']

/** What the direct route sends as it is, and what it writes under another name. */
export const directParts = (data: Data) => ({
  own: {
    [data.key]: iml(without(`temp.${data.key}`, [...camelNames(data), ...(hasAddress(data) ? ['address'] : [])])),
    context: iml(without('temp.context', ofContext)),
  },
  renamed: {
    ...(hasAddress(data) && { address: { postal_code: '{{temp.traits.address.postalCode}}' } }),
    consent: { category_preferences: '{{temp.context.consent.categoryPreferences}}' },
  },
})

const badName = `'/[{,]"[a-z0-9_]*[^a-z0-9_"][^"]*":/'`

/**
 * The rule of the direct route: names of the user's own have to be in snake_case there. The regular expression proves itself by what is
 * appended for it to find.
 */
export const directRules: Rules = {
  direct: when(
    `connection.ramen = 'direct' && replace(createJSON(temp.own) + ',"A":', ${badName}, emptystring) != createJSON(temp.own)`,
    quoted('Ramen wants names in snake_case, such as plan_name, also in collections and the context.'),
  ),
}

const apiKey: Expression = trimmed('connection.ramenApiKey')

/** What a failed answer means for the run. Segment has the message already, and the base speaks of Segment. */
const errors: ErrorRules = {
  type: iml(
    `switch(statusCode, 429, 'RateLimitError', 400, 'DataError', if(statusCode >= 500 && statusCode != 501, 'ConnectionError', 'InvalidConfigurationError'))`,
  ),
  message:
    "{{temp.said}} {{switch(statusCode, 401, 'Check the API key, the secret key and the email.', 404, 'Check the Organization ID and the endpoint.', 'Check the values.')}} Map Message ID before a rerun.",
}

/** The traits or properties under the names of the direct route. A signed user has the name that was signed. */
function directData(data: Data, type: MessageType): unknown {
  const names = camelNames(data)
  if (names.length === 0) return pruned('temp.properties')
  return {
    '{{...}}': '{{temp.own.traits}}',
    ...(type === 'identify' && { name: iml(`if(${isSigned}, temp.signed.name, temp.traits.name)`) }),
    ...Object.fromEntries(names.map((name) => [snakeCase(name), `{{temp.traits.${name}}}`])),
    ...(hasAddress(data) && {
      address: iml(
        `if(temp.traits.address.postalCode, ${joined(without('temp.traits.address', ['postalCode']), 'temp.renamed.address')}, temp.traits.address)`,
      ),
    }),
  }
}

/**
 * Returns the step that sends the message to the direct endpoint, after Segment accepted it, in the form of a Direct Integration.
 * `message` is the message to Segment.
 */
export const sendToRamen = (type: MessageType, message: Record<string, string>, data: Data): ActionRequest => {
  const members = Object.entries(message).filter(([name]) => name !== data.key)
  return step('Sends it to Ramen directly.', {
    condition: "{{connection.ramen = 'direct' && !temp.noRamen}}",
    url: '{{trim(connection.ramenEndpoint)}}',
    method: 'POST',
    followRedirects: false,
    followAllRedirects: false,
    headers: {
      accept: '*/*',
      authorization: iml(`'Basic ' + base64(${apiKey} + ':')`),
      'cache-control': 'no-cache',
      'user-agent': 'Segment',
      'x-segment-settings': '{{base64(createJSON(temp.settings))}}',
    },
    body: {
      type,
      version: '1.1',
      ...Object.fromEntries(members.map(([name, template]) => [snakeCase(name), template])),
      [data.key]: directData(data, type),
      timestamp: '{{ifempty(parameters.timestamp, undefined)}}',
      message_id: '{{temp.messageId}}',
      sent_at: '{{now}}',
      received_at: '{{now}}',
      context: {
        '{{...}}': '{{temp.own.context}}',
        user_agent: '{{temp.context.userAgent}}',
        group_id: '{{temp.context.groupId}}',
        external_ids: '{{temp.context.externalIds}}',
        consent: '{{if(temp.context.consent, temp.renamed.consent, undefined)}}',
        library,
      },
      integrations: { ramen: '{{ifempty(temp.ramen, true)}}' },
    },
    response: {
      temp: {
        said: `Segment accepted the message {{temp.messageId}}, Ramen answered [{{statusCode}}]: ${iml(reasonIn(`ifempty(${apiKey}, uuid)`, 'API key', 'ifempty(body.message, body)'))}.`,
      },
      valid: {
        condition: '{{(statusCode = 200 || statusCode = 202) && !temp.problem}}',
        message: '{{temp.said}} Expected: 200 or 202. {{headers.location}}',
        type: 'InvalidConfigurationError',
      },
      error: errors,
    },
  })
}
