import type { JsonObject } from '../../ramen/index.ts'
import type { Region } from '../hosts.ts'
import type { RamenResult } from '../ramen/service.ts'
import type { ReceivedRequest } from '../receive.ts'
import type { Drop, MessageType } from './drop-reasons.ts'

/** A message that Segment keeps. */
export interface AcceptedMessage {
  /** The name of the source that the write key belongs to. */
  readonly source: string
  readonly region: Region
  readonly type: MessageType
  readonly messageId: string
  readonly receivedAt: string
  /** The time that Segment stores for the event. */
  readonly timestamp: string
  /** Size of the message as it was sent, in UTF-8 bytes of JSON. */
  readonly bytes: number
  /** The message as Segment stores it, without the write key. */
  readonly message: JsonObject
  /** What Segment silently changed or left out. */
  readonly notes: readonly string[]
  /** What became of it at Ramen. */
  readonly ramen: RamenResult
}

/** A message that Segment answered with 200 and then dropped. */
export interface DroppedMessage extends Drop {
  readonly writeKey: string
  /** The region of the host that the request was meant for, if it named one. */
  readonly region: Region | undefined
  readonly receivedAt: string
  readonly message: unknown
}

/** All that happened at Segment since the start, or since the last reset. */
export interface SegmentRecords {
  /** Every request to the Tracking API, the CDN and the Public API. */
  readonly requests: readonly ReceivedRequest[]
  readonly messages: readonly AcceptedMessage[]
  /** What real Segment would have dropped silently, with the reason. */
  readonly dropped: readonly DroppedMessage[]
}

/** The same, to write in; `messageIds` are those of the accepted messages. */
export interface SegmentLedger extends SegmentRecords {
  readonly requests: ReceivedRequest[]
  readonly messages: AcceptedMessage[]
  readonly dropped: DroppedMessage[]
  readonly messageIds: Set<string>
  clear(): void
}

export function createSegmentLedger(): SegmentLedger {
  const ledger = {
    requests: [] as ReceivedRequest[],
    messages: [] as AcceptedMessage[],
    dropped: [] as DroppedMessage[],
    messageIds: new Set<string>(),
    clear() {
      for (const list of [ledger.requests, ledger.messages, ledger.dropped]) list.length = 0
      ledger.messageIds.clear()
    },
  }
  return ledger
}
