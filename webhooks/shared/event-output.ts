import { type Expression, iml } from '../../src/authoring/expression.ts'

const trimmedText = (value: Expression): Expression => `trim(toString(ifempty(${value}, emptystring)))`

const text = (value: Expression): string => iml(`ifempty(${trimmedText(value)}, undefined)`)

/** An ID that Segment spells in camelCase and its Direct Integrations in snake_case. */
const id = (camel: string, snake: string): string =>
  iml(`ifempty(${trimmedText(`item.${camel}`)}, ifempty(${trimmedText(`item.${snake}`)}, undefined))`)

const either = (camel: string, snake: string): Expression => `ifempty(item.${camel}, item.${snake})`

/**
 * A text as it came, which Make reads as a date where it is mapped; a number as seconds since 1970 or, from 10,000,000,000 on, as
 * milliseconds. One below 100,000,000 stays a number.
 */
const time = (value: Expression): string =>
  iml(`if(${value} > 99999999, parseDate(${value}, if(${value} > 9999999999, 'x', 'X')), ${value})`)

/**
 * The bundle of the event `item`. The envelope is spelled in one way, whichever way it came in; traits, properties
 * and the rest keep the names that the sender gave them. `raw` is the event as it came without the source's write
 * key, which nobody needs to receive an event.
 */
export const eventOutput = {
  type: '{{item.type}}',
  userId: id('userId', 'user_id'),
  anonymousId: id('anonymousId', 'anonymous_id'),
  groupId: id('groupId', 'group_id'),
  previousId: id('previousId', 'previous_id'),
  event: text('item.event'),
  name: text('item.name'),
  category: text('item.category'),
  traits: '{{item.traits}}',
  properties: '{{item.properties}}',
  context: '{{item.context}}',
  integrations: '{{item.integrations}}',
  messageId: id('messageId', 'message_id'),
  timestamp: time('item.timestamp'),
  receivedAt: time(either('receivedAt', 'received_at')),
  sentAt: time(either('sentAt', 'sent_at')),
  originalTimestamp: time(either('originalTimestamp', 'original_timestamp')),
  raw: iml(`omit(item, 'writeKey', 'write_key')`),
}
