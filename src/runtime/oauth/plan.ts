import { type Collection, isCollection, layOver, member, typeName } from '../collection.ts'
import { compileStore, type StorePlan } from '../connection-store.ts'
import { InvalidConfigurationError, UnsupportedError } from '../errors.ts'
import type { ConnectionDefinition } from '../sections.ts'
import { compileStep, type StepPlan } from '../step.ts'

/** The requests of an OAuth connection, in the order in which they come; OAuth 1 has other names for two of them. */
export const oauthStages = [
  'preauthorize',
  'requestToken',
  'authorize',
  'token',
  'accessToken',
  'info',
  'refresh',
  'invalidate',
] as const

export type OAuthStage = (typeof oauthStages)[number]

/** One request of a stage, compiled. */
export interface OAuthRequest {
  readonly step: StepPlan
  readonly store: StorePlan
}

/** An OAuth connection, compiled. */
export interface OAuthPlan {
  readonly name: string
  readonly definition: ConnectionDefinition
  readonly place: string
  /** The requests of each stage; none for a stage that the definition leaves out. */
  readonly stages: Readonly<Record<OAuthStage, readonly OAuthRequest[]>>
}

/** `oauth` of local development, and what Make's editor calls the templates that it starts from. */
const oauthTypes = new Set(['oauth', 'oauth-refresh', 'oauth-resowncre', 'oauth-clicre', 'oauth-1'])

/** Whether a connection is of a type for which the user is sent to the service, or could be. */
export function isOAuth(definition: ConnectionDefinition): boolean {
  return oauthTypes.has(definition.type ?? 'basic')
}

/**
 * Compiles an OAuth connection. Nothing is inherited from base; `oauth` at the root belongs to each request. Published
 * apps write some stages as lists, so all but `authorize` may be one.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/oauth2
 *
 * @throws InvalidConfigurationError for a stage that is no request with a url, UnsupportedError for unknown directives.
 */
export function compileOAuth(definition: ConnectionDefinition, name: string): OAuthPlan {
  const place = `connection '${name}', api`
  const api = definition.api ?? {}
  if (!isCollection(api)) {
    throw new InvalidConfigurationError(`${place}: expected the requests of OAuth by name, but found ${typeName(api)}.`)
  }
  const known: readonly string[] = [...oauthStages, 'oauth']
  const unknown = Object.keys(api).find((key) => !known.includes(key) && api[key] !== null)
  if (unknown !== undefined) throw new UnsupportedError(unknown, `${place}.${unknown}`)
  const compiled = (stage: OAuthStage): OAuthRequest[] => compileStage(api, stage, `${place}.${stage}`)
  const plan: OAuthPlan = {
    name,
    definition,
    place,
    stages: {
      preauthorize: compiled('preauthorize'),
      requestToken: compiled('requestToken'),
      authorize: compiled('authorize'),
      token: compiled('token'),
      accessToken: compiled('accessToken'),
      info: compiled('info'),
      refresh: compiled('refresh'),
      invalidate: compiled('invalidate'),
    },
  }
  if (plan.stages.authorize.length > 1) {
    throw new InvalidConfigurationError(`${place}.authorize: the browser can be sent to one address only.`)
  }
  return plan
}

function compileStage(api: Collection, stage: OAuthStage, place: string): OAuthRequest[] {
  const given = member(api, stage) ?? []
  const isList = Array.isArray(given)
  return (isList ? given : [given]).map((one: unknown, index) => {
    const at = isList ? `${place}[${index}]` : place
    if (!isCollection(one)) {
      throw new InvalidConfigurationError(`${at}: expected a request, but found ${typeName(one)}.`)
    }
    const { plan, response } = compileStep({}, signedAs(one, member(api, 'oauth')), 'grant', at, index)
    if (plan.request === undefined)
      throw new InvalidConfigurationError(`${at}.url: a connection needs an absolute URL.`)
    return { step: plan, store: compileStore(response, `${at}.response`) }
  })
}

function signedAs(request: Collection, oauth: unknown): Collection {
  const settings = layOver(oauth, member(request, 'oauth'))
  return settings === undefined || settings === null ? request : { ...request, oauth: settings }
}
