import type { App } from '../runtime/index.ts'
import { isOAuth } from '../runtime/oauth/plan.ts'
import { Shape } from './shape.ts'
import { credentialsOf, requestsOf, type Surroundings } from './surroundings.ts'
import type { Trial } from './trial.ts'

/** Verifying a connection, or authorizing and refreshing one of OAuth. */
export function connectionTrial(name: string, around: Surroundings): Trial {
  const connection = around.definition.connections?.[name] ?? {}
  const { connection: values, common } = around
  const communication = around.communicationOf(requestsOf(connection), 'nothing', {
    parameters: new Shape(true),
    ofConnection: true,
  })
  const own = credentialsOf(connection)
  // Names that the app reads of any connection are no fields of this one.
  const parameters = Object.fromEntries(Object.keys(own).map((key) => [key, values[key] ?? own[key]]))
  const run = async (app: App): Promise<string> => {
    if (!isOAuth(connection)) {
      await app.verifyConnection(name, { parameters, connectionCommon: common })
      return 'verified'
    }
    const { pending } = await app.authorizeConnection(name, { parameters, connectionCommon: common })
    const query = { code: 'code', state: pending.state, oauth_token: 'token', oauth_verifier: 'verifier' }
    const stored = await app.completeConnection(name, { pending, query, connectionCommon: common })
    await app.refreshConnection(name, { data: stored.data, connectionCommon: common })
    return 'authorized'
  }
  return {
    kind: 'connection',
    name,
    title: isOAuth(connection) ? 'authorize, refresh' : 'verify',
    communications: [communication],
    run,
  }
}
