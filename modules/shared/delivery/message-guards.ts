import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { iml, trimmed, writeKey } from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'

/** Segment drops messages with a longer one. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#max-request-size */
export const maxMessageIdLength = 100

const messageIdLength = `length(${trimmed('parameters.messageId')})`

/** What every message needs. Segment would answer 200 without it and drop the message. */
export const messageGuards: ActionRequest[] = [
  guard(
    writeKey,
    'There is no write key. Fill in Write key here or in the connection: Segment > Connections > Sources > your source > Settings > API Keys.',
    'InvalidConfigurationError',
  ),
  guard(
    `${trimmed('parameters.userId')} || ${trimmed('parameters.anonymousId')}`,
    'Fill in User ID or Anonymous ID: Segment drops a message that has neither.',
  ),
  guard(
    `${messageIdLength} <= ${maxMessageIdLength}`,
    `Message ID may have at most ${maxMessageIdLength} characters, this one has ${iml(messageIdLength)}. Segment drops messages with a longer one.`,
  ),
]
