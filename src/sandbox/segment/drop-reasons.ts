import { type JsonObject, own } from '../../ramen/index.ts'
import type { Region } from '../hosts.ts'
import type { Source } from '../options.ts'

/** 32 KB of UTF-8 JSON for one message, 500 KB for a batch, 2,500 messages in it, 100 characters for a message ID. */
export const limits = {
  messageBytes: 32 * 1024,
  batchBytes: 500 * 1024,
  batchMessages: 2500,
  messageIdCharacters: 100,
} as const

/** The types of message, as a batch names them. */
export const messageTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const

export type MessageType = (typeof messageTypes)[number]

function isMessageType(type: unknown): type is MessageType {
  return messageTypes.some((known) => known === type)
}

/** Why Segment would have dropped a message although it answered 200. */
export interface Drop {
  readonly code: string
  readonly reason: string
}

/** A message and what decides over it. */
export interface Facts {
  readonly message: JsonObject
  readonly type: unknown
  readonly source: Source
  /** The region of the host that the request was meant for, if it named one. */
  readonly region: Region | undefined
  /** Size of the message in UTF-8 bytes of JSON. */
  readonly bytes: number
  /** Messages in the same request. */
  readonly count: number
  readonly isKnownId: (messageId: string) => boolean
}

/** No source has the write key; nothing else is looked at then. */
export const unknownWriteKey: Drop = { code: 'UNKNOWN_WRITE_KEY', reason: 'No source has this write key.' }

type Rule = readonly [code: string, reason: (facts: Facts) => string | false]

/**
 * In the order in which they are asked; the first one that applies is the reason. Duplicates are found by message ID
 * alone, across sources. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api and
 * https://www.twilio.com/docs/segment/guides/duplicate-data
 */
const rules: readonly Rule[] = [
  [
    'WRONG_REGION',
    ({ source, region }) =>
      region !== undefined &&
      source.region !== region &&
      `The source ${source.name} lives in region ${source.region}, and this is the host of region ${region}.`,
  ],
  [
    'TOO_MANY_MESSAGES',
    ({ count }) =>
      count > limits.batchMessages && `The batch has ${count} messages; the limit is ${limits.batchMessages}.`,
  ],
  ['UNKNOWN_TYPE', ({ type }) => !isMessageType(type) && 'The message has no type that Segment knows.'],
  [
    'MESSAGE_TOO_LARGE',
    ({ bytes }) =>
      bytes > limits.messageBytes && `The message has ${bytes} bytes; the limit is ${limits.messageBytes} (32 KB).`,
  ],
  [
    'NO_IDENTITY',
    ({ message, type }) =>
      type !== 'alias' &&
      !hasId(message, 'userId') &&
      !hasId(message, 'anonymousId') &&
      'Neither userId nor anonymousId.',
  ],
  ['NO_EVENT', ({ message, type }) => type === 'track' && !hasText(message, 'event') && 'A Track without event.'],
  ['NO_GROUP_ID', ({ message, type }) => type === 'group' && !hasId(message, 'groupId') && 'A Group without groupId.'],
  [
    'NO_PREVIOUS_ID',
    ({ message, type }) =>
      type === 'alias' &&
      !(hasId(message, 'previousId') && hasId(message, 'userId')) &&
      'An Alias needs both previousId and userId.',
  ],
  [
    'MESSAGE_ID_TOO_LONG',
    ({ message }) => {
      const { length } = messageIdOf(message)
      return length > limits.messageIdCharacters && `The messageId has ${length} characters; the limit is 100.`
    },
  ],
  [
    'DUPLICATE',
    ({ message, isKnownId }) => isKnownId(messageIdOf(message)) && 'A message with this messageId came before.',
  ],
]

/** The reason for which Segment silently drops a message to a known source; `undefined` when it keeps it. */
export function dropReason(facts: Facts): Drop | undefined {
  for (const [code, applies] of rules) {
    const reason = applies(facts)
    if (reason !== false) return { code, reason }
  }
  return undefined
}

/** The message's own ID; empty text when it has none, or none that is text. */
export function messageIdOf(message: JsonObject): string {
  const messageId = own(message, 'messageId')
  return typeof messageId === 'string' ? messageId : ''
}

function hasText(message: JsonObject, key: string): boolean {
  const value = own(message, key)
  return typeof value === 'string' && value !== ''
}

/** IDs are text; numbers are tolerated, as Segment's own libraries send them. */
function hasId(message: JsonObject, key: string): boolean {
  return hasText(message, key) || typeof own(message, key) === 'number'
}
