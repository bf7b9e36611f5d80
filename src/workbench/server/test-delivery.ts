import { randomBytes } from 'node:crypto'
import {
  chanceOf,
  type Credential,
  deliveryRequest,
  type DeliveryRequest,
  messageTypes,
  type MessageType,
  testMessage,
} from '../../deliveries/index.ts'
import type { Collection } from '../../runtime/collection.ts'
import type { Delivery } from '../../runtime/index.ts'
import { type Body, ProblemError } from './problem.ts'
import type { Secrets } from './secrets.ts'

/** Events in a batch. */
const batchSize = 3

/** What a test delivery is made for. */
export interface Receiver {
  /** What the form of its webhook holds. */
  readonly values: Collection
  /** What came before, by the id of the reception. */
  readonly deliveries: ReadonlyMap<string, Delivery>
}

/**
 * The delivery that a request describes.
 *
 * @throws ProblemError 400 for a kind or a type that there is not, 404 for an earlier delivery that is not kept any more.
 */
export function requestOf(body: Body, { values, deliveries }: Receiver, secrets: Secrets): DeliveryRequest {
  const kind = body.text('kind')
  if (kind === 'replay') {
    const known = deliveries.get(body.text('replayOf'))
    if (known === undefined) throw new ProblemError(404, 'This delivery is not kept any more. Choose another one.')
    return { headers: headersOf(known), body: String(known.rawBody) }
  }
  if (kind === 'json') return jsonRequest(secrets.reveal(body.get('body') ?? {}))
  return deliveryRequest(contentOf(kind, typeOf(body.text('type')), values), credentialOf(values, kind))
}

/** What any service may send. */
function jsonRequest(content: unknown): DeliveryRequest {
  const body = JSON.stringify(content)
  return { headers: { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }, body }
}

function typeOf(name: string): MessageType {
  const type = messageTypes.find((known) => known === name)
  if (type !== undefined) return type
  throw new ProblemError(400, `There is no type of event "${name}". There is: ${messageTypes.join(', ')}.`)
}

const kinds: Readonly<Record<string, true>> = { valid: true, 'wrong-key': true, 'wrong-type': true, batch: true }

function contentOf(kind: string, type: MessageType, values: Collection): object {
  if (!Object.hasOwn(kinds, kind)) {
    throw new ProblemError(
      400,
      `There is no kind of delivery "${kind}". There is: ${Object.keys(kinds).join(', ')}, replay, json.`,
    )
  }
  const chance = chanceOf(randomBytes(4).readInt32LE())
  const message = (): object => testMessage(type, chance, new Date())
  if (kind === 'batch') return Array.from({ length: batchSize }, message)
  return kind === 'wrong-type' ? { ...message(), type: unwantedType(values) } : message()
}

/** A type that the webhook does not take; where it takes all, one that Segment does not have. */
function unwantedType({ types }: Collection): string {
  const wanted: readonly unknown[] = Array.isArray(types) && types.length > 0 ? types : messageTypes
  return messageTypes.find((type) => !wanted.includes(type)) ?? 'heartbeat'
}

function credentialOf({ authentication, apiKey, sharedSecret }: Collection, kind: string): Credential {
  const wrong = randomBytes(12).toString('hex')
  const given = authentication === 'sharedSecret' ? sharedSecret : apiKey
  const key = kind === 'wrong-key' || typeof given !== 'string' ? wrong : given
  return authentication === 'sharedSecret' ? { secret: key } : { key }
}

/** The headers of a delivery that is sent once more, but for those that belong to its connection. */
function headersOf({ headers = {} }: Delivery): Record<string, string> {
  const names = Object.keys(headers).filter((name) => !['host', 'connection', 'transfer-encoding'].includes(name))
  return Object.fromEntries(names.map((name) => [name, String(headers[name])]))
}
