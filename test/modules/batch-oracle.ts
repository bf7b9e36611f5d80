type Event = Record<string, unknown>

/** What the tracking API says of a batch, in plain TypeScript. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ */
const types: readonly unknown[] = ['identify', 'track', 'page', 'screen', 'group', 'alias']
const ids = ['userId', 'anonymousId', 'groupId', 'previousId']
const collections = ['traits', 'properties', 'context', 'integrations']
const stored = new Set(['sentAt', 'receivedAt', 'originalTimestamp', 'version', 'writeKey'])

const own = (event: Event, key: string): unknown => (Object.hasOwn(event, key) ? event[key] : undefined)
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isId = (value: unknown): boolean => isText(value) || typeof value === 'number'
const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null
const isEvent = (value: unknown): value is Event => isContainer(value) && !Array.isArray(value)

/** How many bytes the value takes as JSON in UTF-8. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** How deep lists and objects nest: 0 for a text, 1 for a list of texts. */
export function depthOf(value: unknown): number {
  if (!isContainer(value)) return 0
  return 1 + Object.values(value).reduce((deepest, inner) => Math.max(deepest, depthOf(inner)), 0)
}

const timeShape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-](\d\d:?\d\d)))?$/

/** Whether a text is a day that exists, or a time on it with its zone. */
function isTime(value: unknown): boolean {
  const [, day, time = '', zone = ''] = typeof value === 'string' ? (timeShape.exec(value) ?? []) : []
  if (day === undefined) return false
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const [zoneHours = 0, zoneMinutes = 0] = (zone.match(/\d\d/g) ?? []).map(Number)
  return (
    !Number.isNaN(midnight) &&
    new Date(midnight).toISOString().startsWith(day) &&
    Math.max(hours, zoneHours) < 24 &&
    Math.max(minutes, seconds, zoneMinutes) < 60
  )
}

/** What is sent of an event at a position: without what Segment stores with it, with a Message ID that begins as given. */
export function sentForm(event: Event, position: number, prefix: string): Event {
  const id = `${prefix}-${String(position).padStart(6, '0')}`
  const members = Object.entries(event).filter(([key]) => !stored.has(key))
  const isNamed = members.some(([key]) => key === 'messageId')
  const named = members.map(([key, value]) => [key, key === 'messageId' && !isText(value) ? id : value] as const)
  return Object.fromEntries(isNamed ? named : [...named, ['messageId', id]])
}

/** Part of the reason for which an event is refused; undefined for one that is sent. */
export function refusalOf(value: unknown, position: number): string | undefined {
  if (!isEvent(value)) return 'is not a collection'
  const [type, messageId] = [own(value, 'type'), own(value, 'messageId')]
  const has = (...keys: string[]): boolean => keys.some((key) => isId(own(value, key)))
  if (!types.includes(type)) return 'none of the types'
  if (type === 'alias' && !(has('previousId') && has('userId'))) return 'alias without previousId'
  if (type !== 'alias' && !has('userId', 'anonymousId')) return 'neither userId nor anonymousId'
  if (ids.some((key) => isContainer(own(value, key)) || typeof own(value, key) === 'boolean')) return 'neither a text'
  if (type === 'track' && !isText(own(value, 'event'))) return 'track without event'
  if (type === 'group' && !has('groupId')) return 'group without groupId'
  if (messageId !== undefined && messageId !== null && !(typeof messageId === 'string' && messageId.length <= 100)) {
    return 'messageId'
  }
  if (Object.hasOwn(value, 'timestamp') && !isTime(value['timestamp'])) return 'timestamp'
  if (collections.some((key) => Object.hasOwn(value, key) && value[key] !== null && !isEvent(value[key]))) {
    return 'that are not a collection'
  }
  return bytesOf(sentForm(value, position, '0'.repeat(20))) > 32_768 ? '32 KB' : undefined
}
