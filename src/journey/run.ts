import { evaluate } from '../iml/index.ts'
import { type App, type ExchangeEntry, type LogEntry, MakeError } from '../runtime/index.ts'
import type { AcceptedMessage, Sandbox, SandboxRamen } from '../sandbox/index.ts'
import { differences } from './differences.ts'
import type { Example, RamenRecords, Route } from './example.ts'

/** What one run of an example did. */
export interface Outcome {
  route: Route
  /** The bundle, when the module gave one. */
  bundle?: Record<string, unknown>
  /** The error, when it stopped. */
  error?: MakeError
  /** The request to Segment with its answer, secrets masked, if there was one. */
  exchange?: ExchangeEntry
  /** How many requests reached Segment. */
  received: number
  /** What Segment keeps of the message. */
  kept?: AcceptedMessage
  /** Why Segment would have dropped it in silence. */
  dropped?: string
  /** Everything that Ramen holds afterwards. */
  ramen: Required<RamenRecords>
  /** What is not as the example says; empty when all is. */
  mismatches: string[]
}

/** A copy of what Ramen holds, as it goes on. */
export const recordsOf = ({ users, companies, events, pages }: SandboxRamen): Required<RamenRecords> =>
  structuredClone({ users: [...users], companies: [...companies], events: [...events], pages: [...pages] })

const nothing: Required<RamenRecords> = { users: [], companies: [], events: [], pages: [] }

function mismatchesOf({ expect }: Example, outcome: Omit<Outcome, 'mismatches'>): string[] {
  const { error, received, kept, dropped, ramen, route } = outcome
  if (expect.refused) {
    const { type, message } = expect.refused
    return [
      ...differences(type, error?.name, 'error type'),
      ...(error?.message.includes(message)
        ? []
        : [`error: expected "${message}" in "${error?.message ?? 'no error'}"`]),
      ...differences(0, received, 'requests at Segment'),
      ...differences(nothing, ramen, 'Ramen'),
    ]
  }
  return [
    ...(error ? [`error: ${error.name}: ${error.message}`] : []),
    ...(dropped ? [`Segment would have dropped it: ${dropped}`] : []),
    ...differences(expect.segment, kept?.message, 'Segment'),
    ...differences({ ...nothing, ...expect.ramen?.[route] }, ramen, 'Ramen'),
  ]
}

/**
 * Runs an example's module with a connection on a sandbox that is emptied first, and compares what came of it with what the
 * example says. Errors of the module are part of the outcome; nothing else is caught.
 */
export async function runExample(
  example: Example,
  route: Route,
  { app, sandbox, connection }: { app: App; sandbox: Sandbox; connection: Record<string, unknown> },
): Promise<Outcome> {
  sandbox.reset()
  const parameters = evaluate(example.parameters, { 1: example.bundle }, { place: 'mapper' }) as Record<string, unknown>
  const outcome: Omit<Outcome, 'mismatches'> = { route, received: 0, ramen: nothing }
  let log: readonly LogEntry[]
  try {
    const form = example.dialog ? await app.resolveForm(example.module, { parameters, connection }) : undefined
    const result = await app.runModule(example.module, { parameters, connection, ...(form && { form }) })
    log = result.log
    if (result.bundles[0]) outcome.bundle = result.bundles[0]
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    log = error.log
    outcome.error = error
  }
  const exchange = log.find((entry) => entry.kind === 'exchange')
  const { requests, messages, dropped } = sandbox.segment
  outcome.received = requests.length
  if (exchange) outcome.exchange = exchange
  if (messages[0]) outcome.kept = messages[0]
  if (dropped[0]) outcome.dropped = dropped[0].reason
  outcome.ramen = recordsOf(sandbox.ramen)
  return { ...outcome, mismatches: mismatchesOf(example, outcome) }
}
