import { type Collection, isCollection, member, typeName } from './collection.ts'
import { compileConnection, type ConnectionPlan, type VerifiedConnection, verify } from './connection.ts'
import { type Environment, worldOf } from './environment.ts'
import { InvalidConfigurationError } from './errors.ts'
import type { LogEntry } from './log.ts'
import { compileModule, type ModuleInput, type ModulePlan, runCompiled } from './module.ts'
import { withLog } from './run.ts'
import type { AppDefinition } from './sections.ts'

/** What may differ from run to run beside the input. */
export interface RunOptions {
  /** The variable `executionId`; random unless told. */
  readonly executionId?: string
  /** Compares with `=` as JavaScript's `==` does. Make's documentation says strict, older apps rely on loose. */
  readonly looseEquality?: boolean
}

export interface ModuleResult {
  readonly bundles: Collection[]
  readonly log: LogEntry[]
}

export type VerificationResult = VerifiedConnection & { readonly log: LogEntry[] }

/** An app that can be run. Components are compiled when they are first used. */
export interface App {
  readonly definition: AppDefinition
  readonly connectionNames: readonly string[]
  readonly moduleNames: readonly string[]
  readonly rpcNames: readonly string[]
  readonly webhookNames: readonly string[]
  /**
   * Runs an action or universal module once.
   *
   * @throws MakeError with the `log` up to it: InvalidConfigurationError when there is no such module, UnsupportedError for what
   * this runtime does not do, DataError for parameters that are not accepted, else what the definition describes.
   */
  runModule(name: string, input?: ModuleInput & RunOptions): Promise<ModuleResult>
  /**
   * Verifies a basic connection and gives what it stores.
   *
   * @throws MakeError with the `log` up to it, as `runModule`.
   */
  verifyConnection(name: string, input?: { readonly parameters?: Collection } & RunOptions): Promise<VerificationResult>
}

/**
 * Makes an app of its sections. None of them is checked before a component is used.
 *
 * @throws InvalidConfigurationError when the definition is no collection of sections.
 */
export function createApp(definition: AppDefinition, environment: Environment = {}): App {
  const given: unknown = definition
  if (!isCollection(given)) {
    throw new InvalidConfigurationError(`Expected the sections of an app, but found ${typeName(given)}.`)
  }
  const world = worldOf(environment)
  const modules = new Map<string, ModulePlan>()
  const connections = new Map<string, ConnectionPlan>()
  const settingsOf = (options: RunOptions) => ({
    functions: definition.functions ?? {},
    executionId: options.executionId,
    looseEquality: options.looseEquality ?? false,
  })
  return {
    definition,
    connectionNames: Object.keys(definition.connections ?? {}),
    moduleNames: Object.keys(definition.modules ?? {}),
    rpcNames: Object.keys(definition.rpcs ?? {}),
    webhookNames: Object.keys(definition.webhooks ?? {}),
    runModule: (name, input = {}) =>
      withLog((log) => {
        const plan = once(modules, name, () =>
          compileModule(definition, named(definition.modules, 'module', name), name),
        )
        return runCompiled(plan, input, world, log, settingsOf(input))
      }),
    verifyConnection: (name, input = {}) =>
      withLog((log) => {
        const plan = once(connections, name, () =>
          compileConnection(named(definition.connections, 'connection', name), name),
        )
        return verify(plan, input.parameters ?? {}, world, log, settingsOf(input))
      }),
  }
}

function once<Plan>(plans: Map<string, Plan>, name: string, compile: () => Plan): Plan {
  const known = plans.get(name)
  if (known !== undefined) return known
  const plan = compile()
  plans.set(name, plan)
  return plan
}

function named<Definition>(
  section: Readonly<Record<string, Definition>> | undefined,
  kind: string,
  name: string,
): Definition {
  const definition = member(section, name)
  // Its directives are unknown until they are compiled, so a collection is all that can be asked of it.
  if (isCollection(definition)) return definition as Definition
  const known = Object.keys(section ?? {}).join(', ') || 'none'
  throw new InvalidConfigurationError(`There is no ${kind} '${name}'. The app has: ${known}.`)
}
