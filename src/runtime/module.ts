import { toText } from '../iml/index.ts'
import { baseOf } from './base.ts'
import type { Collection } from './collection.ts'
import { type World, worldIn } from './environment.ts'
import { fieldsOfForm, readForm } from './form/index.ts'
import type { RunLog } from './log.ts'
import type { ModuleSource, TypedInput } from './module-type.ts'
import { readShownForm, type ShownForm } from './rpc/resolved.ts'
import { type Run, startRun } from './run.ts'
import type { ExpressionSettings } from './scope.ts'
import type { AppDefinition, FieldSpec, ModuleDefinition } from './sections.ts'

/** What a module is given when a scenario runs it. */
export interface ModuleInput extends TypedInput {
  /** The values of the form, static and mappable ones together, as the user filled them in or mapped them. */
  readonly parameters?: Collection
  /** What the connection has stored; `data` of `verifyConnection`. */
  readonly connection?: Collection
  /** The variable `data`: what the module itself has stored. */
  readonly data?: Collection
  readonly scenario?: Collection
  /** The variable `environment`; its `timezone` is the zone of the run. */
  readonly environment?: Collection
  /** Whether fields inside lists of collections may be required; true unless told. Sources on Make disagree. */
  readonly requiredInLists?: boolean
  /** What `resolveForm` gave for these values. Values of fields that RPCs give are read by it; without it they pass as they are. */
  readonly form?: ShownForm
}

/** A module, or one part of it, compiled. */
export interface ModulePlan<Outcome> {
  readonly definition: ModuleDefinition
  readonly common: Collection
  readonly fields: readonly FieldSpec[]
  readonly behaviour: (run: Run, input: TypedInput) => Promise<Outcome>
}

/**
 * Compiles a module together with base: `compile` says what is to be run of it.
 *
 * @throws UnsupportedError for an unknown type of module or a directive that cannot be executed, InvalidConfigurationError for
 * a definition that is no definition, or that its type does not allow.
 */
export function compileModule<Outcome>(
  app: AppDefinition,
  definition: ModuleDefinition,
  name: string,
  compile: (source: ModuleSource) => ModulePlan<Outcome>['behaviour'],
): ModulePlan<Outcome> {
  const behaviour = compile({ definition, base: baseOf(app), place: `module '${name}'` })
  const fields = fieldsOfForm(definition.parameters, definition.expect)
  return { definition, common: { ...app.common }, fields, behaviour }
}

/**
 * Runs a module once.
 *
 * @throws DataError for parameters that the form does not accept; the MakeError that the definition describes.
 */
export async function runCompiled<Outcome>(
  plan: ModulePlan<Outcome>,
  input: ModuleInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<Outcome> {
  const { definition } = plan
  const environment: Collection = { timezone: world.timezone, debug: false, ...input.environment }
  const zoned = worldIn(toText(environment['timezone']), world)
  const run = startRun(zoned, log, settings, {
    parameters: parametersOf(plan, input, zoned.timezone),
    connection: input.connection,
    common: plan.common,
    data: input.data ?? {},
    scenario: input.scenario ?? {},
    environment,
    metadata: { expect: definition.expect ?? [], interface: definition.interface ?? [] },
  })
  return plan.behaviour(run, input)
}

function parametersOf(plan: ModulePlan<unknown>, input: ModuleInput, timezone: string): Collection {
  const { parameters = {}, form, requiredInLists } = input
  const options = { timezone, requiredInLists }
  return form === undefined
    ? readForm(plan.fields, parameters, options)
    : readShownForm(plan.fields, form, parameters, options)
}
