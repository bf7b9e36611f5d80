import type { Hono } from 'hono'
import { regionOf } from '../hosts.ts'
import type { WorkspaceToken } from '../options.ts'
import type { SandboxEnv } from '../receive.ts'

/** What the Public API answers when it refuses a request. https://docs.segmentapis.com/tag/Error-Handling */
export function refusePublicApi(status: 400 | 401 | 404 | 413 | 500, message: string): Response {
  return Response.json({ errors: [{ type: errorTypes[status], message }] }, { status })
}

const errorTypes = {
  400: 'bad-request',
  401: 'unauthorized',
  404: 'not-found',
  413: 'request-too-large',
  500: 'internal-error',
} as const

/**
 * Adds the Public API's workspace, `GET /`. Whatever is wrong with a token is 401, also that it belongs to the other
 * region. https://docs.segmentapis.com/tag/Workspaces
 */
export function addPublicApi(app: Hono<SandboxEnv>, tokens: readonly WorkspaceToken[]): void {
  app.get('/', (context) => {
    const { headers, host } = context.get('received')
    const token = /^bearer\s+(?<token>\S+)\s*$/i.exec(headers.authorization ?? '')?.groups?.token
    const known = tokens.find((candidate) => candidate.token === token)
    const region = regionOf(host)
    if (known === undefined || (region !== undefined && known.region !== region)) {
      return refusePublicApi(401, 'The token is missing, wrong, or of a workspace in the other region.')
    }
    return context.json({ data: { workspace: known.workspace } })
  })
}
