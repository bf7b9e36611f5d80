type Event = Record<string, unknown>

/**
 * What a batch may hold, in plain TypeScript: what the tracking API takes, and what would not be sent as it is given.
 * https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api#batch
 */
const needed: Record<string, readonly string[]> = {
  identify: [],
  track: ['event'],
  page: [],
  screen: [],
  group: ['groupId'],
  alias: ['previousId', 'userId'],
}

const texts = ['type', 'userId', 'anonymousId', 'event', 'groupId', 'previousId', 'messageId', 'name', 'category']
const collections = ['properties', 'traits', 'context', 'integrations']

const isCollection = (value: unknown): value is Event =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text with something in it, and no blanks around it. */
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.trim() === value

/** A day, or a time on it, from 1971 to 2100; none at all is one, too. */
const isTime = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && /^\d{4}-\d\d-\d\d(T\S+)?$/.test(value) && value >= '1971' && value < '2101')

/** Whether an event can be sent, whatever the others are. */
function isSendable(event: unknown): boolean {
  if (!isCollection(event)) return false
  const has = (name: string): boolean => Object.hasOwn(event, name)
  const type = typeof event['type'] === 'string' ? event['type'] : ''
  return (
    Object.hasOwn(needed, type) &&
    texts.every((name) => !has(name) || isText(event[name])) &&
    collections.every((name) => !has(name) || isCollection(event[name])) &&
    (has('userId') || has('anonymousId')) &&
    needed[type]!.every(has) &&
    (!has('timestamp') || isTime(event['timestamp'])) &&
    !has('sentAt') &&
    !has('writeKey')
  )
}

/** Whether a batch is sent; the numbers that JSON would round are not looked at. */
export function isSent(events: readonly unknown[]): boolean {
  if (!events.every(isSendable)) return false
  const ids = (events as Event[]).flatMap(({ messageId }) => messageId ?? [])
  return new Set(ids).size === ids.length
}
