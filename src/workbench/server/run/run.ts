import { randomUUID } from 'node:crypto'
import { type Collection, isCollection } from '../../../runtime/collection.ts'
import { DataError, type LogEntry, MakeError, type ModuleResult } from '../../../runtime/index.ts'
import { moduleTypeOf } from '../../../runtime/sections.ts'
import type { FieldIssue, RunView } from '../../contract.ts'
import { faultOf } from '../faults.ts'
import { connected } from '../form/connected.ts'
import { type Filling, fillingOf, mappedValues, withoutPasswords } from '../form/filled.ts'
import { componentOf, type Dialog, dialogOf } from '../form/view.ts'
import { plain } from '../plain.ts'
import { type Body, ProblemError } from '../problem.ts'
import { explained } from '../services.ts'
import type { State } from '../state.ts'
import { failureOf } from './failure.ts'
import { watchRecords } from './kept.ts'

/** `POST /api/run`: runs a module with what its dialog holds. */
export async function run(state: State, body: Body): Promise<RunView> {
  const module = body.text('module')
  const connectionId = body.optionalText('connectionId')
  const fault = body.optionalText('fault')
  const filling = fillingOf(body, state.secrets)
  const scope = scopeOf(state.secrets.reveal(body.collection('bundles')))
  const definition = componentOf(state, { module })
  if (moduleTypeOf(definition) === 'instant_trigger') {
    throw new ProblemError(400, 'This trigger runs when something is delivered to it. Send it a test event.')
  }
  if (typeof definition.connection === 'string' && connectionId === undefined && state.services.kind !== 'none') {
    throw new ProblemError(400, `Choose a connection for ${definition.label ?? module} first.`)
  }
  return state.inTurn(async () => {
    const startedAt = new Date()
    const dialog = await dialogOf(state, { module }, filling, connectionId, state.secrets)
    const { parameters, issues } = mappedValues(dialog.fields, held(dialog, filling), scope, { place: 'mapper' })
    const watched = withFault(state, fault)
    const start = performance.now()
    const outcome = await outcomeOf(dialog, issues, () =>
      state.app.runModule(module, { ...connected(state, definition, connectionId), parameters, form: dialog.form }),
    )
    const durationMs = performance.now() - start
    const view = {
      id: randomUUID(),
      module,
      startedAt: startedAt.toISOString(),
      durationMs,
      input: withoutPasswords(dialog.fields, parameters, true),
      ...outcome,
      ...watched(),
    }
    const shown = state.secrets.mask(plain(view)) as RunView
    state.keep(shown)
    return shown
  })
}

/** The dialog holds defaults beside what was sent. */
function held({ form }: Dialog, filling: Filling): Filling {
  return { ...filling, values: form.values }
}

/** The bundles by the ids of their modules, as expressions see them. */
export function scopeOf(bundles: unknown): Readonly<Record<string, unknown>> {
  const scope = Object.create(null) as Record<string, unknown>
  for (const [id, bundle] of Object.entries(bundles as Collection)) if (isCollection(bundle)) scope[id] = bundle
  return scope
}

/** Announces a fault to the sandbox; what the function gives is what the sandbox keeps, and it takes back the fault. */
export function withFault({ services }: State, name: string | undefined): () => Pick<RunView, 'kept'> {
  const { sandbox } = services
  if (sandbox === undefined) {
    if (name === undefined) return () => ({})
    throw new ProblemError(400, 'Faults need the sandbox.')
  }
  if (name !== undefined) sandbox.fault(faultOf(name))
  const recordsSince = watchRecords(sandbox)
  return () => {
    sandbox.clearFaults()
    return { kept: recordsSince() }
  }
}

type Outcome = Pick<RunView, 'bundles' | 'respond' | 'error' | 'exchanges' | 'warnings'>

async function outcomeOf(
  { fields }: Dialog,
  issues: readonly FieldIssue[],
  work: () => Promise<ModuleResult>,
): Promise<Outcome> {
  const [unmapped] = issues
  if (unmapped !== undefined) {
    const error = new DataError(`Failed to map '${unmapped.path}': ${unmapped.message}`)
    return {
      bundles: [],
      error: { ...failureOf(error, []), field: unmapped.path, issues },
      exchanges: [],
      warnings: [],
    }
  }
  try {
    const { bundles, respond, log } = await work()
    return { bundles, ...(respond && { respond: { status: respond.status, body: respond.body } }), ...split(log) }
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    const failure = failureOf(error, fields)
    return { bundles: [], error: { ...failure, message: explained(failure.message) }, ...split(error.log) }
  }
}

/** Exchanges and warnings of a log, apart. */
export function split(log: readonly LogEntry[]): Pick<RunView, 'exchanges' | 'warnings'> {
  return {
    exchanges: log.filter((entry) => entry.kind === 'exchange'),
    warnings: log.filter((entry) => entry.kind === 'warning'),
  }
}
