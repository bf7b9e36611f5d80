import { toText } from '../iml/index.ts'
import { singleBundle } from './bundles.ts'
import { type ChainPlan, compileChain, runChain } from './chain.ts'
import { type Collection, isCollection, typeName } from './collection.ts'
import { type World, worldIn } from './environment.ts'
import { InvalidConfigurationError, UnsupportedError } from './errors.ts'
import { fieldsOfForm, readForm } from './form/index.ts'
import type { RunLog } from './log.ts'
import { startRun } from './run.ts'
import type { ExpressionSettings } from './scope.ts'
import { type AppDefinition, type FieldSpec, type ModuleDefinition, moduleTypeOf } from './sections.ts'

/** What a module is given when a scenario runs it. */
export interface ModuleInput {
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
}

/** A module, compiled. */
export interface ModulePlan {
  readonly definition: ModuleDefinition
  readonly common: Collection
  readonly fields: readonly FieldSpec[]
  readonly chain: ChainPlan
  readonly bundlesOf: (result: unknown) => Collection[]
}

/** How the result of a chain becomes bundles, for each type of module that the runtime runs. */
const bundlesByType: ReadonlyMap<string, (result: unknown) => Collection[]> = new Map([
  ['action', singleBundle],
  ['universal', singleBundle],
])

/**
 * Compiles a module together with base.
 *
 * @throws UnsupportedError for another type of module or a directive that cannot be executed, InvalidConfigurationError for a
 * definition that is no definition.
 */
export function compileModule(app: AppDefinition, definition: ModuleDefinition, name: string): ModulePlan {
  const place = `module '${name}'`
  const type = moduleTypeOf(definition)
  const bundlesOf = bundlesByType.get(type)
  if (bundlesOf === undefined) throw new UnsupportedError(`module of type ${type}`, place)
  const base = app.base ?? {}
  if (!isCollection(base)) {
    throw new InvalidConfigurationError(`base: expected a collection of directives, but found ${typeName(base)}.`)
  }
  const chain = compileChain(definition.api, base, 'module', `${place}, api`)
  const fields = fieldsOfForm(definition.parameters, definition.expect)
  return { definition, common: { ...app.common }, fields, chain, bundlesOf }
}

/**
 * Runs a module once and gives its bundles.
 *
 * @throws DataError for parameters that the form does not accept; the MakeError that the definition describes.
 */
export async function runCompiled(
  plan: ModulePlan,
  input: ModuleInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<{ bundles: Collection[] }> {
  const { definition } = plan
  const environment: Collection = { timezone: world.timezone, debug: false, ...input.environment }
  const zoned = worldIn(toText(environment['timezone']), world)
  const run = startRun(zoned, log, settings, {
    parameters: readForm(plan.fields, input.parameters ?? {}, {
      timezone: zoned.timezone,
      requiredInLists: input.requiredInLists,
    }),
    connection: input.connection,
    common: plan.common,
    data: input.data ?? {},
    scenario: input.scenario ?? {},
    environment,
    metadata: { expect: definition.expect ?? [], interface: definition.interface ?? [] },
  })
  return { bundles: plan.bundlesOf(await runChain(plan.chain, run)) }
}
