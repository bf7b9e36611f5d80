import { isObject, type JsonObject } from '../../ramen/index.ts'
import type { Region } from '../hosts.ts'
import type { Source } from '../options.ts'
import type { RamenResult } from '../ramen/service.ts'
import { type Drop, dropReason, type MessageType, unknownWriteKey } from './drop-reasons.ts'
import type { SegmentLedger } from './records.ts'
import { stored } from './stored.ts'

/** One message of a tracking request, and its size in UTF-8 bytes of JSON. */
export interface Incoming {
  readonly type: unknown
  readonly message: unknown
  readonly bytes: number
}

/** The messages of one tracking request, and what they share. */
export interface Delivery {
  readonly writeKey: string
  /** The region of the host that the request was meant for, if it named one. */
  readonly region: Region | undefined
  readonly messages: readonly Incoming[]
}

/** What messages are sorted with: the workspace, its records, and the way to Ramen. */
export interface Workspace {
  readonly sources: readonly Source[]
  readonly ledger: SegmentLedger
  readonly forward: (message: JsonObject) => RamenResult
  readonly now: () => Date
}

/** Sorts the messages of a delivery into those that Segment keeps, and forwards, and those that it drops. */
export function ingest(delivery: Delivery, workspace: Workspace): void {
  const { writeKey, region, messages } = delivery
  const source = workspace.sources.find((known) => known.writeKey === writeKey)
  for (const incoming of messages) {
    const drop = source === undefined ? unknownWriteKey : keep(incoming, source, delivery, workspace)
    if (drop === undefined) continue
    const receivedAt = workspace.now().toISOString()
    workspace.ledger.dropped.push({ ...drop, writeKey, region, receivedAt, message: incoming.message })
  }
}

/** Keeps a message, or gives the reason why Segment would not. */
function keep(
  incoming: Incoming,
  source: Source,
  { region, messages }: Delivery,
  workspace: Workspace,
): Drop | undefined {
  const { type, bytes } = incoming
  const { ledger, forward, now } = workspace
  const message = isObject(incoming.message) ? incoming.message : {}
  const isKnownId = (messageId: string): boolean => ledger.messageIds.has(messageId)
  const drop = dropReason({ message, type, source, region, bytes, count: messages.length, isKnownId })
  if (drop !== undefined) return drop
  const receivedAt = now()
  const kept = stored({ ...message, type }, receivedAt)
  ledger.messageIds.add(kept.messageId)
  ledger.messages.push({
    source: source.name,
    region: source.region,
    // No other type passes the rules.
    type: type as MessageType,
    receivedAt: receivedAt.toISOString(),
    bytes,
    ramen: source.ramen === false ? { ignored: 'The source has no Ramen destination.' } : forward(kept.message),
    ...kept,
  })
  return undefined
}
