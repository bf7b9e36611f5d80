import type { ConnectedHost } from '../host.ts'
import { named, once } from '../host.ts'
import type { LogEntry } from '../log.ts'
import type { VerifiedConnection } from '../connection.ts'
import type { ConnectionInput } from '../oauth/index.ts'
import { withLog } from '../run.ts'
import type { ExpressionSettings } from '../scope.ts'
import { callRpc, compileRpc, type RpcInput, type RpcPlan } from './call.ts'
import { type FormSections, type FormTarget, type ResolvedForm, resolveForm, targetOf } from './dialog.ts'
import type { RpcResult } from './result.ts'

/** What an app does with its RPCs. */
export interface RpcMethods {
  /**
   * Runs an RPC once. `result` is what Make hands to the form: a text, a collection, or a list of these.
   *
   * @throws MakeError with the `log` up to it: InvalidConfigurationError when there is no such RPC, ModuleTimeoutError after
   * 40 s, DataError for another kind of result, else what the definition describes.
   */
  runRpc(name: string, input?: RpcInput & ConnectionInput): Promise<RpcCall>
  /**
   * The form of a module, connection or webhook as its user sees it with these values: what RPCs give stands in place of
   * their addresses. An RPC that fails leaves a `problem` at its field.
   *
   * @throws MakeError with `log` when there is no such component, or the parameters are no collection.
   */
  resolveForm(
    target: FormTarget,
    input?: RpcInput & ConnectionInput,
  ): Promise<ResolvedForm & { readonly log: LogEntry[] }>
}

export interface RpcCall {
  readonly result: RpcResult
  /** What an OAuth connection stores from now on, when it was refreshed for this call. */
  readonly renewed?: VerifiedConnection
  readonly log: LogEntry[]
}

/** The methods of an app that have to do with RPCs. Each RPC is compiled once. */
export function rpcMethods(host: ConnectedHost): RpcMethods {
  const { definition, world, settingsOf, use } = host
  const plans = new Map<string, RpcPlan>()
  const planOf = (name: string): RpcPlan =>
    once(plans, name, () => compileRpc(definition, named(definition.rpcs, 'RPC', name), name))
  return {
    runRpc: (name, input = {}) =>
      withLog((log) => {
        const plan = planOf(name)
        return use(named(definition.rpcs, 'RPC', name), input, log, async (given) => ({
          result: await callRpc(plan, given, world, log, settingsOf(input)),
        }))
      }),
    resolveForm: (target, input = {}) =>
      withLog((log) => {
        const { kind, name } = targetOf(target)
        const settings: ExpressionSettings = settingsOf(input)
        const sections = {
          module: definition.modules,
          connection: definition.connections,
          webhook: definition.webhooks,
        }
        const component: FormSections = named<FormSections>(sections[kind], kind, name)
        return use(component, input, log, (given) => {
          const access = {
            common: { ...definition.common },
            find: planOf,
            call: async (rpc: string, parameters: Record<string, unknown>) =>
              callRpc(planOf(rpc), { ...given, parameters }, world, log, settings),
          }
          return resolveForm(component, `${kind} '${name}'`, given, access, world, log, settings)
        })
      }),
  }
}
