import { createHmac } from 'node:crypto'

/**
 * How a delivery proves where it comes from: the key of a Direct Integration, or the shared secret of a Webhooks
 * destination.
 */
export type Credential = { readonly key: string } | { readonly secret: string }

/** A delivery as it goes over the wire. */
export interface DeliveryRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Writes a message, or a batch of them, as Segment sends it to an endpoint: the headers of a Direct Integration, and
 * either Basic authentication with an empty password or `X-Signature`, which covers the first message of a batch
 * only. https://www.twilio.com/docs/segment/partners/direct-destination
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/webhooks
 */
export function deliveryRequest(content: object | readonly object[], credential: Credential): DeliveryRequest {
  const body = JSON.stringify(content)
  return {
    headers: {
      Accept: '*/*',
      ...proof(content, credential),
      'Cache-Control': 'no-cache',
      Connection: 'Keep-Alive',
      'Content-Length': String(Buffer.byteLength(body)),
      'Content-Type': 'application/json',
      'User-Agent': 'Segment',
    },
    body,
  }
}

function proof(content: unknown, credential: Credential): Record<string, string> {
  if ('key' in credential) return { Authorization: `Basic ${Buffer.from(`${credential.key}:`).toString('base64')}` }
  const signed = JSON.stringify(Array.isArray(content) ? content[0] : content)
  return { 'X-Signature': createHmac('sha1', credential.secret).update(signed).digest('hex') }
}
