import { randomUUID } from 'node:crypto'
import { type JsonObject, own } from '../../ramen/index.ts'
import { messageIdOf } from './drop-reasons.ts'
import { notesOn } from './notes.ts'

/** A message as Segment keeps it, and what was silently changed or has no effect. */
export interface StoredMessage {
  readonly message: JsonObject
  readonly messageId: string
  readonly timestamp: string
  readonly notes: readonly string[]
}

const isoTimestamp = /^\d{4}-\d{2}-\d{2}(?<time>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

/** Adds what Segment adds: a message ID where there is none, `receivedAt`, `originalTimestamp` and the final `timestamp`. */
export function stored(sent: JsonObject, receivedAt: Date): StoredMessage {
  const { time, note } = timestampOf(sent, receivedAt)
  const messageId = messageIdOf(sent) || `sandbox-${randomUUID()}`
  const timestamp = time.toISOString()
  const original = own(sent, 'timestamp')
  const message: JsonObject = {
    ...sent,
    ...(original === undefined ? {} : { originalTimestamp: original }),
    messageId,
    receivedAt: receivedAt.toISOString(),
    timestamp,
  }
  return { message, messageId, timestamp, notes: [...(note === undefined ? [] : [note]), ...notesOn(sent)] }
}

/**
 * The time of an event: the timestamp, corrected by how far the sender's clock is off (receivedAt − sentAt). One that is
 * not ISO 8601 gives way to the time of sending, or of receipt; so does one that is missing.
 * https://www.twilio.com/docs/segment/connections/spec/common#timestamps
 */
function timestampOf(sent: JsonObject, receivedAt: Date): { readonly time: Date; readonly note?: string } {
  const original = own(sent, 'timestamp')
  if (original === undefined || original === null) return { time: receivedAt }
  const timestamp = milliseconds(original)
  const sentAt = milliseconds(own(sent, 'sentAt'))
  if (timestamp === undefined) {
    const [instead, time] = sentAt === undefined ? ['receipt', receivedAt] : ['sending', new Date(sentAt)]
    return { time, note: `The timestamp is not ISO 8601; Segment takes the time of ${instead}.` }
  }
  const corrected = sentAt === undefined ? timestamp : receivedAt.getTime() - (sentAt - timestamp)
  return { time: new Date(corrected) }
}

/** Epoch milliseconds of an ISO 8601 text, in UTC unless it names a zone. */
function milliseconds(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const parts = isoTimestamp.exec(value)?.groups
  if (parts === undefined) return undefined
  const time = Date.parse(parts.time !== undefined && parts.zone === undefined ? `${value}Z` : value)
  return Number.isNaN(time) ? undefined : time
}
