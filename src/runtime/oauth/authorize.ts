import { randomBytes } from 'node:crypto'
import { toText } from '../../iml/index.ts'
import type { Collection } from '../collection.ts'
import { holds } from '../condition.ts'
import { scopeList } from '../connection-store.ts'
import { type World, worldIn } from '../environment.ts'
import { fieldsOfForm, readForm } from '../form/index.ts'
import type { RunLog } from '../log.ts'
import { prepareRequest } from '../request/prepare.ts'
import type { ExpressionSettings } from '../scope.ts'
import { updateTemp } from '../temp.ts'
import { type Grant, isOAuth1, openGrant, runStage } from './grant.ts'
import type { OAuthPlan, OAuthRequest } from './plan.ts'

/** What a user gives to authorize a connection. */
export interface AuthorizeInput {
  /** The values of the connection's form. */
  readonly parameters?: Collection
  /** Scopes beside the connection's own, such as those of the module for which it is made. */
  readonly scope?: readonly string[]
  /**
   * Where the service sends the browser back to: all three of `oauth.redirectUri`, `oauth.localRedirectUri` and
   * `oauth.makeRedirectUri`. Make's documented addresses unless told.
   */
  readonly redirectUri?: string
  /** The variable `oauth.state`; random unless told. */
  readonly state?: string
}

/**
 * A connection that waits for its user. It holds what the user typed, secrets too, and what `temp` keeps for the rest
 * of the flow; JSON can carry it, dates apart.
 */
export interface PendingConnection {
  readonly connection: string
  /** Whether there is an address to send the browser to, and so an answer to wait for. */
  readonly asked: boolean
  readonly state: string
  readonly scope: readonly string[]
  readonly redirectUri?: string
  readonly data: Collection
  readonly temp: Collection
}

export interface Authorization {
  /** Where the browser has to be sent; absent for a flow without a user, such as one with client credentials. */
  readonly url?: string
  /** What `completeConnection` needs. */
  readonly pending: PendingConnection
}

/**
 * Runs `preauthorize` and makes the address to which `authorize` sends the browser. It gets a `state`, unless the
 * definition gives one itself.
 *
 * @throws DataError for form values that are not accepted; the MakeError that the definition describes.
 */
export async function authorize(
  plan: OAuthPlan,
  input: AuthorizeInput & { readonly connectionCommon?: Collection },
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<Authorization> {
  const { timezone } = worldIn(world.timezone, world)
  const { redirectUri } = input
  const flow = {
    data: readForm(fieldsOfForm(plan.definition.parameters), input.parameters ?? {}, { timezone }),
    scope: scopeList([...scopeList(plan.definition.scope), ...(input.scope ?? [])]),
    state: input.state || randomBytes(16).toString('hex'),
    temp: {},
  }
  const given = { ...flow, redirectUri, common: input.connectionCommon, query: {} }
  const grant = openGrant(plan, given, world, log, settings)
  await runStage(plan, 'preauthorize', grant)
  await runStage(plan, 'requestToken', grant)
  const url = plan.stages.authorize.map((request) => addressOf(request, plan, flow.state, grant))[0]
  const sent = url?.searchParams.get('state') ?? flow.state
  const pending: PendingConnection = {
    connection: plan.name,
    asked: url !== undefined,
    state: sent,
    scope: flow.scope,
    ...(redirectUri === undefined ? {} : { redirectUri }),
    data: grant.data,
    temp: grant.run.temp,
  }
  return { ...(url === undefined ? {} : { url: url.href }), pending }
}

function addressOf({ step }: OAuthRequest, plan: OAuthPlan, state: string, grant: Grant): URL | undefined {
  const { scope, world, temp, log } = grant.run
  updateTemp(step.temp, scope, temp)
  if (step.request === undefined || !holds(step.condition.test, scope)) return undefined
  const { url, method, headers, bytes } = prepareRequest(step.request, scope, world)
  if (method !== 'GET' || bytes !== undefined || Object.keys(headers).length > 0) {
    log.warn(step.place, 'The user opens this address in a browser: only its url and qs count.')
  }
  if (!isOAuth1(plan) && !url.searchParams.get('state')) {
    if (url.searchParams.has('state')) url.searchParams.delete('state')
    // Appended as text, so that the rest keeps its spelling.
    url.search += `${url.search === '' ? '' : '&'}state=${encodeURIComponent(toText(state))}`
  }
  return url
}
