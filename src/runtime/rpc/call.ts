import { toText } from '../../iml/index.ts'
import { baseOf } from '../base.ts'
import { type ChainPlan, compileChain, runChain } from '../chain.ts'
import { type Collection, isCollection, typeName } from '../collection.ts'
import { type World, worldIn } from '../environment.ts'
import { DataError, ModuleTimeoutError } from '../errors.ts'
import type { RunLog } from '../log.ts'
import { startRun } from '../run.ts'
import type { ExpressionSettings } from '../scope.ts'
import type { AppDefinition, RpcDefinition } from '../sections.ts'
import { worldUntil } from './deadline.ts'
import { itemsOf, type RpcResult, rpcResultOf } from './result.ts'

/** https://developers.make.com/custom-apps-documentation/app-components/rpcs */
const limitMs = 40_000
const recommendedRequests = 3
const tooMany = `It makes more than ${recommendedRequests} requests. Make advises against that, as a user waits for them.`

/** What an RPC is given when a form, or its editor, calls it. */
export interface RpcInput {
  /**
   * The values of the form that calls it, as they stand there: a field that is mapped holds the text of its expression, such as
   * `{{1.id}}`. The RPC's own `parameters` describe a test form only and check nothing.
   */
  readonly parameters?: Collection
  /** What the connection has stored. */
  readonly connection?: Collection
  /** What the webhook of an instant trigger has stored. */
  readonly webhook?: Collection
  readonly data?: Collection
  readonly scenario?: Collection
  readonly environment?: Collection
}

/** An RPC, compiled. */
export interface RpcPlan {
  readonly place: string
  readonly common: Collection
  readonly chain: ChainPlan
}

/**
 * Compiles an RPC together with base.
 *
 * @throws InvalidConfigurationError for a definition that is none, UnsupportedError for a directive that cannot be executed.
 */
export function compileRpc(app: AppDefinition, definition: RpcDefinition, name: string): RpcPlan {
  const place = `RPC '${name}'`
  return {
    place,
    common: { ...app.common },
    chain: compileChain(definition.api, baseOf(app), 'rpc', `${place}, api`),
  }
}

/**
 * Runs an RPC once. It has 40 s; more than three requests are noted as a warning, as a user waits for them.
 *
 * @throws ModuleTimeoutError when the time is over, DataError for a result that is neither text nor collection nor a list of
 * these; the MakeError that the definition describes.
 */
export async function callRpc(
  plan: RpcPlan,
  input: RpcInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<RpcResult> {
  const zone = toText(input.environment?.['timezone'] ?? world.timezone)
  const late = (): ModuleTimeoutError => new ModuleTimeoutError(`${plan.place} took longer than ${limitMs / 1000} s.`)
  const limited = worldUntil(worldIn(zone, world), limitMs, late, (made) => {
    if (made === recommendedRequests + 1) log.warn(plan.place, tooMany)
  })
  const run = startRun(limited, log, settings, variablesOf(input, plan.common, zone))
  let whole: RpcResult = []
  const items = await runChain(plan.chain, run, (result) => {
    whole = rpcResultOf(result, plan.place)
    return [...itemsOf(whole)]
  })
  return Array.isArray(whole) ? items : whole
}

/**
 * The variables of an RPC, and of the expressions in its address.
 *
 * @throws DataError when the parameters are no collection.
 */
export function variablesOf(input: RpcInput, common: Collection, timezone: string): Collection {
  const parameters = input.parameters ?? {}
  if (!isCollection(parameters)) {
    throw new DataError(`Expected the parameters as a collection, but found ${typeName(parameters)}.`)
  }
  return {
    parameters,
    connection: input.connection,
    webhook: input.webhook,
    common,
    data: input.data ?? {},
    scenario: input.scenario ?? {},
    environment: { debug: false, ...input.environment, timezone },
  }
}
