import type { Hono } from 'hono'
import { own } from '../../ramen/index.ts'
import { parseObject } from '../json-body.ts'
import type { RamenOrganization } from '../options.ts'
import type { ReceivedRequest, SandboxEnv } from '../receive.ts'
import { keyRefusal, organizationRefusal, type Refusal } from './auth.ts'
import { asMessage } from './normalise.ts'
import { maintenance, type RamenService } from './service.ts'

/** The path of the Direct Integration endpoint. */
export const ENDPOINT_PATH = '/segment'

/** What Ramen answers to a request that it refuses: JSON whose `message` Segment shows to its customer. */
export function refuseRamen(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers })
}

/** Messages that were answered with 202 and wait to be processed. */
export type Queue = (() => void)[]

/**
 * Adds the endpoint that Segment's Direct Integrations send to: POST, JSON, one message each, Basic authentication. 200
 * means processed, 202 queued, 400 malformed, 401 a wrong key or an invalid identify, 403 a key without permission, 404
 * another organization, 405 another method, 501 another call type, 503 paused. A repeated `message_id` is taken again:
 * nothing says that Ramen looked at it. https://www.twilio.com/docs/segment/partners/direct-integrations
 */
export function addEndpoint(
  app: Hono<SandboxEnv>,
  ramen: RamenService,
  organization: RamenOrganization,
  queue: Queue,
): void {
  app.all(ENDPOINT_PATH, (context) => {
    if (context.req.method !== 'POST') return refuseRamen(405, 'Send messages with POST.', { allow: 'POST' })
    const accepted = accept(context.get('received'), ramen, organization)
    if ('status' in accepted) return refuseRamen(accepted.status, accepted.message)
    if (organization.queue) {
      queue.push(accepted.process)
      return context.body(null, 202)
    }
    accepted.process()
    return context.body(null, 200)
  })
}

/** The work that a request asks for, or why it is refused. */
function accept(
  { headers, body }: ReceivedRequest,
  ramen: RamenService,
  organization: RamenOrganization,
): Refusal | { readonly process: () => void } {
  if (ramen.paused) return maintenance
  const refusal =
    keyRefusal(headers.authorization, organization) ??
    organizationRefusal(headers['x-segment-settings'], organization) ??
    contentTypeRefusal(headers['content-type'])
  if (refusal !== undefined) return refusal
  const parsed = parseObject(body)
  if ('problem' in parsed) return { status: 400, message: parsed.problem }
  const message = asMessage(parsed.object)
  const refusedForm = formRefusal(message)
  if (refusedForm !== undefined) return refusedForm
  const result = ramen.examine(message)
  if ('refused' in result) return result.refused
  if ('ignored' in result) return { status: 400, message: result.ignored }
  return { process: () => ramen.keep(message, result.stored) }
}

function contentTypeRefusal(contentType = ''): Refusal | undefined {
  if (/^application\/json\s*(?:;|$)/i.test(contentType)) return undefined
  return { status: 400, message: 'The Content-Type must be application/json.' }
}

const supported: ReadonlySet<unknown> = new Set(['identify', 'track', 'page', 'group'])

function formRefusal(message: Readonly<Record<string, unknown>>): Refusal | undefined {
  const type = own(message, 'type')
  if (typeof type !== 'string' || type === '') return { status: 400, message: 'The message has no type.' }
  if (!supported.has(type)) return { status: 501, message: `Calls of type ${type.slice(0, 40)} are not supported.` }
  if (type === 'identify' && !own(message, 'userId')) return { status: 401, message: 'An identify needs a user id.' }
  if (type === 'group' && !own(message, 'groupId')) return { status: 400, message: 'A group needs a group id.' }
  return undefined
}
