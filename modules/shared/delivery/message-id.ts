import { type Expression, iml } from '../../../src/authoring/expression.ts'
import type { MessageType } from './message.ts'

/**
 * Whether a repeated run is the same event to Segment: by an ID that the user maps, or by a time with seconds, the same in every time zone.
 * A time without seconds is one that different events share. https://www.twilio.com/docs/segment/guides/duplicate-data
 */
export const repeatable: string = iml(
  `if(temp.ownMessageId, true, if(parameters.timestamp, formatDate(parameters.timestamp, 'ssSSS') != '00000', false))`,
)

/** What makes two runs the same event: everything that is filled in, and the source. */
const content: Expression = `createJSON(omit(parameters, 'messageId')) + connection.writeKey`

/** The user's own ID, else a hash of the content and the source, else a random one. */
export const messageId = (type: MessageType): string =>
  iml(`ifempty(temp.ownMessageId, if(temp.repeatable, sha256('${type}' + ${content}, 'hex'), uuid))`)
