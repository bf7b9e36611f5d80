import { type App, MakeError } from '../runtime/index.ts'
import type { Sandbox } from '../sandbox/index.ts'
import { differences } from './differences.ts'

/** More than one request can hold: Segment takes 2,500 events in each. */
const size = 2600

/** The position of the event that has no name. */
const invalid = 1300

/** What a batch did, and what is not as it should be. */
export interface BatchOutcome {
  title: string
  bundle?: BatchBundle
  error?: MakeError
  /** How many messages Segment keeps. */
  kept: number
  mismatches: string[]
}

interface BatchBundle {
  total: number
  accepted: number
  invalid: number
  requests: { first: number; last: number; events: number; bytes: number }[]
  refused: { position: number; reason: string }[]
}

const events = Array.from({ length: size }, (_, index) => ({
  type: 'track',
  userId: `u-${1 + (index % 400)}`,
  ...(index + 1 !== invalid && { event: 'Product Viewed' }),
  properties: { sku: `A-${index + 1}` },
}))

const skuOf = ({ properties }: { properties: { sku: string } }): string => properties.sku

function mismatchesOf({ bundle, error }: BatchOutcome, { segment }: Sandbox): string[] {
  if (error) return [`error: ${error.name}: ${error.message}`]
  const valid = events.filter((_, index) => index + 1 !== invalid).map(skuOf)
  const kept = segment.messages.map(({ message }) => skuOf(message as { properties: { sku: string } }))
  const counts = { total: size, accepted: size - 1, invalid: 1, refused: [{ position: invalid }] }
  return [
    ...differences({ ...counts, requests: segment.requests.map(() => ({})) }, bundle, 'bundle'),
    ...differences(2, segment.requests.length, 'requests at Segment'),
    ...(kept.join() === valid.join() ? [] : ['Segment: the events are not those that were sent, in their order']),
  ]
}

/** Sends 2,600 events in one operation to a sandbox that is emptied first; the module skips the one that is invalid. */
export async function runBatch(app: App, sandbox: Sandbox, connection: Record<string, unknown>): Promise<BatchOutcome> {
  sandbox.reset()
  const title = `Send a batch of ${size.toLocaleString('en-US')} events, one of them invalid, as one operation`
  const outcome: BatchOutcome = { title, kept: 0, mismatches: [] }
  try {
    const parameters = { source: 'json', json: JSON.stringify(events), skipInvalid: true }
    const { bundles } = await app.runModule('sendBatch', { parameters, connection })
    if (bundles[0]) outcome.bundle = bundles[0] as unknown as BatchBundle
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    outcome.error = error
  }
  outcome.kept = sandbox.segment.messages.length
  return { ...outcome, mismatches: mismatchesOf(outcome, sandbox) }
}
