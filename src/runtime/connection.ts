import { type Collection, isCollection, shownName } from './collection.ts'
import { compileStore, type ConnectionFacts, storeInto, type StorePlan } from './connection-store.ts'
import { type World, worldIn } from './environment.ts'
import { InvalidConfigurationError, UnsupportedError } from './errors.ts'
import { fieldsOfForm, readForm } from './form/index.ts'
import type { RunLog } from './log.ts'
import { startRun } from './run.ts'
import type { ExpressionSettings } from './scope.ts'
import type { ConnectionDefinition } from './sections.ts'
import { runRepeatedly } from './single.ts'
import { compileStep, type StepPlan } from './step.ts'

/** What a verified connection stores and shows. */
export interface VerifiedConnection extends ConnectionFacts {
  /** The values that modules see as `connection`: the form's, and those of `response.data` over them. */
  readonly data: Collection
}

/** A connection's verification, compiled. */
export interface ConnectionPlan {
  readonly definition: ConnectionDefinition
  readonly place: string
  readonly step: StepPlan
  readonly store: StorePlan
}

/** `apikey` and `other` are what Make's editor calls a basic connection that starts from another template. */
const basicTypes = new Set(['basic', 'apikey', 'other'])

/**
 * Compiles the verification of a basic connection: one request with an absolute url, which inherits nothing from base.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/basic-connection
 *
 * @throws InvalidConfigurationError when it is not one request with a url, UnsupportedError for an unknown type or directive.
 */
export function compileConnection(definition: ConnectionDefinition, name: string): ConnectionPlan {
  const place = `connection '${name}', api`
  const type = definition.type ?? 'basic'
  if (!basicTypes.has(type)) throw new UnsupportedError(`connection of type ${shownName(type)}`, `connection '${name}'`)
  // Published apps write the single request as a list of one, too.
  const requests: readonly unknown[] = Array.isArray(definition.api) ? definition.api : [definition.api]
  const request = requests[0]
  if (requests.length !== 1 || !isCollection(request)) {
    throw new InvalidConfigurationError(`${place}: a connection is verified by exactly one request.`)
  }
  const { plan, response } = compileStep({}, request, 'connection', place, 0)
  if (plan.request === undefined)
    throw new InvalidConfigurationError(`${place}.url: a connection needs an absolute URL.`)
  return { definition, place, step: plan, store: compileStore(response, `${place}.response`) }
}

/**
 * Sends the verification and gives what the connection stores.
 *
 * @throws DataError for form values that are not accepted; the MakeError that the definition describes when the service refuses.
 */
export async function verify(
  plan: ConnectionPlan,
  input: { readonly parameters?: Collection; readonly connectionCommon?: Collection },
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<VerifiedConnection> {
  const { timezone } = worldIn(world.timezone, world)
  const parameters = readForm(fieldsOfForm(plan.definition.parameters), input.parameters ?? {}, { timezone })
  const run = startRun(world, log, settings, {
    parameters,
    // Make shows one object under three names.
    connection: parameters,
    data: parameters,
    common: { ...plan.definition.common, ...input.connectionCommon },
    environment: { timezone, debug: false },
  })
  const outcome = await runRepeatedly(plan.step, run)
  if (!('scope' in outcome)) return { data: parameters }
  const data: Collection = { ...parameters }
  return { ...storeInto(data, plan.store, outcome.scope), data }
}
