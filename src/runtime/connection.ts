import { toText } from '../iml/index.ts'
import { type Collection, isCollection, member, setMember, typeName } from './collection.ts'
import { type World, worldIn } from './environment.ts'
import { DataError, InvalidConfigurationError, UnsupportedError } from './errors.ts'
import { fieldsOfForm, readForm } from './form/index.ts'
import type { RunLog } from './log.ts'
import { startRun } from './run.ts'
import type { ExpressionSettings } from './scope.ts'
import type { ConnectionDefinition } from './sections.ts'
import { compileStep, runStep, type StepPlan } from './step.ts'
import { compileOptional, evaluateOptional, type Template } from './template.ts'

/** What a verified connection stores and shows. */
export interface VerifiedConnection {
  /** The values that modules see as `connection`: the form's, and those of `response.data` over them. */
  readonly data: Collection
  /** What is shown in brackets after the connection's name. */
  readonly metadata?: { readonly type: string; readonly value: string }
  /** The account's id at the service. */
  readonly uid?: string
}

/** A connection's verification, compiled. */
export interface ConnectionPlan {
  readonly definition: ConnectionDefinition
  readonly place: string
  readonly step: StepPlan
  readonly data: Template | undefined
  readonly metadata: Template | undefined
  readonly uid: Template | undefined
}

/** `apikey` and `other` are what Make's editor calls a basic connection that starts from another template. */
const basicTypes = new Set(['basic', 'apikey', 'other'])

/**
 * Compiles the verification of a basic connection: one request with an absolute url, which inherits nothing from base.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/basic-connection
 *
 * @throws InvalidConfigurationError when it is not one request with a url, UnsupportedError for OAuth and unknown directives.
 */
export function compileConnection(definition: ConnectionDefinition, name: string): ConnectionPlan {
  const place = `connection '${name}', api`
  const type = definition.type ?? 'basic'
  if (!basicTypes.has(type)) throw new UnsupportedError(`connection of type ${type}`, `connection '${name}'`)
  // Published apps write the single request as a list of one, too.
  const requests: readonly unknown[] = Array.isArray(definition.api) ? definition.api : [definition.api]
  const request = requests[0]
  if (requests.length !== 1 || !isCollection(request)) {
    throw new InvalidConfigurationError(`${place}: a connection is verified by exactly one request.`)
  }
  const { plan, response } = compileStep({}, request, 'connection', place, 0)
  if (plan.request === undefined)
    throw new InvalidConfigurationError(`${place}.url: a connection needs an absolute URL.`)
  const directive = (key: string): Template | undefined =>
    compileOptional(member(response, key), `${place}.response.${key}`)
  return {
    definition,
    place,
    step: plan,
    data: directive('data'),
    metadata: directive('metadata'),
    uid: directive('uid'),
  }
}

/**
 * Sends the verification and gives what the connection stores.
 *
 * @throws DataError for form values that are not accepted; the MakeError that the definition describes when the service refuses.
 */
export async function verify(
  plan: ConnectionPlan,
  values: Collection,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<VerifiedConnection> {
  const { timezone } = worldIn(world.timezone, world)
  const parameters = readForm(fieldsOfForm(plan.definition.parameters), values, { timezone })
  const run = startRun(world, log, settings, {
    parameters,
    // Make shows one object under three names.
    connection: parameters,
    data: parameters,
    common: plan.definition.common ?? {},
    environment: { timezone, debug: false },
  })
  const outcome = await runStep(plan.step, run)
  if (!('scope' in outcome)) return { data: parameters }
  const stored = evaluateOptional(plan.data, outcome.scope) ?? {}
  if (!isCollection(stored)) {
    throw new DataError(`${plan.data?.place}: expected a collection, but found ${typeName(stored)}.`)
  }
  const data: Collection = { ...parameters }
  for (const [name, value] of Object.entries(stored)) setMember(data, name, value)
  const uid = evaluateOptional(plan.uid, outcome.scope) ?? undefined
  const metadata = metadataOf(evaluateOptional(plan.metadata, outcome.scope))
  return { data, ...(metadata === undefined ? {} : { metadata }), ...(uid === undefined ? {} : { uid: toText(uid) }) }
}

function metadataOf(metadata: unknown): { type: string; value: string } | undefined {
  const value = member(metadata, 'value')
  if (value === undefined || value === null || value === '') return undefined
  return { type: toText(member(metadata, 'type') ?? 'text'), value: toText(value) }
}
