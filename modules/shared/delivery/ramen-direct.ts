import type { ActionRequest, ErrorRules } from '../../../src/authoring/generated/make-format.ts'
import {
  basicAuth,
  choose,
  type Expression,
  iml,
  pruned,
  snakeCaseKeys,
  trimmed,
} from '../../../src/authoring/macros/index.ts'
import { reasonIn, retryAfter } from '../segment-answer.ts'
import { isSigned, ramenRoute } from './ramen-route.ts'

const apiKey: Expression = trimmed('connection.ramenApiKey')

/** The destination's settings, as Segment hands them to a Direct Integration: base64 of JSON. */
const settings: Expression = `if(connection.ramenOrganizationId, base64('{"organization_id":' + createJSON(connection.ramenOrganizationId) + '}'), undefined)`

/** Segment's part of the contract: who, when, under which ID. https://segment.com/docs/partners/direct-destination/ */
const envelope = (type: string) => ({
  type,
  version: '1.1',
  userId: '{{temp.content.userId}}',
  anonymousId: '{{temp.content.anonymousId}}',
  messageId: '{{temp.messageId}}',
  sentAt: '{{now}}',
  receivedAt: '{{now}}',
})

/** A signed Identify carries the name that was signed, also where the email stands in for it. */
const identifyParts: ActionRequest = {
  temp: {
    ramenTraits: {
      '{{...}}': '{{temp.content.traits}}',
      name: iml(`if(${isSigned}, ifempty(temp.signedUser.name, undefined), temp.content.traits.name)`),
    },
    ramenIntegrations: { ramen: iml(`if(${isSigned}, temp.signature, undefined)`) },
  },
}

/** What Ramen uses of each type of message: of Track the event's name, of Page nothing but that it happened. */
const used: Record<string, Record<string, string>> = {
  identify: { traits: iml(pruned('temp.ramenTraits')), integrations: iml(pruned('temp.ramenIntegrations')) },
  group: { groupId: '{{temp.content.groupId}}', traits: '{{temp.content.traits}}' },
  track: { event: '{{temp.content.event}}' },
  page: {},
}

const accepted =
  'Segment accepted the message with the Message ID {{temp.messageId}}, but Ramen answered [{{statusCode}}]: ' +
  iml(reasonIn(apiKey))

const again =
  'Running this bundle again can help. Segment counts it once only under the same Message ID, so map Message ID or Timestamp.'
const notAgain = 'Running this bundle again does not help.'

const isRetryable: Expression = `if(statusCode = 501, false, statusCode >= 500)`

/** Every status that the base has an entry of its own for has one here too: the base speaks of Segment. */
const errors: ErrorRules = {
  type: iml(
    choose(
      [
        ['statusCode = 501', `'RuntimeError'`],
        ['statusCode >= 500', `'ConnectionError'`],
      ],
      `'DataError'`,
    ),
  ),
  message: `${accepted}. ${iml(`if(${isRetryable}, '${again}', '${notAgain}')`)}`,
  '400': { type: 'DataError', message: `${accepted}. ${notAgain} Check the values.` },
  '401': {
    type: 'InvalidConfigurationError',
    message: `${accepted}. ${notAgain} Check the Ramen API key in the connection; that the email is valid or blank; and in secure mode the Ramen secret key.`,
  },
  '403': {
    type: 'InvalidConfigurationError',
    message: `${accepted}. ${notAgain} The Ramen API key is valid, but may not do this.`,
  },
  '404': {
    type: 'InvalidConfigurationError',
    message: `${accepted}. ${notAgain} Check the Organization ID and the Ramen endpoint in the connection.`,
  },
  '413': { type: 'DataError', message: `${accepted}. ${notAgain} The message is too large for Ramen.` },
  '429': { type: 'RateLimitError', message: `${accepted}.${iml(retryAfter)} ${again}` },
}

/** The steps that send the message to the direct endpoint, after Segment accepted it, in the form of a Direct Integration. */
export const sendToRamen = (type: string): ActionRequest[] => [
  ...(type === 'identify' ? [identifyParts] : []),
  {
    temp: {
      ramenMessage: { ...envelope(type), ...used[type] },
      ramenHeaders: { 'x-segment-settings': iml(settings) },
    },
    condition: iml(`if(temp.ramenSkipped, false, ${ramenRoute} = 'direct')`),
    url: '{{connection.ramenEndpoint}}',
    method: 'POST',
    headers: {
      accept: '*/*',
      authorization: iml(basicAuth(apiKey)),
      'cache-control': 'no-cache',
      '{{...}}': '{{temp.ramenHeaders}}',
    },
    body: iml(snakeCaseKeys('temp.ramenMessage')),
    response: {
      valid: {
        condition: '{{statusCode = 200 || statusCode = 202}}',
        message: `${accepted}. A Direct Integration answers 200 or 202 to what it accepts: check the Ramen endpoint in the connection.`,
        type: 'InvalidConfigurationError',
      },
      error: errors,
      temp: { ramenStatus: '{{statusCode}}' },
    },
  },
]
