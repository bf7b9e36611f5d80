import { evaluate } from '../iml/index.ts'
import { type App, MakeError } from '../runtime/index.ts'
import type { AcceptedMessage, ReceivedRequest, Sandbox, SandboxRamen } from '../sandbox/index.ts'
import { differences } from './differences.ts'
import type { Example, RamenRecords, Route } from './example.ts'

/** What one run of an example did. */
export interface Outcome {
  route: Route
  /** The bundle, when the module gave one. */
  bundle?: Record<string, unknown>
  /** The error, when it stopped. */
  error?: MakeError
  /** The request that Segment received, if any. */
  request?: ReceivedRequest
  /** What Segment keeps of it. */
  kept?: AcceptedMessage
  /** Why Segment would have dropped it in silence. */
  dropped?: string
  /** Everything that Ramen holds afterwards. */
  ramen: Required<RamenRecords>
  /** What is not as the example says; empty when all is. */
  mismatches: string[]
}

const recordsOf = ({ users, companies, events, pages }: SandboxRamen): Required<RamenRecords> =>
  structuredClone({ users: [...users], companies: [...companies], events: [...events], pages: [...pages] })

const nothing: Required<RamenRecords> = { users: [], companies: [], events: [], pages: [] }

function mismatchesOf({ expect }: Example, outcome: Omit<Outcome, 'mismatches'>): string[] {
  const { error, request, kept, dropped, ramen, route } = outcome
  if (expect.refused) {
    const { type, message } = expect.refused
    return [
      ...differences(type, error?.name, 'error type'),
      ...(error?.message.includes(message)
        ? []
        : [`error: expected "${message}" in "${error?.message ?? 'no error'}"`]),
      ...(request
        ? [`Segment received ${request.method} ${request.path}, though the module should have stopped before`]
        : []),
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
  const parameters = evaluate(example.parameters, { 1: example.bundle }) as Record<string, unknown>
  const outcome: Omit<Outcome, 'mismatches'> = { route, ramen: nothing }
  try {
    const { bundles } = await app.runModule(example.module, { parameters, connection })
    if (bundles[0]) outcome.bundle = bundles[0]
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    outcome.error = error
  }
  const { requests, messages, dropped } = sandbox.segment
  if (requests[0]) outcome.request = requests[0]
  if (messages[0]) outcome.kept = messages[0]
  if (dropped[0]) outcome.dropped = dropped[0].reason
  outcome.ramen = recordsOf(sandbox.ramen)
  return { ...outcome, mismatches: mismatchesOf(example, outcome) }
}
