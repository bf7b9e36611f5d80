// Generated from src/authoring/schemas by `npm run types`. Change the schemas, not this file.
/**
 * A condition: a literal, or an expression of which only the truth counts.
 */
export type Flag = boolean | string
/**
 * The address of an RPC of the same app, with literal query values if it needs any.
 */
export type RpcReference = `rpc://${string}`
/**
 * What Make does with a failed run. https://developers.make.com/custom-apps-documentation/app-components/base/error-handling
 */
export type ErrorType =
  | 'RuntimeError'
  | 'DataError'
  | 'RateLimitError'
  | 'OutOfSpaceError'
  | 'ConnectionError'
  | 'InvalidConfigurationError'
  | 'InvalidAccessTokenError'
  | 'IncompleteDataError'
  | 'DuplicateDataError'
  | `{{${string}}}`
/**
 * Fields in the order of the dialog; a text `rpc://…` stands for the fields that this RPC returns.
 */
export type Parameters = (Field | RpcReference)[]
/**
 * Fields that follow a choice. In the value they are siblings of the field, not children.
 */
export type Nested = RpcReference | Parameters | {store: RpcReference | Parameters; domain?: string}
export type SelectOptions = RpcReference | SelectOption[] | OptionGroup[] | OptionStore
export type Field =
  | TextField
  | NumberField
  | BooleanField
  | DateField
  | SelectField
  | ArrayField
  | CollectionField
  | FileField
  | FilterField
  | PlainField
  | BannerField
export type ResponseParser =
  'automatic' | 'json' | 'urlencoded' | 'text' | 'string' | 'raw' | 'binary' | 'xml' | `{{${string}}}`
/**
 * How the answer is parsed, at once or by status (`*`, `404`, `400-499`).
 */
export type ResponseType =
  | ResponseParser
  | {
      [k: string]: ResponseParser
    }
export type Valid =
  | boolean
  | string
  | {
      condition: Flag
      message?: string
      type?: ErrorType
    }
/**
 * Message and type of a failed answer; a three-digit key is for that status only.
 */
export type ErrorRules = string | (ErrorAnswer & {[status: `${1 | 2 | 3 | 4 | 5}${number}`]: ErrorAnswer})
export type Iterate =
  | string
  | {
      container: string
      condition?: Flag
    }
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | `{{${string}}}`
export type BodyType =
  'json' | 'urlencoded' | 'multipart/form-data' | 'text' | 'string' | 'raw' | 'binary' | `{{${string}}}`
export type Condition =
  | boolean
  | string
  | {
      condition: Flag
      default?: unknown
    }
export type ActionApi = ActionRequest | ActionRequest[]
export type SearchApi = SearchRequest | SearchRequest[]
export type RpcApi = RpcRequest | RpcRequest[]
export type Scope = string[]
/**
 * Modules in the order of the app picker.
 */
export type Groups = Group[]

/**
 * Headers or query parameters. The key `{{...}}` spreads the collection that its expression gives.
 */
export interface FlatValues {
  [k: string]: string | number | boolean | null | string[]
}
export interface LogRules {
  /**
   * Dot paths into `request` and `response` whose values Make masks in the log. https://developers.make.com/custom-apps-documentation/app-components/base/sanitization
   */
  sanitize?: (`request.${string}` | `response.${string}`)[]
}
export interface TextField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type:
    | 'text'
    | 'email'
    | 'url'
    | 'path'
    | 'filename'
    | 'uuid'
    | 'color'
    | 'timezone'
    | 'time'
    | 'cert'
    | 'pkey'
    | 'password'
  multiline?: boolean
  tags?: 'strip' | 'stripall' | 'escape'
  validate?: {
    min?: number
    max?: number
    pattern?: string
  }
  rpc?: {
    url: RpcReference
    label: string
    parameters?: Parameters
  }
}
export interface NumberField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'number' | 'integer' | 'uinteger' | 'port' | 'timestamp'
  validate?: {
    min?: number
    max?: number
  }
}
export interface BooleanField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'boolean'
  nested?: Nested
}
export interface DateField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'date'
  time?: boolean
}
export interface SelectField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'select'
  options: SelectOptions
  multiple?: boolean
  grouped?: boolean
  sort?: 'text' | 'number'
  dynamic?: boolean
  nested?: Nested
  validate?: {
    minItems?: number
    maxItems?: number
  }
}
export interface SelectOption {
  label: string
  value: string | number | boolean | null
  description?: string
  default?: boolean
  nested?: Nested
}
export interface OptionGroup {
  label: string
  options: SelectOption[]
}
export interface OptionStore {
  store: RpcReference | SelectOption[]
  label?: string
  value?: string
  default?: string
  placeholder?:
    | string
    | {
        label: string
        nested?: Nested
      }
  nested?: Nested
  operators?: unknown[]
  logic?: 'and' | 'or'
  scope?: string[]
  ids?: boolean
  showRoot?: boolean
  singleLevel?: boolean
}
export interface ArrayField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'array'
  spec?: ItemSpec | Parameters
  labels?: {
    add?: string
  }
  validate?: {
    minItems?: number
    maxItems?: number
    enum?: unknown[]
  }
}
export interface ItemSpec {
  type:
    | 'text'
    | 'email'
    | 'url'
    | 'path'
    | 'filename'
    | 'uuid'
    | 'color'
    | 'timezone'
    | 'time'
    | 'cert'
    | 'pkey'
    | 'number'
    | 'integer'
    | 'uinteger'
    | 'boolean'
    | 'date'
    | 'any'
  label?: string
}
export interface CollectionField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'collection'
  spec?: Parameters
  sequence?: boolean
}
export interface FileField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'file' | 'folder' | 'buffer'
  options?: SelectOptions
  multiple?: boolean
  extension?: string | string[]
  codepage?: string
}
export interface FilterField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'filter'
  options?: SelectOptions
}
export interface PlainField {
  name: string
  label: string
  /**
   * Markdown under the field.
   */
  help?: string
  required?: boolean
  /**
   * Filled in by the dialog, never at run time.
   */
  default?: unknown
  /**
   * Hidden behind the advanced switch; top level only.
   */
  advanced?: boolean
  mappable?:
    | boolean
    | {
        help: string
      }
  editable?:
    | boolean
    | {
        enabled: boolean
        help?: string
      }
  mode?: 'choose' | 'edit'
  disabled?: boolean
  visible?: boolean
  semantic?: string
  type: 'hidden' | 'json' | 'any' | 'udt'
  multiline?: boolean
}
export interface BannerField {
  type: 'banner'
  name?: string
  title?: string
  text: string
  theme?: 'info' | 'warning' | 'danger'
  badge?: string
  closable?: boolean
}
/**
 * Variables for later expressions: `{{temp.name}}`.
 */
export interface Temp {
  [k: string]: unknown
}
export interface ErrorAnswer {
  message: string
  type?: ErrorType
}
export interface PollingRules {
  type: 'id' | 'date'
  order: 'asc' | 'desc' | 'unordered'
  id: string
  date?: string
}
export interface BaseResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
}
export interface ActionResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
  iterate?: Iterate
  /**
   * The bundle, or one bundle per item of `iterate`. Absent: the answer as it is.
   */
  output?: unknown
  /**
   * A last change of everything collected, as `output`.
   */
  wrapper?: unknown
}
export interface SearchResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
  iterate?: Iterate
  /**
   * The bundle, or one bundle per item of `iterate`. Absent: the answer as it is.
   */
  output?: unknown
  /**
   * A last change of everything collected, as `output`.
   */
  wrapper?: unknown
  limit?: number | string
}
export interface TriggerResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
  iterate?: Iterate
  output?: unknown
  limit?: number | string
  trigger: PollingRules
}
export interface InstantTriggerResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
  output?: unknown
}
export interface AttachResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
  data?: Temp
}
export interface ConnectionResponse {
  type?: ResponseType
  valid?: Valid
  error?: ErrorRules
  temp?: Temp
  data?: Temp
  uid?: string | number
  metadata?: {
    type: 'text' | 'email'
    value: string
  }
  expires?: string
}
export interface AwsSigning {
  key: string
  secret: string
  session?: string
  bucket?: string
  service?: string
  region?: string
  sign_version?: '2' | '4'
}
export interface Pagination {
  mergeWithParent?: boolean
  url?: string
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  body?: unknown
  condition?: Flag
}
export interface Repeat {
  condition: Flag
  delay: number
  limit: number
}
export interface Base {
  baseUrl: string
  url?: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log: LogRules
  /**
   * Milliseconds; 40000 when absent.
   */
  timeout?: number
  pagination?: Pagination
  response: BaseResponse
}
export interface ActionRequest {
  url?: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  repeat?: Repeat
  response?: ActionResponse
}
export interface SearchRequest {
  url?: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  pagination?: Pagination
  repeat?: Repeat
  response?: SearchResponse
}
export interface TriggerRequest {
  url: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  pagination?: Pagination
  repeat?: Repeat
  response: TriggerResponse
}
/**
 * Laid over the request of a polling trigger to let the user choose where it starts.
 */
export interface Epoch {
  url?: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  pagination?: Pagination
  repeat?: Repeat
  response?: SearchResponse
}
export interface InstantTriggerRequest {
  url?: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  response?: InstantTriggerResponse
}
export interface ResponderApi {
  response: {
    status: number | string
    headers?: FlatValues
    body?: unknown
  }
}
export interface RpcRequest {
  url?: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  pagination?: Pagination
  repeat?: Repeat
  response?: SearchResponse
}
export interface ConnectionRequest {
  url: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  oauth?: {
    [k: string]: unknown
  }
  log: LogRules
  response: ConnectionResponse
}
export interface WebhookAnswer {
  type?: 'json' | 'urlencoded' | 'text' | `{{${string}}}`
  status?: number | string
  headers?: FlatValues
  body?: unknown
}
export interface WebhookApi {
  verification?: {
    condition: Flag
    respond: WebhookAnswer
  }
  condition?: Condition
  respond?: WebhookAnswer
  temp?: Temp
  iterate?: Iterate
  output?: unknown
  uid?: string
}
export interface AttachRequest {
  url: string
  encodeUrl?: boolean
  method?: Method
  headers?: FlatValues
  qs?: FlatValues
  /**
   * The body; never sent with GET.
   */
  body?: unknown
  type?: BodyType
  ca?: string
  temp?: Temp
  condition?: Condition
  gzip?: boolean
  followRedirects?: boolean
  followAllRedirects?: boolean
  aws?: AwsSigning
  oauth?: {
    [k: string]: unknown
  }
  log?: LogRules
  response?: AttachResponse
}
/**
 * One example bundle.
 */
export interface Samples {
  [k: string]: unknown
}
export interface Group {
  label: string
  modules: string[]
}
/**
 * makecomapp.json, the project file of local development. https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 */
export interface Makecomapp {
  fileVersion: 1
  generalCodeFiles: {
    base: string | null
    common: string | null
    readme: string | null
    groups: string | null
  }
  components: {
    connection: {
      [k: string]: {
        label?: string
        connectionType?: 'basic' | 'oauth'
        codeFiles: {
          communication?: string | null
          params?: string | null
          common?: string | null
          scopeList?: string | null
          defaultScope?: string | null
          installSpec?: string | null
          installDirectives?: string | null
        }
      } | null
    }
    webhook: {
      [k: string]: {
        label?: string
        webhookType?: 'web' | 'web-shared'
        connection?: string | null
        altConnection?: string | null
        codeFiles: {
          communication?: string | null
          params?: string | null
          attach?: string | null
          detach?: string | null
          update?: string | null
          requiredScope?: string | null
        }
      } | null
    }
    module: {
      [k: string]: {
        label?: string
        description?: string
        moduleType?: 'trigger' | 'action' | 'search' | 'instant_trigger' | 'responder' | 'universal'
        actionCrud?: 'create' | 'read' | 'update' | 'delete' | null
        connection?: string | null
        altConnection?: string | null
        webhook?: string | null
        codeFiles: {
          communication?: string | null
          epoch?: string | null
          staticParams?: string | null
          mappableParams?: string | null
          interface?: string | null
          samples?: string | null
          scope?: string | null
        }
      } | null
    }
    rpc: {
      [k: string]: {
        label?: string
        connection?: string | null
        altConnection?: string | null
        codeFiles: {
          communication?: string | null
          params?: string | null
        }
      } | null
    }
    function: {
      [k: string]: {
        label?: string
        codeFiles: {
          code?: string | null
          test?: string | null
        }
      } | null
    }
    endpoint: {
      [k: string]: {} | null
    }
  }
  origins: Origin[]
}
export interface Origin {
  label?: string
  baseUrl: string
  appId: string
  appVersion: number
  idMapping?: {
    connection: {
      local: string | null
      remote: string | null
      localDeleted?: boolean
      nonOwnedByApp?: boolean
    }[]
    webhook: {
      local: string | null
      remote: string | null
      localDeleted?: boolean
      nonOwnedByApp?: boolean
    }[]
    module: {
      local: string | null
      remote: string | null
      localDeleted?: boolean
      nonOwnedByApp?: boolean
    }[]
    rpc: {
      local: string | null
      remote: string | null
      localDeleted?: boolean
      nonOwnedByApp?: boolean
    }[]
    function: {
      local: string | null
      remote: string | null
      localDeleted?: boolean
      nonOwnedByApp?: boolean
    }[]
    endpoint: {
      local: string | null
      remote: string | null
      localDeleted?: boolean
      nonOwnedByApp?: boolean
    }[]
  }
  apikeyFile: string
}
/**
 * app.json: who the app is.
 */
export interface AppIdentity {
  $schema?: string
  name: string
  label: string
  description: string
  theme: string
  language: string
  audience: 'global' | 'countries'
  version: number
  groups: Groups
}
