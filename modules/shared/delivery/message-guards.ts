import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { iml, trimmed, writeKey } from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'

/** Segment drops messages with a longer one. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#max-request-size */
export const maxMessageIdLength = 100

const messageIdLength = `length(${trimmed('parameters.messageId')})`

/** Without a write key nothing reaches a source. */
export const writeKeyGuard = guard(
  writeKey,
  'There is no write key. Fill in Write key here or in the connection: Segment > Connections > Sources > your source > Settings > API Keys.',
  'InvalidConfigurationError',
)

const identityGuards: Record<'alias' | 'others', ActionRequest[]> = {
  alias: [
    guard(trimmed('parameters.previousId'), 'Previous ID is blank: Segment drops an Alias call without it.'),
    guard(trimmed('parameters.userId'), 'User ID is blank: Segment drops an Alias call without it.'),
  ],
  others: [
    guard(
      `${trimmed('parameters.userId')} || ${trimmed('parameters.anonymousId')}`,
      'Fill in User ID or Anonymous ID: Segment drops a message that has neither.',
    ),
  ],
}

/** Returns what a message of the type needs. Segment would answer 200 without it and drop the message. */
export const messageGuards = (type: string): ActionRequest[] => [
  writeKeyGuard,
  ...identityGuards[type === 'alias' ? 'alias' : 'others'],
  guard(
    `${messageIdLength} <= ${maxMessageIdLength}`,
    `Message ID may have at most ${maxMessageIdLength} characters, this one has ${iml(messageIdLength)}. Segment drops messages with a longer one.`,
  ),
]
