export { type App, createApp, type ModuleResult, type VerificationResult } from './app.ts'
export type { ConnectionFacts } from './connection-store.ts'
export type { VerifiedConnection } from './connection.ts'
export { type Decision, decisions } from './decisions.ts'
export type { Environment, SleepReason } from './environment.ts'
export { errorTypes } from './error-types.ts'
export * from './errors.ts'
export { emptystring } from './form/field.ts'
export { FormError, type FormIssue } from './form/issues.ts'
export type { RunOptions } from './host.ts'
export { LoadError, type LoadProblem } from './load-error.ts'
export type { Installed, InstallInput } from './install.ts'
export { loadApp } from './load.ts'
export type { ExchangeEntry, LogEntry, LoggedRequest, LoggedResponse, WarningEntry } from './log.ts'
export type { ModuleInput } from './module.ts'
export type { ModuleOutcome, TypedInput } from './module-type.ts'
export type {
  Authorization,
  AuthorizeInput,
  CompleteInput,
  ConnectionInput,
  OAuthMethods,
  OAuthOptions,
  PendingConnection,
  RefreshedConnection,
  StoredConnection,
} from './oauth/index.ts'
export type { RpcInput } from './rpc/call.ts'
export type { FormProblem } from './rpc/calls.ts'
export type { FormTarget, ResolvedForm } from './rpc/dialog.ts'
export type { ResolvedField } from './rpc/fields.ts'
export type { RpcCall, RpcMethods } from './rpc/index.ts'
export type { RpcResult } from './rpc/result.ts'
export type * from './sections.ts'
export type { EpochPanel } from './trigger/epoch.ts'
export type { EpochChoice, TriggerStart, TriggerState } from './trigger/state.ts'
export type { Unsupported } from './unsupported/index.ts'
export type { Delivery } from './webhook/delivery.ts'
export type { Registered, WebhookMethods } from './webhook/index.ts'
export type { Received, ReceiveInput } from './webhook/receive.ts'
export type { RegistrationInput } from './webhook/registration.ts'
export type { HookResponse } from './webhook/respond.ts'
