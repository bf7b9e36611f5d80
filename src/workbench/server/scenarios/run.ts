import { randomUUID } from 'node:crypto'
import { deliveryRequest } from '../../../deliveries/index.ts'
import { type Collection, isCollection } from '../../../runtime/collection.ts'
import type { MakeError } from '../../../runtime/index.ts'
import type { ModuleRun, Scenario, ScenarioInput } from '../../../scenario/index.ts'
import type { ScenarioRun } from '../../contract.ts'
import { plain } from '../plain.ts'
import { type Body, ProblemError } from '../problem.ts'
import { split, withFault } from '../run/run.ts'
import { explained } from '../services.ts'
import type { State } from '../state.ts'
import { readExamples, scenarioOf } from './examples.ts'

/** `POST /api/scenarios/:name/run`. Throws ProblemError 404 when there is none of this name, 422 when it cannot be run. */
export async function runScenario(state: State, name: string, body: Body): Promise<ScenarioRun> {
  const example = (await readExamples(state)).find((known) => known.name === name)
  if (example === undefined) throw new ProblemError(404, `There is no scenario "${name}".`)
  const connectionId = body.optionalText('connectionId')
  const fault = body.optionalText('fault')
  const connection = connectionId === undefined ? {} : state.connections.find(connectionId).data
  const payload = body.get('payload') === undefined ? example.payload : state.secrets.reveal(body.get('payload'))
  const scenario = scenarioOf(state, { ...example, payload })
  const input = inputOf(scenario, payload)
  return state.inTurn(async () => {
    const watched = withFault(state, fault)
    const result = await scenario.run({ input, connection })
    const view: ScenarioRun = {
      status: result.status,
      ...(result.error && { message: `${result.error.name}: ${explained(result.error.message)}` }),
      operations: result.operations,
      runs: result.runs.flatMap((run) => runViews(run, undefined, 0)),
      ...watched(),
    }
    return state.secrets.mask(plain(view)) as ScenarioRun
  })
}

/** What starts a run. For a trigger of the app it plays Segment, with a key that is good for this run only. */
function inputOf({ takes }: Scenario, payload: unknown): ScenarioInput {
  if (takes === 'nothing') return {}
  if (payload === undefined) throw new ProblemError(400, 'Say what starts the scenario: it waits for data.')
  if (takes === 'payload') return { payload }
  if (takes === 'bundles') {
    const bundles: unknown[] = Array.isArray(payload) ? payload : [payload]
    if (bundles.every(isCollection)) return { bundles }
    throw new ProblemError(400, 'Expected an object, or a list of objects, as the bundles of the first module.')
  }
  if (typeof payload !== 'object' || payload === null)
    throw new ProblemError(400, 'Expected an event, or a list of them.')
  const apiKey = randomUUID()
  const { headers, body } = deliveryRequest(payload, { key: apiKey })
  return { webhook: { authentication: 'apiKey', apiKey }, delivery: { headers, rawBody: body } }
}

/** A run of a module and of all that ran after it, each with the bundle that came in. */
function runViews(run: ModuleRun, input: Collection | undefined, depth: number): ScenarioRun['runs'][number][] {
  const { id, module, label, outcome, filter, error, bundles, log, onError, next } = run
  return [
    {
      id,
      module,
      label,
      outcome,
      ...(filter !== undefined && { filter }),
      ...(error && { error: shownError(error) }),
      ...(input !== undefined && { input }),
      bundles,
      exchanges: split(log).exchanges,
      depth,
    },
    ...onError.flatMap((handler) => runViews(handler, input, depth + 1)),
    // A router has no bundles of its own: what came in goes on.
    ...next.flatMap((following, index) =>
      following.flatMap((after) => runViews(after, bundles[index] ?? input, depth + 1)),
    ),
  ]
}

function shownError({ name, message }: MakeError): { type: string; message: string } {
  return { type: name, message: explained(message) }
}
