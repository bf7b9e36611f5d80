import { type Collection, isCollection, typeName } from './collection.ts'
import { compileConnection, type ConnectionPlan, type VerifiedConnection, verify } from './connection.ts'
import { type Environment, worldOf } from './environment.ts'
import { InvalidConfigurationError } from './errors.ts'
import { functionsOf, withFunctions } from './functions.ts'
import { named, namesOf, once, type RunOptions } from './host.ts'
import { compileInstall, install, installable, type Installed, type InstallInput } from './install.ts'
import type { LogEntry } from './log.ts'
import { compileBehaviour, type ModuleOutcome, type ModuleSource } from './module-type.ts'
import { compileModule, type ModuleInput, type ModulePlan, runCompiled } from './module.ts'
import { type ConnectionInput, oauthAccess, type OAuthMethods, type OAuthOptions } from './oauth/index.ts'
import { isOAuth } from './oauth/plan.ts'
import { type RpcMethods, rpcMethods } from './rpc/index.ts'
import { withLog } from './run.ts'
import type { AppDefinition } from './sections.ts'
import { compileEpoch, type EpochPanel } from './trigger/epoch.ts'
import { type Unsupported, unsupportedIn } from './unsupported/index.ts'
import { type WebhookMethods, webhookMethods } from './webhook/index.ts'

export interface ModuleResult extends ModuleOutcome {
  /** What an OAuth connection stores from now on, when it was refreshed for this run. */
  readonly renewed?: VerifiedConnection
  readonly log: LogEntry[]
}

export type VerificationResult = VerifiedConnection & { readonly log: LogEntry[] }

/** An app that can be run. Components are compiled when they are first used. */
export interface App extends OAuthMethods, RpcMethods, WebhookMethods {
  readonly definition: AppDefinition
  readonly connectionNames: readonly string[]
  readonly moduleNames: readonly string[]
  readonly rpcNames: readonly string[]
  readonly webhookNames: readonly string[]
  /** Everything in the app that this runtime does not know, with its place; nothing is run for it. */
  unsupported(): Unsupported[]
  /**
   * Runs a module of any type once.
   *
   * @throws MakeError with the `log` up to it: InvalidConfigurationError when there is no such module, UnsupportedError for what
   * this runtime does not do, DataError for parameters that are not accepted, else what the definition describes.
   */
  runModule(name: string, input?: ModuleInput & ConnectionInput): Promise<ModuleResult>
  /**
   * What a polling trigger asks its user under "Choose where to start". The answer goes into the first `runModule` as `start`.
   *
   * @throws MakeError with the `log` up to it, as `runModule`; InvalidConfigurationError for another type of module.
   */
  epoch(name: string, input?: ModuleInput & ConnectionInput): Promise<EpochPanel & { readonly log: LogEntry[] }>
  /**
   * Verifies a connection and gives what it stores. A basic one takes the values of its form; one of OAuth, what it has stored,
   * which it verifies by `info`.
   *
   * @throws MakeError with the `log` up to it, as `runModule`.
   */
  verifyConnection(
    name: string,
    input?: { readonly parameters?: Collection } & OAuthOptions,
  ): Promise<VerificationResult>
  /**
   * Installs the app or one of its connections: gives the constants that its form of installation yields.
   *
   * @throws MakeError with `log`: InvalidConfigurationError when there is no such connection, DataError for values that the form
   * does not accept.
   */
  install(input?: InstallInput & RunOptions): Promise<Installed>
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
  const modules = new Map<string, ModulePlan<ModuleOutcome>>()
  const epochs = new Map<string, ModulePlan<EpochPanel>>()
  const connections = new Map<string, ConnectionPlan>()
  const functions = functionsOf(definition, world)
  const settingsOf = (options: RunOptions) => ({
    functions: functions.current(),
    executionId: options.executionId,
    looseEquality: options.looseEquality ?? true,
  })
  const oauth = oauthAccess({ definition, world, settingsOf })
  const host = { definition, world, settingsOf, use: oauth.use }
  const runPart = <Outcome extends object>(
    plans: Map<string, ModulePlan<Outcome>>,
    compile: (source: ModuleSource) => ModulePlan<Outcome>['behaviour'],
    name: string,
    input: ModuleInput & ConnectionInput,
  ) =>
    withLog((log) => {
      const plan = once(plans, name, () =>
        compileModule(definition, named(definition.modules, 'module', name), name, compile),
      )
      return oauth.use(plan.definition, input, log, (connected) =>
        runCompiled(plan, connected, world, log, settingsOf(input)),
      )
    })
  const installed = (input: InstallInput & RunOptions) =>
    withLog(async (log) => {
      const plan = compileInstall(...installable(definition, input.connection))
      return install(plan, input.parameters ?? {}, world, log, settingsOf(input))
    })
  const methods: Omit<App, 'definition' | 'unsupported' | `${string}Names`> = {
    ...oauth.methods,
    ...rpcMethods(host),
    ...webhookMethods(host),
    runModule: (name, input = {}) => runPart(modules, compileBehaviour, name, input),
    install: (input = {}) => installed(input),
    epoch: (name, input = {}) => runPart(epochs, compileEpoch, name, input),
    verifyConnection: (name, input = {}) =>
      withLog((log) => {
        const connection = named(definition.connections, 'connection', name)
        if (isOAuth(connection)) return oauth.check(name, { ...input, data: input.parameters ?? {} }, log)
        const plan = once(connections, name, () => compileConnection(connection, name))
        return verify(plan, input, world, log, settingsOf(input))
      }),
  }
  return {
    definition,
    connectionNames: namesOf(definition.connections),
    moduleNames: namesOf(definition.modules),
    rpcNames: namesOf(definition.rpcs),
    webhookNames: namesOf(definition.webhooks),
    unsupported: () => unsupportedIn(definition),
    ...withFunctions(methods, functions),
  }
}
