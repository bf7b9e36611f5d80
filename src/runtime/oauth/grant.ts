import { type Collection, setMember } from '../collection.ts'
import { type ConnectionFacts, storeInto } from '../connection-store.ts'
import { type World, worldIn } from '../environment.ts'
import type { RunLog } from '../log.ts'
import { type Run, startRun } from '../run.ts'
import type { ExpressionSettings, Scope } from '../scope.ts'
import { runRepeatedly } from '../single.ts'
import type { OAuthPlan, OAuthRequest, OAuthStage } from './plan.ts'

/** What the variables of an OAuth connection are made of. */
export interface GrantState {
  /**
   * The values of the form and what has been stored since. Make shows them as `parameters`, `connection` and `data`.
   */
  readonly data: Collection
  /** Constants that go over those of the definition. */
  readonly common: Collection | undefined
  /** The variable `oauth.scope`. */
  readonly scope: readonly string[]
  readonly state: string
  /** Where the service sends the browser back to; Make's own addresses unless told. */
  readonly redirectUri: string | undefined
  /** What the service added to that address. */
  readonly query: Collection
  /** The variable `temp`, as an earlier part of the flow left it. */
  readonly temp: Collection
}

/** A flow under way. Its data and facts grow with each answer. */
export interface Grant {
  readonly run: Run
  readonly data: Collection
  facts: ConnectionFacts
}

/** https://developers.make.com/custom-apps-documentation/app-components/connections/oauth2 */
const makeCallback = 'https://www.make.com/oauth/cb/app'
const integromatCallback = 'https://www.integromat.com/oauth/cb/app'
const integromatCallbackOfOAuth1 = 'https://www.integromat.com/oauth/cb/app-oauth1'

/** Whether the connection speaks OAuth 1, which has a request token instead of a state. */
export function isOAuth1(plan: OAuthPlan): boolean {
  return plan.definition.type === 'oauth-1' || plan.stages.requestToken.length > 0
}

/** Begins a part of the flow. */
export function openGrant(
  plan: OAuthPlan,
  state: GrantState,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Grant {
  const { timezone } = worldIn(world.timezone, world)
  const data: Collection = { ...state.data }
  const legacy = isOAuth1(plan) ? integromatCallbackOfOAuth1 : integromatCallback
  const run = startRun(world, log, settings, {
    parameters: data,
    connection: data,
    data,
    common: { ...plan.definition.common, ...state.common },
    environment: { timezone, debug: false },
    query: state.query,
    oauth: {
      scope: [...state.scope],
      state: state.state,
      redirectUri: state.redirectUri ?? legacy,
      localRedirectUri: state.redirectUri ?? makeCallback,
      makeRedirectUri: state.redirectUri ?? makeCallback,
    },
  })
  for (const [name, value] of Object.entries(state.temp)) setMember(run.temp, name, value)
  return { run, data, facts: {} }
}

/**
 * Runs the requests of a stage one after the other and stores what they say; false when their conditions let none of
 * them run.
 *
 * @throws MakeError of the type that the definition or the failure calls for.
 */
export async function runStage(plan: OAuthPlan, stage: OAuthStage, grant: Grant): Promise<boolean> {
  let ran = false
  for (const request of plan.stages[stage]) {
    // oxlint-disable-next-line no-await-in-loop -- requests of a stage build on each other
    const outcome = await runRepeatedly(request.step, grant.run)
    if (!('scope' in outcome)) continue
    ran = true
    keep(request, stage, grant, outcome.scope)
  }
  return ran
}

/** Stores what a valid answer says. A service grants scopes with a token, so only there `scope` counts. */
export function keep(request: OAuthRequest, stage: OAuthStage, grant: Grant, scope: Scope): void {
  const granting = stage === 'token' || stage === 'accessToken'
  if (request.store.scope !== undefined && !granting) {
    grant.run.log.warn(request.store.scope.place, `Make reads 'scope' of a token response only, not of '${stage}'.`)
  }
  const store = granting ? request.store : { ...request.store, scope: undefined }
  grant.facts = { ...grant.facts, ...storeInto(grant.data, store, scope) }
}
