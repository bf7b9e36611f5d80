import type { Hono } from 'hono'
import { own } from '../../ramen/index.ts'
import { regionOf } from '../hosts.ts'
import { parseObject } from '../json-body.ts'
import type { ReceivedRequest, SandboxEnv } from '../receive.ts'
import { limits } from './drop-reasons.ts'
import { type Delivery, type Incoming, ingest, type Workspace } from './ingest.ts'
import { batchMessages, batchPaths, singleMessage, singlePaths } from './messages.ts'
import { writeKeyOf } from './write-key.ts'

/** What the Tracking API answers when it refuses a request. Segment does not document the shape of its errors. */
export function refuseTracking(status: 400 | 404 | 413 | 500, message: string): Response {
  return Response.json({ success: false, message }, { status })
}

/**
 * Adds Segment's Tracking API: 200 `{"success":true}` for nearly everything, 400 for what is not JSON, has no write key
 * or is too large. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api
 */
export function addTracking(app: Hono<SandboxEnv>, workspace: Workspace): void {
  app.post('/v1/:call', (context) => {
    const call = context.req.param('call')
    const type = singlePaths.get(call)
    if (type === undefined && !batchPaths.has(call)) return refuseTracking(404, `Segment has no ${context.req.path}.`)
    const delivery = deliveryOf(context.get('received'), type)
    if ('problem' in delivery) return refuseTracking(400, delivery.problem)
    ingest(delivery, workspace)
    return context.json({ success: true })
  })
}

/** The messages of a request: one of `type`, or a batch. */
function deliveryOf(
  { body, headers, host }: ReceivedRequest,
  type: string | undefined,
): Delivery | { problem: string } {
  const bytes = Buffer.byteLength(body)
  if (bytes > (type === undefined ? limits.batchBytes : limits.messageBytes)) return { problem: 'Exceed payload limit' }
  const parsed = parseObject(body)
  if ('problem' in parsed) return parsed
  const { object } = parsed
  const writeKey = writeKeyOf(headers.authorization, object)
  if (writeKey === '') return { problem: 'The request has no write key.' }
  const batch = own(object, 'batch')
  let messages: readonly Incoming[]
  if (type !== undefined) messages = [singleMessage(object, type, bytes)]
  else if (Array.isArray(batch)) messages = batchMessages(batch, object)
  else return { problem: 'The batch is not a list of messages.' }
  return { writeKey, region: regionOf(host), messages }
}
