import type { Hono } from 'hono'
import { isObject, type JsonObject, MAX_DEPTH, own } from '../../ramen/index.ts'
import { regionOf } from '../hosts.ts'
import { parseObject } from '../json-body.ts'
import type { SandboxEnv } from '../receive.ts'
import { messageTypes } from './drop-reasons.ts'
import { ingest, type Workspace } from './ingest.ts'
import { singleMessage } from './messages.ts'
import { writeKeyOf } from './write-key.ts'

/** The smallest transparent GIF: one pixel. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * Adds Segment's pixel route, which takes a message as base64 JSON in `data`, or as query parameters with dots in their
 * names, and answers with a picture whatever happens.
 * https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/pixel-tracking-api
 */
export function addPixel(app: Hono<SandboxEnv>, workspace: Workspace): void {
  app.get(`/v1/pixel/:type{${messageTypes.join('|')}}`, (context) => {
    const { query, headers, host } = context.get('received')
    const message = messageOf(query)
    const bytes = Buffer.byteLength(JSON.stringify(message))
    const writeKey = writeKeyOf(headers.authorization, message)
    const messages = [singleMessage(message, context.req.param('type'), bytes)]
    ingest({ writeKey, region: regionOf(host), messages }, workspace)
    return context.body(gif, 200, { 'content-type': 'image/gif' })
  })
}

function messageOf(query: Readonly<Record<string, string>>): JsonObject {
  const { data, ...parameters } = query
  if (data !== undefined) {
    const parsed = parseObject(Buffer.from(data, 'base64').toString('utf8'))
    return 'object' in parsed ? parsed.object : {}
  }
  let message: JsonObject = {}
  for (const [name, value] of Object.entries(parameters)) {
    const path = name.split('.')
    if (path.length < MAX_DEPTH) message = withPath(message, path, value)
  }
  return message
}

/** A copy of `object` with the value at a path of keys; a value in the way is replaced. */
function withPath(object: JsonObject, [key = '', ...rest]: readonly string[], value: string): JsonObject {
  if (rest.length === 0) return { ...object, [key]: value }
  const inner = own(object, key)
  return { ...object, [key]: withPath(isObject(inner) ? inner : {}, rest, value) }
}
