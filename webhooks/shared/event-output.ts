import { type Expression, iml, isoDate, trimmed } from '../../src/authoring/macros/index.ts'

/**
 * Returns a member that Segment spells in camelCase and its Direct Integrations in snake_case. A blank one gives way
 * to the other.
 */
const either = (camel: string, snake: string): Expression =>
  `if(${trimmed(`item.${camel}`)}, item.${camel}, item.${snake})`

const text = (value: Expression): string => iml(`if(${trimmed(value)}, toString(${value}), undefined)`)
const date = (value: Expression): string => iml(isoDate(value))

/**
 * The bundle of the event `item`. The envelope is spelled in one way, whichever way it came in; traits, properties
 * and the rest keep the names that the sender gave them. `raw` is the event as it came without the source's write
 * key, which nobody needs to receive an event.
 */
export const eventOutput = {
  type: '{{item.type}}',
  userId: text(either('userId', 'user_id')),
  anonymousId: text(either('anonymousId', 'anonymous_id')),
  groupId: text(either('groupId', 'group_id')),
  previousId: text(either('previousId', 'previous_id')),
  event: text('item.event'),
  name: text('item.name'),
  category: text('item.category'),
  traits: '{{item.traits}}',
  properties: '{{item.properties}}',
  context: '{{item.context}}',
  integrations: '{{item.integrations}}',
  messageId: text(either('messageId', 'message_id')),
  timestamp: date('item.timestamp'),
  receivedAt: date(either('receivedAt', 'received_at')),
  sentAt: date(either('sentAt', 'sent_at')),
  originalTimestamp: date(either('originalTimestamp', 'original_timestamp')),
  raw: iml(`omit(item, 'writeKey', 'write_key')`),
}
