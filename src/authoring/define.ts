import type {
  ActionApi,
  AppIdentity,
  AttachRequest,
  Base,
  ConnectionRequest,
  Epoch,
  InstantTriggerRequest,
  Parameters,
  ResponderApi,
  RpcApi,
  RpcReference,
  Samples,
  SearchApi,
  TriggerRequest,
  WebhookApi,
} from './generated/make-format.ts'

/** `app.json`: who the app is. */
export type { AppIdentity }

/** What Make merges into every request of modules and RPCs. */
export type BaseDefinition = Base

/** A basic connection: what the user enters, and the request that proves it. */
export interface ConnectionDefinition {
  name: string
  type: 'basic'
  label: string
  parameters: Parameters
  communication: ConnectionRequest
}

interface ModuleIdentity {
  /** Unique in the app, camelCase; the file has the same name in kebab-case. */
  name: string
  label: string
  description: string
  connection?: string
  altConnection?: string
}

interface MappableForm {
  mappableParameters: Parameters
  interface: Parameters
  samples: Samples | RpcReference
}

/** A trigger has static parameters only: there is nothing before it that could be mapped. */
interface StaticForm {
  staticParameters: Parameters
  interface: Parameters
  samples: Samples | RpcReference
}

/** Does one thing and gives one bundle. https://developers.make.com/custom-apps-documentation/app-components/modules/action */
export interface ActionModule extends ModuleIdentity, MappableForm {
  type: 'action'
  /** Decides whether Make offers to erase fields: it does for `update`. */
  crud: 'create' | 'read' | 'update' | 'delete'
  communication: ActionApi
}

/** Makes any request that the connection allows; one per app. */
export interface UniversalModule extends ModuleIdentity, MappableForm {
  type: 'universal'
  communication: ActionApi
}

/** Gives any number of bundles. */
export interface SearchModule extends ModuleIdentity, MappableForm {
  type: 'search'
  communication: SearchApi
}

/** Asks for what is new since its last run. */
export interface PollingTriggerModule extends ModuleIdentity, StaticForm {
  type: 'trigger'
  communication: TriggerRequest
  epoch?: Epoch
}

/** Gives what a webhook received. */
export interface InstantTriggerModule extends ModuleIdentity, StaticForm {
  type: 'instant_trigger'
  webhook: string
  communication?: InstantTriggerRequest
}

/** Answers the request that a webhook received. */
export interface ResponderModule extends ModuleIdentity {
  type: 'responder'
  mappableParameters: Parameters
  communication: ResponderApi
}

/** A module of any type: `type` decides which sections it has. */
export type ModuleDefinition =
  | ActionModule
  | UniversalModule
  | SearchModule
  | PollingTriggerModule
  | InstantTriggerModule
  | ResponderModule

/** A call that a dialog makes while the user fills it in. */
export interface RpcDefinition {
  name: string
  label: string
  connection?: string
  altConnection?: string
  parameters?: Parameters
  communication: RpcApi
}

/** An address that receives data, and what is done with it. */
export interface WebhookDefinition {
  name: string
  type: 'web' | 'web-shared'
  label: string
  connection?: string
  parameters: Parameters
  communication: WebhookApi
  attach?: AttachRequest
  detach?: AttachRequest
  update?: AttachRequest
}

/** Returns the definition; its type says what a base may hold. */
export const defineBase = (definition: BaseDefinition): BaseDefinition => definition

/** Returns the definition; its type says what a connection may hold. */
export const defineConnection = (definition: ConnectionDefinition): ConnectionDefinition => definition

/** Returns the definition; its type says what a module of its `type` may hold. */
export const defineModule = (definition: ModuleDefinition): ModuleDefinition => definition

/** Returns the definition; its type says what an RPC may hold. */
export const defineRpc = (definition: RpcDefinition): RpcDefinition => definition

/** Returns the definition; its type says what a webhook may hold. */
export const defineWebhook = (definition: WebhookDefinition): WebhookDefinition => definition
