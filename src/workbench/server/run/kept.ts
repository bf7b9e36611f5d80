import { isCollection, member } from '../../../runtime/collection.ts'
import { maskText } from '../../../runtime/mask.ts'
import { type RamenCall, ramenProfile, toRamen } from '../../../ramen/index.ts'
import type { AcceptedMessage, ReceivedRequest, Sandbox } from '../../../sandbox/index.ts'
import { asMessage } from '../../../sandbox/ramen/normalise.ts'
import { parseObject } from '../../../sandbox/json-body.ts'
import { limits } from '../../../sandbox/segment/drop-reasons.ts'
import type { Kept } from '../../contract.ts'

/** Records of each kind that are shown: a batch has 2,500 of them. */
const shown = 200

/** Begins to watch what the sandbox records; the function that it returns tells what came since. */
export function watchRecords({ segment, ramen }: Sandbox): () => Kept {
  const before = [segment.messages.length, segment.dropped.length, ramen.requests.length]
  return () => {
    const messages = segment.messages.slice(before[0])
    const dropped = segment.dropped.slice(before[1])
    const profiles = [
      ...messages.flatMap(({ ramen: result }) => ('stored' in result ? profileOf(result.stored) : [])),
      ...ramen.requests.slice(before[2]).flatMap(ofDirectRequest),
    ]
    return {
      segment: messages.slice(0, shown).map((message) => ({
        message: withoutHash(message.message),
        bytes: message.bytes,
        ramen: ramenSentence(message),
        notes: message.notes,
      })),
      dropped: dropped.slice(0, shown).map(({ message, reason }) => ({ message: withoutHash(message), reason })),
      ramen: profiles.slice(0, shown),
      more: [messages, dropped, profiles].reduce((more, { length }) => more + Math.max(0, length - shown), 0),
      limits: { messageBytes: limits.messageBytes, batchBytes: limits.batchBytes },
    }
  }
}

/** The signature of a user's ID lets others sign in as that user, so it is masked here as it is in the log. */
function withoutHash(message: unknown): unknown {
  const integrations = member(message, 'integrations')
  if (!isCollection(message) || !isCollection(integrations)) return message
  const masked = Object.entries(integrations).map(([name, options]): [string, unknown] =>
    isCollection(options) && Object.hasOwn(options, 'auth_hash')
      ? [name, { ...options, auth_hash: maskText }]
      : [name, options],
  )
  return { ...message, integrations: Object.fromEntries(masked) }
}

function ramenSentence({ ramen }: AcceptedMessage): string {
  if ('stored' in ramen) return `Ramen keeps it, as ${ramen.stored.method}().`
  return 'ignored' in ramen ? ramen.ignored : `Ramen refuses it: ${ramen.refused.message}`
}

/** A direct message that Ramen took: its answer says so. */
function ofDirectRequest({ status, body }: ReceivedRequest): Kept['ramen'][number][] {
  if (status !== 200 && status !== 202) return []
  const parsed = parseObject(body)
  const call = 'object' in parsed ? toRamen(asMessage(parsed.object)) : { ignored: '' }
  return 'ignored' in call ? [] : profileOf(call)
}

function profileOf(call: RamenCall): Kept['ramen'][number][] {
  const { user, company, event, page, attributes } = ramenProfile(call)
  const rulesOf = (kind: 'user' | 'company'): string[] =>
    attributes
      .filter(({ of, from, to, rule }) => of === kind && (from !== to || rule.includes('is kept as')))
      .map(({ attribute, rule }) => `${attribute}: ${rule}`)
  return [
    ...(user === undefined ? [] : [{ kind: 'user', value: user, rules: rulesOf('user') }]),
    ...(company === undefined ? [] : [{ kind: 'company', value: company, rules: rulesOf('company') }]),
    ...(event === undefined
      ? []
      : [{ kind: 'event', value: event, rules: ['Ramen keeps the name of an event and none of its properties.'] }]),
    ...(page === true
      ? [
          {
            kind: 'page',
            value: {},
            rules: ['Ramen counts a page view and keeps neither its name nor its properties.'],
          },
        ]
      : []),
  ]
}
