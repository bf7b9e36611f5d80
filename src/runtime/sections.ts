import { shownName } from './collection.ts'

/**
 * The sections of an app as Make's API names them. Values come from files that people write by hand, so whatever is
 * interpreted (`api`, `base`) stays `unknown` here and is checked where it is read.
 * https://developers.make.com/custom-apps-documentation/get-started/overview
 */
export interface AppDefinition {
  readonly name?: string
  readonly base?: unknown
  /** Constants of the app, visible as `common`. */
  readonly common?: Readonly<Record<string, unknown>>
  readonly connections?: Readonly<Record<string, ConnectionDefinition>>
  readonly webhooks?: Readonly<Record<string, WebhookDefinition>>
  /** The form that is filled in when the app is installed. */
  readonly installSpec?: FormSpec
  /** What that form adds to `common`. */
  readonly install?: unknown
  /** Single calls that modules and RPCs share. */
  readonly endpoints?: Readonly<Record<string, EndpointDefinition>>
  readonly modules?: Readonly<Record<string, ModuleDefinition>>
  readonly rpcs?: Readonly<Record<string, RpcDefinition>>
  /** Custom IML functions by name. They run in this process with all its rights. */
  readonly functions?: Readonly<Record<string, ImlFunction>>
  /** Sources of custom IML functions by name. They run in a sandbox. */
  readonly functionSources?: Readonly<Record<string, string>>
}

// oxlint-disable-next-line typescript/no-explicit-any -- arguments of a custom function are whatever a template gives it
export type ImlFunction = (...args: any[]) => unknown

/** A field of a form, or a text such as `rpc://listSources` in its place. */
export type FieldSpec = string | ParameterSpec

/** https://developers.make.com/custom-apps-documentation/block-elements/parameters */
export interface ParameterSpec {
  readonly name?: string
  readonly type?: string
  readonly label?: string
  readonly required?: boolean
  readonly multiple?: boolean
  readonly grouped?: boolean
  readonly dynamic?: boolean
  readonly options?: unknown
  readonly nested?: unknown
  readonly spec?: unknown
  readonly validate?: unknown
  readonly [key: string]: unknown
}

export type FormSpec = string | readonly FieldSpec[]

export interface ConnectionDefinition {
  readonly type?: string
  readonly label?: string
  readonly api?: unknown
  readonly parameters?: FormSpec
  /** Constants of the connection, visible as `common` while it is verified. */
  readonly common?: Readonly<Record<string, unknown>>
  /** Scopes that an OAuth connection always asks for. */
  readonly scope?: unknown
  /** Names and labels of all scopes that its form offers. */
  readonly scopes?: unknown
  /** The form that is filled in when the connection is installed for all users of the app. */
  readonly installSpec?: FormSpec
  /** What that form adds to the connection's `common`. */
  readonly install?: unknown
}

/** The connections among which the user of a component chooses one. */
export interface ConnectionChoice {
  /** Name of the connection in `connections`. */
  readonly connection?: string | null
  /** Name of the one that can be chosen instead. */
  readonly altConnection?: string | null
}

export type ModuleType = 'trigger' | 'action' | 'search' | 'instant_trigger' | 'responder' | 'universal'

export interface ModuleDefinition extends ConnectionChoice {
  /** Name or number; defaults to `action`. */
  readonly type?: string | number
  /** The name of `type` in makecomapp.json. */
  readonly moduleType?: string
  /** The name of `type` in Make's API, where it is a number. */
  readonly typeId?: number
  readonly label?: string
  readonly description?: string
  readonly crud?: string | null
  readonly webhook?: string | null
  readonly api?: unknown
  /** Static parameters: those that cannot be mapped. */
  readonly parameters?: FormSpec
  /** Mappable parameters. */
  readonly expect?: FormSpec
  readonly interface?: FormSpec
  readonly samples?: unknown
  readonly epoch?: unknown
  readonly scope?: readonly string[]
}

export interface RpcDefinition extends ConnectionChoice {
  readonly label?: string
  readonly api?: unknown
  readonly parameters?: FormSpec
}

/** https://developers.make.com/custom-apps-documentation/app-components */
export interface EndpointDefinition {
  readonly label?: string
  readonly description?: string
  readonly api?: unknown
  readonly inputParameters?: FormSpec
  readonly outputParameters?: FormSpec
  readonly scope?: readonly string[]
  /** Names of the connections that it can be called with. */
  readonly attachedAccounts?: readonly string[]
}

export interface WebhookDefinition extends ConnectionChoice {
  readonly type?: string
  readonly label?: string
  readonly api?: unknown
  readonly parameters?: FormSpec
  readonly attach?: unknown
  readonly detach?: unknown
  readonly update?: unknown
  /** Scopes that its connection has to have. */
  readonly scope?: unknown
}

const typesById: ReadonlyMap<string, ModuleType> = new Map([
  ['1', 'trigger'],
  ['4', 'action'],
  ['9', 'search'],
  ['10', 'instant_trigger'],
  ['11', 'responder'],
  ['12', 'universal'],
])

/** The type of a module, from its name or its number; `action` when it has neither, as in Make's editor. */
export function moduleTypeOf(module: ModuleDefinition): string {
  const given = shownName(module.type ?? module.moduleType ?? module.typeId ?? 'action')
  return typesById.get(given) ?? given
}
