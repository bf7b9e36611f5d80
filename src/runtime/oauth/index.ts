import { type Collection, isCollection, member, shownName } from '../collection.ts'
import type { VerifiedConnection } from '../connection.ts'
import { DataError, InvalidAccessTokenError, InvalidConfigurationError } from '../errors.ts'
import { type Host, named, once, type RunOptions } from '../host.ts'
import type { LogEntry, RunLog } from '../log.ts'
import { withLog } from '../run.ts'
import type { AppDefinition, ConnectionChoice } from '../sections.ts'
import { type Authorization, authorize, type AuthorizeInput } from './authorize.ts'
import { complete, type CompleteInput } from './complete.ts'
import { compileOAuth, isOAuth, type OAuthPlan } from './plan.ts'
import { check, invalidate, refresh, type RefreshedConnection, type StoredConnection } from './renew.ts'

export type { Authorization, AuthorizeInput, PendingConnection } from './authorize.ts'
export type { CompleteInput } from './complete.ts'
export type { RefreshedConnection, StoredConnection } from './renew.ts'

/** What may be given to each part of an OAuth connection. */
export interface OAuthOptions extends RunOptions {
  /**
   * Constants of the connection, such as the client's secret, over those of the definition. Folders seldom hold them.
   */
  readonly connectionCommon?: Collection
}

type Logged<Result> = Promise<Result & { readonly log: LogEntry[] }>

/**
 * What an app does with its OAuth connections. Each throws MakeError with the `log` up to it: InvalidConfigurationError
 * when there is no such connection or it is none of OAuth, else what the definition describes.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/oauth2
 */
export interface OAuthMethods {
  /** Gives the address to which the user's browser has to be sent, and what `completeConnection` needs. */
  authorizeConnection(name: string, input?: AuthorizeInput & OAuthOptions): Logged<Authorization>
  /** Takes what the service added to the redirect address, and gives what the connection stores. */
  completeConnection(name: string, input: CompleteInput & OAuthOptions): Logged<VerifiedConnection>
  /** Gets a new access token, if the condition of `refresh` holds. */
  refreshConnection(name: string, input: StoredConnection & OAuthOptions): Logged<RefreshedConnection>
  /** Tells the service to forget the tokens. */
  invalidateConnection(name: string, input: StoredConnection & OAuthOptions): Logged<{ readonly invalidated: boolean }>
}

/** How a component is given its connection. */
export interface ConnectionInput extends OAuthOptions {
  /** What the connection has stored. */
  readonly connection?: Collection
  /** Which connection that is, when a component lets its user choose between two: its first one unless told. */
  readonly connectionName?: string
  /** `expires` of the connection: from then on it cannot be used until its user authorizes it anew. */
  readonly connectionExpires?: Date | number | string
  /** Told what has to be stored as soon as the connection is refreshed, also when the run fails afterwards. */
  readonly onRefresh?: (connection: VerifiedConnection) => void
}

/** What the rest of an app needs of its OAuth connections. */
export interface OAuthAccess {
  readonly methods: OAuthMethods
  /** Runs `info` of a connection with what it has stored. */
  readonly check: (name: string, input: StoredConnection & OAuthOptions, log: RunLog) => Promise<VerifiedConnection>
  /**
   * Runs a component with its connection. One of OAuth is refreshed first, when the condition of its `refresh` holds;
   * the result then has `renewed`, which takes the place of what was stored.
   *
   * @throws InvalidAccessTokenError when the connection has expired, DataError when it is not said with a date;
   * InvalidConfigurationError for a connection that the component does not name.
   */
  readonly use: <Input extends ConnectionInput, Result extends object>(
    choice: ConnectionChoice,
    input: Input,
    log: RunLog,
    run: (input: Input) => Promise<Result>,
  ) => Promise<Result & { readonly renewed?: VerifiedConnection }>
}

/** Everything about the OAuth connections of an app. Each connection is compiled once. */
export function oauthAccess(host: Host): OAuthAccess {
  const { definition, world, settingsOf } = host
  const plans = new Map<string, OAuthPlan>()
  const planOf = (name: string): OAuthPlan =>
    once(plans, name, () => {
      const connection = named(definition.connections, 'connection', name)
      if (!isOAuth(connection)) {
        throw new InvalidConfigurationError(
          `connection '${name}': it is of type ${shownName(connection.type ?? 'basic')}, not OAuth.`,
        )
      }
      return compileOAuth(connection, name)
    })
  return {
    methods: {
      authorizeConnection: (name, input = {}) =>
        withLog((log) => authorize(planOf(name), input, world, log, settingsOf(input))),
      completeConnection: (name, input) =>
        withLog((log) => complete(planOf(name), input, world, log, settingsOf(input))),
      refreshConnection: (name, input) => withLog((log) => refresh(planOf(name), input, world, log, settingsOf(input))),
      invalidateConnection: (name, input) =>
        withLog((log) => invalidate(planOf(name), input, world, log, settingsOf(input))),
    },
    check: (name, input, log) => check(planOf(name), input, world, log, settingsOf(input)),
    use: async (choice, input, log, run) => {
      const name = chosen(choice, input.connectionName)
      const { connection, connectionExpires, connectionCommon } = input
      if (connection === undefined || !isOAuthOf(definition, name)) return run(input)
      if (connectionExpires !== undefined && momentOf(connectionExpires) <= world.now()) {
        throw new InvalidAccessTokenError(`connection '${name}': it has expired. Its user has to authorize it anew.`)
      }
      const stored = { data: connection, ...(connectionCommon === undefined ? {} : { connectionCommon }) }
      const { refreshed, ...renewed } = await refresh(planOf(name), stored, world, log, settingsOf(input))
      if (!refreshed) return run(input)
      input.onRefresh?.(renewed)
      return { ...(await run({ ...input, connection: renewed.data })), renewed }
    },
  }
}

function chosen(choice: ConnectionChoice, name: string | undefined): string | null | undefined {
  if (name === undefined) return choice.connection
  const names = [choice.connection, choice.altConnection].filter((one) => typeof one === 'string')
  if (names.includes(name)) return name
  const known = names.join(', ') || 'none'
  throw new InvalidConfigurationError(`connectionName: '${name}' is no connection of this component. It has: ${known}.`)
}

function isOAuthOf(app: AppDefinition, name: string | null | undefined): name is string {
  const connection = typeof name === 'string' ? member(app.connections, name) : undefined
  return isCollection(connection) && isOAuth(connection)
}

/** It comes from a store of the caller's, so it may be anything. */
function momentOf(value: unknown): Date {
  const isDate = value instanceof Date || typeof value === 'number' || typeof value === 'string'
  const moment = isDate ? new Date(value) : undefined
  if (moment === undefined || Number.isNaN(moment.getTime())) throw new DataError('connectionExpires: expected a date.')
  return moment
}
