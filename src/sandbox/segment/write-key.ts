import { type JsonObject, own } from '../../ramen/index.ts'

/**
 * The write key of a tracking request, from Basic authentication (with or without the colon after it) or from `writeKey`
 * in the body, in this order; empty text when there is none. A Bearer token says nothing about the source, so with OAuth
 * the body names it. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api#authentication
 */
export function writeKeyOf(authorization: string | undefined, body: JsonObject): string {
  const basic = /^basic\s+(?<credentials>\S+)\s*$/i.exec(authorization ?? '')?.groups?.credentials
  const user = basic === undefined ? '' : (Buffer.from(basic, 'base64').toString('utf8').split(':')[0] ?? '')
  const inBody = own(body, 'writeKey')
  return user || (typeof inBody === 'string' ? inBody : '')
}
