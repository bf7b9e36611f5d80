import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, member } from '../collection.ts'
import { scopeList } from '../connection-store.ts'
import type { VerifiedConnection } from '../connection.ts'
import type { World } from '../environment.ts'
import { InvalidConfigurationError, RuntimeError } from '../errors.ts'
import type { RunLog } from '../log.ts'
import { failureOf } from '../response/failure.ts'
import type { ExpressionSettings } from '../scope.ts'
import { sendRequest } from '../step.ts'
import type { PendingConnection } from './authorize.ts'
import { type Grant, isOAuth1, keep, openGrant, runStage } from './grant.ts'
import type { OAuthPlan, OAuthRequest } from './plan.ts'

export interface CompleteInput {
  /** What `authorizeConnection` gave. */
  readonly pending: PendingConnection
  /** The parameters with which the service sent the browser back; none for a flow without a user. */
  readonly query?: Collection
}

/**
 * Takes the answer that the browser brought back, exchanges it for tokens and asks for the account: the response of
 * `authorize`, then `token`, then `info`.
 *
 * @throws InvalidConfigurationError when `pending` is of another connection; RuntimeError for another state than was
 * sent and for a refusal that the definition does not describe; else the MakeError that the definition describes.
 */
export async function complete(
  plan: OAuthPlan,
  input: CompleteInput & { readonly connectionCommon?: Collection },
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<VerifiedConnection> {
  const { pending, query = {} } = input
  if (!isPending(pending) || pending.connection !== plan.name) {
    throw new InvalidConfigurationError(`${plan.place}: 'pending' is not what authorizing this connection gave.`)
  }
  const { redirectUri } = pending
  const given = { ...pending, redirectUri, common: input.connectionCommon, query }
  const grant = openGrant(plan, given, world, log, settings)
  for (const request of pending.asked ? plan.stages.authorize : []) {
    // oxlint-disable-next-line no-await-in-loop -- there is at most one
    await takeAnswer(request, plan, pending, query, grant)
  }
  await runStage(plan, 'token', grant)
  await runStage(plan, 'accessToken', grant)
  await runStage(plan, 'info', grant)
  const scope = scopeList(pending.scope)
  return { ...(scope.length === 0 ? {} : { scope }), ...grant.facts, data: grant.data }
}

async function takeAnswer(
  request: OAuthRequest,
  plan: OAuthPlan,
  pending: PendingConnection,
  query: Collection,
  grant: Grant,
): Promise<void> {
  const { step } = request
  const { scope } = grant.run
  if (!isOAuth1(plan) && toText(member(query, 'state') ?? '') !== pending.state) {
    throw new RuntimeError(`${step.place}: the answer carries another state than was sent, so it may be forged.`)
  }
  const refusal = member(query, 'error')
  if (step.valid.test === undefined && refusal !== undefined && refusal !== null && refusal !== '') {
    if (step.error.message !== undefined) throw failureOf(step.error, undefined, undefined, scope)
    const reason = [refusal, member(query, 'error_description') ?? ''].map((one) => toText(one)).filter(Boolean)
    throw new RuntimeError(`The authorization was refused: ${reason.join(': ')}.`)
  }
  keep(request, 'authorize', grant, await sendRequest(step, undefined, scope, grant.run))
}

/** It comes from a store of the caller's, so it may be anything. */
function isPending(pending: unknown): boolean {
  return (
    isCollection(pending) &&
    isCollection(member(pending, 'data')) &&
    isCollection(member(pending, 'temp')) &&
    Array.isArray(member(pending, 'scope')) &&
    typeof member(pending, 'asked') === 'boolean' &&
    typeof member(pending, 'state') === 'string'
  )
}
