import { ramenProfile, toRamen } from '../ramen/index.ts'
import type { AcceptedMessage } from '../sandbox/index.ts'
import type { BatchOutcome, BatchRun } from './batch.ts'
import type { Example, RamenRecords } from './example.ts'
import type { Outcome } from './run.ts'
import type { DeliveryOutcome } from './trigger.ts'

const named = (members: object): string => {
  const keys = Object.keys(members)
  return keys.length === 0 ? '' : ` (${keys.join(', ')})`
}

/** The top-level fields of a message that say who and what, in the order of the specification. */
const telling = ['userId', 'anonymousId', 'previousId', 'event', 'groupId', 'name', 'category'] as const

function answerText({ exchange }: Outcome): string {
  if (!exchange) return 'nothing sent'
  const { request, response, error } = exchange
  const answer = response ? `${response.statusCode} ${JSON.stringify(response.body)}` : `no answer: ${error ?? ''}`
  return `${request?.method} ${request?.url} → ${answer}`
}

function keptText({ kept, dropped, error }: Outcome): string {
  if (dropped) return `answers 200 and drops it: ${dropped}`
  if (!kept) return error ? 'keeps nothing' : 'received a call that is not a message'
  return `keeps ${describeMessage(kept)}`
}

/** What Segment keeps of a message, on one line. */
export function describeMessage({ message, type, bytes }: AcceptedMessage): string {
  const who = telling.filter((key) => message[key] !== undefined).map((key) => `${key}=${JSON.stringify(message[key])}`)
  const data = ['traits', 'properties'].flatMap((key) => (message[key] ? [`${key}${named(message[key])}`] : []))
  return `${type} ${[...who, ...data].join(' ')}, ${bytes} bytes`
}

const itemTexts: { [List in keyof RamenRecords]-?: (item: Record<string, unknown>) => string } = {
  users: ({ id, traits = {}, companies, ...rest }) => {
    const groups = Array.isArray(companies) && companies.length > 0 ? ` in ${companies.join(', ')}` : ''
    return `user ${String(id)}${groups}${named({ ...rest, ...(traits as object) })}`
  },
  companies: ({ id, traits = {}, ...rest }) => `company ${String(id)}${named({ ...rest, ...(traits as object) })}`,
  events: ({ event }) => `event ${JSON.stringify(event)}`,
  pages: () => 'a page view',
}

/** What Ramen holds, a text for each record. */
export function describeRecords(records: Required<RamenRecords>): string[] {
  return Object.entries(itemTexts).flatMap(([list, textOf]) =>
    records[list as keyof RamenRecords].map((item) => textOf(item as Record<string, unknown>)),
  )
}

function ramenText({ ramen, bundle, error }: Outcome): string {
  const texts = describeRecords(ramen)
  if (texts.length > 0) return `keeps ${texts.join('; ')}`
  return `keeps nothing${error || typeof bundle?.ramen !== 'string' ? '' : `: ${bundle.ramen}`}`
}

/** Rules by which Ramen changed a value, or its name, on the way through Segment. */
function ruleTexts({ kept }: Outcome): string[] {
  const call = kept && toRamen(kept.message)
  if (!call || 'ignored' in call) return []
  return ramenProfile(call)
    .attributes.filter(({ from, to, rule }) => from !== to || rule.includes('is kept as'))
    .map(({ of, attribute, rule }) => `${of} ${attribute}: ${rule}`)
}

/** Lines under one label. */
const labelled = (label: string, lines: string[]): string[] =>
  lines.map((line, index) => `    ${(index === 0 ? label : '').padEnd(9)}${line}`)

const routeNames = { segment: 'through Segment', direct: 'direct' }

/** Returns what the runs of one example did, as lines: module, answer, what Segment keeps, what Ramen keeps on each route. */
export function describeExample(number: number, example: Example, outcomes: Outcome[]): string[] {
  const first = outcomes[0]
  if (!first) return []
  const { error, bundle } = first
  const result = error
    ? `${error.name}: ${error.message}`
    : `accepted, ${JSON.stringify(bundle?.messageId ?? bundle?.body)}`
  return [
    headed(number, example.title),
    ...labelled('module', [`${example.module}: ${result}`]),
    ...labelled('Segment', [answerText(first), keptText(first)]),
    ...labelled('Ramen', [
      ...outcomes.map((outcome) => `${routeNames[outcome.route]}: ${ramenText(outcome)}`),
      ...ruleTexts(first),
    ]),
    ...outcomes.flatMap(({ route, mismatches }) =>
      mismatches.flatMap((text) => labelled('DIFFERS', [`${routeNames[route]}: ${text}`])),
    ),
    '',
  ]
}

const grouped = (number: number): string => number.toLocaleString('en-US')

const headed = (number: number, title: string): string => `${String(number).padStart(2)}  ${title}`

function describeBatchRun({ bundle, error, requests, kept, mismatches }: BatchRun): string[] {
  const result = bundle
    ? `${grouped(bundle.accepted)} of ${grouped(bundle.total)} accepted`
    : `${error?.name}: ${error?.message}`
  return [
    ...labelled('module', [`sendBatch: ${result}`]),
    ...labelled('Segment', [
      ...(requests.length === 0 ? ['nothing sent'] : []),
      ...requests.map((events) => `POST /v1/batch → ${grouped(events)} events`),
      `keeps ${grouped(kept)} events`,
    ]),
    ...labelled('DIFFERS', mismatches),
  ]
}

/** Returns what became of the batches, as lines: how many events were accepted, each request, and why one was refused. */
export const describeBatch = (number: number, { title, runs }: BatchOutcome): string[] => [
  headed(number, title),
  ...runs.flatMap(describeBatchRun),
  '',
]

/** Returns what Segment delivered to the trigger, what it was answered, and what the scenario starts with. */
export function describeDeliveries(number: number, outcomes: DeliveryOutcome[]): string[] {
  return [
    headed(number, 'Watch events: what Segment delivers starts a scenario'),
    ...outcomes.flatMap(({ title, answer, bundles, mismatches }) => [
      ...labelled('Segment', [`delivers ${title} → ${answer.status} ${answer.body}`]),
      ...bundles.flatMap(({ type, userId, event }) =>
        labelled('bundle', [`${String(type)} userId=${JSON.stringify(userId)} event=${JSON.stringify(event)}`]),
      ),
      ...labelled('DIFFERS', mismatches),
    ]),
    '',
  ]
}

/** Returns the last line of the journey. */
export function describeTotals(
  examples: Example[],
  outcomes: Outcome[],
  others: readonly (BatchOutcome | DeliveryOutcome)[],
): string {
  const sent = outcomes.filter(({ kept }) => kept).length
  const refused = outcomes.filter(({ error }) => error).length
  const wrong = [...outcomes, ...others].filter(({ mismatches }) => mismatches.length > 0).length
  const verdict = wrong === 0 ? 'all as the examples say' : `${wrong} not as the examples say`
  return `${examples.length} messages, ${outcomes.length} runs: ${sent} accepted, ${refused} refused before sending; ${verdict}.`
}
