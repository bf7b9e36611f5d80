import { isObject, type JsonObject, own } from '../../ramen/index.ts'
import { messageTypes } from './drop-reasons.ts'
import type { Incoming } from './ingest.ts'

/** The paths of single messages, with the first letters that Segment's browser and mobile libraries use. */
export const singlePaths: ReadonlyMap<string, string> = new Map(
  messageTypes.flatMap((type) => [
    [type, type],
    [type.charAt(0), type],
  ]),
)

/** The paths of many messages; `import` is the older one, and Segment's Ruby library still uses it. */
export const batchPaths: ReadonlySet<string> = new Set(['batch', 'b', 'import'])

/** The message of a request to one of the single paths; the path decides over its type. */
export function singleMessage(body: JsonObject, type: string, bytes: number): Incoming {
  return { type, message: withoutKey(body), bytes }
}

/** The messages of a batch, each with what the batch says for all of them: `context`, `integrations` and `sentAt`. */
export function batchMessages(batch: readonly unknown[], body: JsonObject): readonly Incoming[] {
  const sentAt = own(body, 'sentAt')
  const shared: JsonObject = sentAt === undefined ? {} : { sentAt }
  return batch.map((message) => {
    const bytes = Buffer.byteLength(JSON.stringify(message))
    if (!isObject(message)) return { type: undefined, message, bytes }
    // `action` is what old libraries call the type.
    const type = own(message, 'type') ?? own(message, 'action')
    const merged = { ...merge('context', body, message), ...merge('integrations', body, message) }
    return { type, message: { ...shared, ...withoutKey(message), ...merged }, bytes }
  })
}

/** What a message says itself wins, key by key, over what its batch says. */
function merge(key: 'context' | 'integrations', body: JsonObject, message: JsonObject): JsonObject {
  const ofBatch = own(body, key)
  const ofMessage = own(message, key)
  if (!isObject(ofBatch)) return {}
  return { [key]: isObject(ofMessage) ? { ...ofBatch, ...ofMessage } : ofBatch }
}

/** Real Segment stores the write key with the event. The sandbox does not, so that nobody prints it by accident. */
function withoutKey({ writeKey: _, ...message }: JsonObject): JsonObject {
  return message
}
