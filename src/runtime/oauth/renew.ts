import { type Collection, isCollection, member, setMember, typeName } from '../collection.ts'
import { scopeList } from '../connection-store.ts'
import type { VerifiedConnection } from '../connection.ts'
import type { World } from '../environment.ts'
import { DataError } from '../errors.ts'
import type { RunLog } from '../log.ts'
import type { ExpressionSettings } from '../scope.ts'
import { type Grant, openGrant, runStage } from './grant.ts'
import type { OAuthPlan } from './plan.ts'
import { readDate } from './stored-date.ts'

/** What is known of a connection that has been authorized. */
export interface StoredConnection {
  /** What it has stored; `data` of `completeConnection` or of the latest refresh. */
  readonly data: Collection
  /** The variable `oauth.scope`: what the service granted; the connection's own scopes unless told. */
  readonly scope?: readonly string[]
  readonly redirectUri?: string
}

export interface RefreshedConnection extends VerifiedConnection {
  /**
   * False when the condition of `refresh` did not hold, or there is no `refresh`: then nothing was sent and the data
   * are as before.
   */
  readonly refreshed: boolean
}

type RenewInput = StoredConnection & { readonly connectionCommon?: Collection }

/**
 * Runs `refresh`, whose condition says whether it is time.
 *
 * @throws The MakeError that the definition describes when the service refuses.
 */
export async function refresh(
  plan: OAuthPlan,
  input: RenewInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<RefreshedConnection> {
  const grant = reopen(plan, input, world, log, settings)
  const refreshed = await runStage(plan, 'refresh', grant)
  return refreshed ? { ...grant.facts, data: grant.data, refreshed } : { data: input.data, refreshed }
}

/**
 * Runs `info`, which asks the service for the account, and gives what it stores.
 *
 * @throws The MakeError that the definition describes when the service refuses.
 */
export async function check(
  plan: OAuthPlan,
  input: RenewInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<VerifiedConnection> {
  const grant = reopen(plan, input, world, log, settings)
  const asked = await runStage(plan, 'info', grant)
  if (!asked) log.warn(plan.place, "There is no 'info' that ran, so nothing has been verified.")
  return { ...grant.facts, data: grant.data }
}

/**
 * Runs `invalidate`, as Make does before it deletes a connection; false when there is none or its condition did not
 * hold.
 *
 * @throws The MakeError that the definition describes when the service refuses.
 */
export async function invalidate(
  plan: OAuthPlan,
  input: RenewInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<{ readonly invalidated: boolean }> {
  return { invalidated: await runStage(plan, 'invalidate', reopen(plan, input, world, log, settings)) }
}

function reopen(plan: OAuthPlan, input: RenewInput, world: World, log: RunLog, settings: ExpressionSettings): Grant {
  const { redirectUri, scope = scopeList(plan.definition.scope) } = input
  const given: unknown = input.data
  if (!isCollection(given)) {
    throw new DataError(`${plan.place}: expected the data of the connection, but found ${typeName(given)}.`)
  }
  const data: Collection = { ...given }
  const expires = readDate(member(data, 'expires'))
  if (expires !== undefined) setMember(data, 'expires', expires)
  const state = { data, common: input.connectionCommon, scope, state: '', redirectUri, query: {}, temp: {} }
  return openGrant(plan, state, world, log, settings)
}
