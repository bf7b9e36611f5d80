import type { AddressInfo } from 'node:net'
import { createHash, randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** A service with OAuth 2 on 127.0.0.1: codes that count once, tokens that expire, refresh tokens that rotate. */
export interface OAuthServer {
  readonly origin: string
  /** Paths of the requests that arrived, in order. */
  readonly requests: string[]
  /** Seconds that access tokens are said to last. */
  expiresIn: number
  /** What is granted, where that is not what was asked for. */
  granted: string | undefined
  /** Forgets all tokens, as when the user takes back the grant. */
  revokeAll(): void
  close(): Promise<void>
}

interface Code {
  readonly redirectUri: string
  readonly challenge: string | undefined
  readonly scope: string
}

const client = { id: 'client', secret: 'client-secret' }

/** Serves until it is closed. */
export async function startOAuthServer(): Promise<OAuthServer> {
  const codes = new Map<string, Code>()
  const access = new Set<string>()
  const refresh = new Set<string>()
  const requests: string[] = []
  const app = new Hono()
  app.use(async (context, next) => {
    requests.push(context.req.path)
    await next()
  })
  // The user grants at once, unless the address says otherwise.
  app.get('/authorize', (context) => {
    const query = context.req.query()
    const back = new URL(query['redirect_uri'] ?? '')
    if (query['state'] !== undefined) back.searchParams.set('state', query['state'])
    if (query['deny'] !== undefined) {
      back.searchParams.set('error', 'access_denied')
      back.searchParams.set('error_description', 'The user said no')
    } else {
      const code = randomUUID()
      codes.set(code, {
        redirectUri: query['redirect_uri'] ?? '',
        challenge: query['code_challenge'],
        scope: query['scope'] ?? '',
      })
      back.searchParams.set('code', code)
    }
    return context.redirect(back.href)
  })
  app.post('/token', async (context) => {
    const form = textsOf(await context.req.parseBody())
    const scope = grantOf(form)
    if (form['client_id'] !== client.id || form['client_secret'] !== client.secret) {
      return context.json({ error: 'invalid_client' }, 401)
    }
    if (scope === undefined) return context.json({ error: 'invalid_grant' }, 400)
    const tokens = { access_token: `access-${randomUUID()}`, refresh_token: `refresh-${randomUUID()}` }
    access.add(tokens.access_token)
    refresh.add(tokens.refresh_token)
    return context.json({
      ...tokens,
      expires_in: server.expiresIn,
      refresh_expires_in: 86_400,
      scope: server.granted ?? scope,
    })
  })
  const authorized = (header: string | undefined): boolean => access.has((header ?? '').replace('Bearer ', ''))
  app.get('/me', (context) => {
    if (!authorized(context.req.header('authorization'))) return context.json({ error: 'invalid_token' }, 401)
    return context.json({ id: 7, name: 'Ada', mail: 'ada@x.test' })
  })
  app.post('/revoke', async (context) => {
    const form = textsOf(await context.req.parseBody())
    return access.delete(form['token'] ?? '') ? context.body(null, 204) : context.json({ error: 'unknown' }, 404)
  })
  app.get('/settings', (context) => context.json({ tenant: 'blue', method: 'S256' }))

  /** The scope that a request for tokens may have, or undefined when its grant is not valid. */
  function grantOf(form: Record<string, string>): string | undefined {
    if (form['grant_type'] === 'client_credentials') return form['scope'] ?? ''
    if (form['grant_type'] === 'refresh_token') return refresh.delete(form['refresh_token'] ?? '') ? 'same' : undefined
    const code = codes.get(form['code'] ?? '')
    codes.delete(form['code'] ?? '')
    if (code === undefined || code.redirectUri !== form['redirect_uri']) return undefined
    const proof = createHash('sha256')
      .update(form['code_verifier'] ?? '')
      .digest('hex')
    return code.challenge === undefined || code.challenge === proof ? code.scope : undefined
  }

  const http = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => {
    http.once('listening', resolve)
  })
  const { port } = http.address() as AddressInfo
  const server: OAuthServer = {
    origin: `http://127.0.0.1:${port}`,
    requests,
    expiresIn: 3600,
    granted: undefined,
    revokeAll: () => {
      access.clear()
      refresh.clear()
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
      }),
  }
  return server
}

/**
 * What the service adds to the redirect address after the user has opened this one; what a browser would bring back.
 */
export async function openInBrowser(url: string | undefined): Promise<Record<string, string>> {
  const response = await fetch(url ?? '', { redirect: 'manual' })
  await response.body?.cancel()
  return Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams)
}

function textsOf(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
