import packageFile from '../../../package.json' with { type: 'json' }
import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  choose,
  type Expression,
  iml,
  pruned,
  trimmed,
  utf8Bytes,
  writeKey,
} from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'

/** The size of the largest message that Segment takes. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#max-request-size */
export const maxMessageBytes = 32 * 1024

/** How many bytes the message has as it is sent. */
export const messageBytes: Expression = utf8Bytes('temp.message')

/**
 * The message's ID. With a timestamp it follows from the source and the data, so that a repeated run is the same event to
 * Segment; without one, two equal messages may well be two events. Segment ignores repeated IDs across sources too, hence the
 * write key in it. https://segment.com/docs/guides/duplicate-data/
 */
export const messageId = (type: string): Expression =>
  choose(
    [
      [trimmed('parameters.messageId'), trimmed('parameters.messageId')],
      ['temp.content.timestamp', `sha256(${writeKey} + ':${type}:' + createJSON(temp.content), 'hex')`],
    ],
    'uuid',
  )

/** The step that completes the message and refuses it when it is too large. Servers name their library in the context themselves. */
export const complete: ActionRequest = {
  temp: {
    message: {
      '{{...}}': '{{temp.content}}',
      context: {
        '{{...}}': '{{temp.content.context}}',
        library: { name: packageFile.name, version: packageFile.version },
      },
      integrations: iml(pruned('temp.routedIntegrations')),
      messageId: '{{temp.messageId}}',
    },
  },
  ...guard(
    `${messageBytes} <= ${maxMessageBytes}`,
    `The message has ${iml(messageBytes)} bytes, but Segment takes at most ${maxMessageBytes} (32 KB). Send fewer or shorter values; letters outside English count two to four bytes each.`,
  ),
}
