import { type App, MakeError } from '../runtime/index.ts'
import type { Sandbox } from '../sandbox/index.ts'
import { differences } from './differences.ts'

/** More than one request can hold: Segment takes 2,500 events in each. */
const size = 2600

/** The position of the event that has no name, in the batch that is refused. */
const invalid = 1300

interface BatchBundle {
  total: number
  accepted: number
  requests: number
}

/** What one batch did, and what is not as it should be. */
export interface BatchRun {
  bundle?: BatchBundle
  error?: MakeError
  /** How many events were in each request that reached Segment. */
  requests: number[]
  /** How many messages Segment keeps. */
  kept: number
  mismatches: string[]
}

/** What the batches did. */
export interface BatchOutcome {
  title: string
  runs: BatchRun[]
  mismatches: string[]
}

const events = Array.from({ length: size }, (_, index) => ({
  type: 'track',
  userId: `u-${1 + (index % 400)}`,
  event: 'Product Viewed',
  messageId: `view-${index + 1}`,
  properties: { sku: `A-${index + 1}` },
}))

/** The same events, one of them without its name. */
const withInvalid = events.map(({ event, ...rest }, index) => (index + 1 === invalid ? rest : { ...rest, event }))

const skuOf = (message: unknown): string => (message as { properties: { sku: string } }).properties.sku

const countOf = (body: string): number => (JSON.parse(body) as { batch: unknown[] }).batch.length

async function runOnce(
  app: App,
  sandbox: Sandbox,
  connection: Record<string, unknown>,
  batch: readonly object[],
): Promise<Omit<BatchRun, 'mismatches'>> {
  sandbox.reset()
  const outcome: Pick<BatchRun, 'bundle' | 'error'> = {}
  try {
    const parameters = { source: 'json', json: JSON.stringify(batch) }
    const { bundles } = await app.runModule('sendBatch', { parameters, connection })
    if (bundles[0]) outcome.bundle = bundles[0] as unknown as BatchBundle
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    outcome.error = error
  }
  const { requests, messages } = sandbox.segment
  return { ...outcome, requests: requests.map(({ body }) => countOf(body)), kept: messages.length }
}

function mismatchesOfSent({ bundle, error, requests }: Omit<BatchRun, 'mismatches'>, { segment }: Sandbox): string[] {
  if (error) return [`error: ${error.name}: ${error.message}`]
  const kept = segment.messages.map(({ message }) => skuOf(message))
  return [
    ...differences({ total: size, accepted: size, requests: 2 }, bundle, 'bundle'),
    ...differences(2, requests.length, 'requests at Segment'),
    ...(kept.join() === events.map(skuOf).join()
      ? []
      : ['Segment: the events are not those that were sent, in their order']),
  ]
}

const mismatchesOfRefused = ({ error, requests }: Omit<BatchRun, 'mismatches'>): string[] => [
  ...differences('DataError', error?.name, 'error type'),
  ...differences([], requests, 'requests at Segment'),
]

/**
 * Sends 2,600 events in one operation to a sandbox that is emptied first; then the same with an event that Segment would drop, which
 * the module refuses before it sends anything.
 */
export async function runBatch(app: App, sandbox: Sandbox, connection: Record<string, unknown>): Promise<BatchOutcome> {
  const title = `Send a batch of ${size.toLocaleString('en-US')} events as one operation; once more with an event that has no name`
  const sent = await runOnce(app, sandbox, connection, events)
  const ofSent = mismatchesOfSent(sent, sandbox)
  const refused = await runOnce(app, sandbox, connection, withInvalid)
  const runs = [
    { ...sent, mismatches: ofSent },
    { ...refused, mismatches: mismatchesOfRefused(refused) },
  ]
  return { title, runs, mismatches: runs.flatMap(({ mismatches }) => mismatches) }
}
