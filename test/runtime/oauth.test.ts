import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type App, type ConnectionDefinition, createApp, type Environment } from '../../src/runtime/index.ts'
import { service } from './harness.ts'
import { type OAuthServer, openInBrowser, startOAuthServer } from './oauth-server.ts'

const redirectUri = 'http://127.0.0.1/callback'
const now = Date.parse('2026-03-01T12:00:00Z')
const minutes = 60_000

/** As Make's documentation writes it, with a form that proves the code. */
function definitionFor(origin: string): ConnectionDefinition {
  const client = { client_id: '{{common.clientId}}', client_secret: '{{common.clientSecret}}' }
  const tokens = {
    accessToken: '{{body.access_token}}',
    refreshToken: '{{body.refresh_token}}',
    expires: '{{addSeconds(now, body.expires_in)}}',
  }
  const sanitize = ['request.body.client_secret', 'response.body.access_token', 'response.body.refresh_token']
  return {
    type: 'oauth',
    common: { clientId: 'client', clientSecret: 'client-secret' },
    scope: ['read', 'offline'],
    parameters: [{ name: 'tenant', type: 'text', label: 'Tenant', required: true }],
    api: {
      preauthorize: {
        url: `${origin}/settings`,
        response: { temp: { method: '{{body.method}}' }, data: { found: '{{body.tenant}}' } },
      },
      authorize: {
        url: `${origin}/authorize`,
        temp: { verifier: '{{uuid}}' },
        qs: {
          client_id: '{{common.clientId}}',
          redirect_uri: '{{oauth.localRedirectUri}}',
          scope: "{{join(oauth.scope, ' ')}}",
          response_type: 'code',
          code_challenge: '{{sha256(temp.verifier)}}',
          code_challenge_method: '{{temp.method}}',
        },
        response: { temp: { code: '{{query.code}}' } },
      },
      token: {
        url: `${origin}/token`,
        method: 'POST',
        type: 'urlencoded',
        body: {
          ...client,
          grant_type: 'authorization_code',
          code: '{{temp.code}}',
          code_verifier: '{{temp.verifier}}',
          redirect_uri: '{{oauth.localRedirectUri}}',
        },
        response: {
          data: tokens,
          expires: '{{addSeconds(now, body.refresh_expires_in)}}',
          scope: '{{body.scope}}',
          error: { message: '[{{statusCode}}] {{body.error}}', type: 'InvalidAccessTokenError' },
        },
        log: { sanitize },
      },
      refresh: {
        condition: '{{data.expires < addMinutes(now, 15)}}',
        url: `${origin}/token`,
        method: 'POST',
        type: 'urlencoded',
        body: { ...client, grant_type: 'refresh_token', refresh_token: '{{data.refreshToken}}' },
        response: {
          data: tokens,
          error: { message: '[{{statusCode}}] {{body.error}}', type: 'InvalidAccessTokenError' },
        },
        log: { sanitize: [...sanitize, 'request.body.refresh_token'] },
      },
      info: {
        url: `${origin}/me`,
        headers: { authorization: 'Bearer {{connection.accessToken}}' },
        response: {
          metadata: { type: 'email', value: '{{body.mail}}' },
          uid: '{{body.id}}',
          data: { name: '{{body.name}}' },
        },
        log: { sanitize: ['request.headers.authorization'] },
      },
      invalidate: {
        url: `${origin}/revoke`,
        method: 'POST',
        type: 'urlencoded',
        body: { token: '{{data.accessToken}}' },
      },
    },
  }
}

function appFor(origin: string, change: Record<string, unknown> = {}, environment: Environment = { now }): App {
  const connection = definitionFor(origin)
  const api = { ...(connection.api as Record<string, unknown>), ...change }
  const modules = {
    me: {
      connection: 'service',
      api: { url: `${origin}/me`, headers: { authorization: 'Bearer {{connection.accessToken}}' } },
    },
  }
  const rpcs = {
    who: { connection: 'service', api: modules.me.api },
  }
  return createApp({ connections: { service: { ...connection, api } }, modules, rpcs }, environment)
}

/** Authorizes with a user who agrees. */
async function connect(app: App) {
  const { url, pending } = await app.authorizeConnection('service', { parameters: { tenant: 'red' }, redirectUri })
  return app.completeConnection('service', { pending, query: await openInBrowser(url) })
}

const failureOf = (result: Promise<unknown>): Promise<any> =>
  result.then(
    (value) => {
      throw new Error(`Expected an error, but got ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )

describe('an OAuth 2 connection', () => {
  let server: OAuthServer
  beforeEach(async () => {
    server = await startOAuthServer()
  })
  afterEach(() => server.close())

  test('goes from preauthorize over the browser and the token to the account', async () => {
    const app = appFor(server.origin)
    const authorization = await app.authorizeConnection('service', {
      parameters: { tenant: 'red' },
      redirectUri,
      scope: ['write', 'read'],
    })
    const address = new URL(authorization.url ?? '')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'client',
      redirect_uri: redirectUri,
      scope: 'read offline write',
      response_type: 'code',
      code_challenge: expect.stringMatching(/^[0-9a-f]{64}$/),
      code_challenge_method: 'S256',
      state: authorization.pending.state,
    })
    // A caller may keep it as JSON until the user comes back.
    const pending = JSON.parse(JSON.stringify(authorization.pending)) as typeof authorization.pending
    const query = await openInBrowser(authorization.url)
    const { log, ...stored } = await app.completeConnection('service', { pending, query })
    expect(stored).toEqual({
      data: {
        tenant: 'red',
        found: 'blue',
        accessToken: expect.stringMatching(/^access-/),
        refreshToken: expect.stringMatching(/^refresh-/),
        expires: new Date(now + 60 * minutes),
        name: 'Ada',
      },
      expires: new Date(now + 86_400_000),
      metadata: { type: 'email', value: 'ada@x.test' },
      uid: '7',
      scope: ['read', 'offline', 'write'],
    })
    expect(server.requests).toEqual(['/settings', '/authorize', '/token', '/me'])
    expect(log).toHaveLength(2)
    expect(JSON.stringify(log)).not.toMatch(/client-secret|access-|refresh-/)
    expect((await app.runModule('me', { connection: stored.data })).bundles).toEqual([
      expect.objectContaining({ name: 'Ada' }),
    ])
  })

  test('has the scopes that the service reports, in place of those it was asked for', async () => {
    server.granted = 'read,profile'
    expect((await connect(appFor(server.origin))).scope).toEqual(['read', 'profile'])
    server.granted = ''
    expect((await connect(appFor(server.origin))).scope).toEqual(['read', 'offline'])
  })

  test('refuses the answer to another question', async () => {
    const app = appFor(server.origin)
    const { url, pending } = await app.authorizeConnection('service', { parameters: { tenant: 'red' }, redirectUri })
    const query = await openInBrowser(url)
    for (const state of ['other', undefined, '']) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const error = await failureOf(app.completeConnection('service', { pending, query: { ...query, state } }))
      expect(error).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('another state') })
    }
    expect(server.requests).toEqual(['/settings', '/authorize'])
  })

  test('says that the user refused', async () => {
    const app = appFor(server.origin)
    const { url, pending } = await app.authorizeConnection('service', { parameters: { tenant: 'red' }, redirectUri })
    const query = await openInBrowser(`${url}&deny=1`)
    const error = await failureOf(app.completeConnection('service', { pending, query }))
    expect(error).toMatchObject({
      name: 'RuntimeError',
      message: 'The authorization was refused: access_denied: The user said no.',
    })
    expect(server.requests).not.toContain('/token')
  })

  test.each([
    [
      'valid',
      { valid: { condition: '{{!query.error}}', message: 'No: {{query.error}}', type: 'DataError' } },
      'DataError',
      'No: access_denied',
    ],
    ['error', { error: { message: 'Sorry: {{query.error}}', type: 'DataError' } }, 'DataError', 'Sorry: access_denied'],
  ])('says so in the words of its %s', async (_, response, name, message) => {
    const { origin } = server
    const authorize = { ...(definitionFor(origin).api as any).authorize, response }
    const app = appFor(origin, { authorize })
    const { url, pending } = await app.authorizeConnection('service', { parameters: { tenant: 'red' }, redirectUri })
    const query = await openInBrowser(`${url}&deny=1`)
    expect(await failureOf(app.completeConnection('service', { pending, query }))).toMatchObject({ name, message })
  })

  test('fails as its token request says for a code that was used before', async () => {
    const app = appFor(server.origin)
    const { url, pending } = await app.authorizeConnection('service', { parameters: { tenant: 'red' }, redirectUri })
    const query = await openInBrowser(url)
    await app.completeConnection('service', { pending, query })
    const error = await failureOf(app.completeConnection('service', { pending, query }))
    expect(error).toMatchObject({ name: 'InvalidAccessTokenError', message: '[400] invalid_grant', statusCode: 400 })
    expect(error.log).toHaveLength(1)
  })

  test('asks for the values of its form first', async () => {
    const error = await failureOf(appFor(server.origin).authorizeConnection('service', { redirectUri }))
    expect(error).toMatchObject({
      name: 'BundleValidationError',
      issues: [expect.objectContaining({ path: 'tenant' })],
    })
    expect(server.requests).toEqual([])
  })

  test('is refreshed when its condition holds, and not before', async () => {
    const clock = { time: now }
    const app = appFor(server.origin, {}, { now: () => clock.time })
    const { data } = await connect(app)
    expect(await app.refreshConnection('service', { data })).toMatchObject({ refreshed: false, data, log: [] })
    clock.time = now + 46 * minutes
    // A store of JSON gives the date back as a text.
    const kept = JSON.parse(JSON.stringify(data)) as typeof data
    const renewed = await app.refreshConnection('service', { data: kept })
    expect(renewed).toMatchObject({ refreshed: true, data: { tenant: 'red', name: 'Ada' } })
    expect(renewed.data['accessToken']).not.toBe(data['accessToken'])
    expect(renewed.data['expires']).toEqual(new Date(clock.time + 60 * minutes))
    expect(JSON.stringify(renewed.log)).not.toMatch(/access-|refresh-|client-secret/)
  })

  test('keeps a refresh token that the service does not replace', async () => {
    const { refresh } = definitionFor(server.origin).api as any
    const data = { accessToken: '{{body.access_token}}', refreshToken: '{{body.nothing}}' }
    const app = appFor(server.origin, { refresh: { ...refresh, condition: true, response: { data } } })
    const stored = await connect(app)
    const renewed = await app.refreshConnection('service', { data: stored.data })
    expect(renewed.data['refreshToken']).toBe(stored.data['refreshToken'])
  })

  test('is refreshed before a module or RPC runs', async () => {
    const clock = { time: now }
    const app = appFor(server.origin, {}, { now: () => clock.time })
    const { data } = await connect(app)
    expect(await app.runModule('me', { connection: data })).not.toHaveProperty('renewed')
    clock.time = now + 46 * minutes
    const told: unknown[] = []
    const run = await app.runModule('me', { connection: data, onRefresh: (connection) => told.push(connection) })
    expect(run.bundles).toEqual([expect.objectContaining({ name: 'Ada' })])
    expect(run.renewed?.data['accessToken']).not.toBe(data['accessToken'])
    expect(told).toEqual([run.renewed])
    expect(run.log).toHaveLength(2)
    clock.time += 46 * minutes
    const renewed = run.renewed?.data ?? {}
    expect(await app.runRpc('who', { connection: renewed })).toMatchObject({
      result: { name: 'Ada' },
      renewed: { data: { name: 'Ada' } },
    })
  })

  test('whose refresh fails stops the module, with the log', async () => {
    const clock = { time: now }
    const app = appFor(server.origin, {}, { now: () => clock.time })
    const { data } = await connect(app)
    server.revokeAll()
    server.requests.length = 0
    clock.time = now + 2 * 60 * minutes
    const error = await failureOf(app.runModule('me', { connection: data }))
    expect(error).toMatchObject({ name: 'InvalidAccessTokenError', message: '[400] invalid_grant', deactivates: true })
    expect(error.log).toHaveLength(1)
    expect(server.requests).toEqual(['/token'])
  })

  test('hands out what it stored even if the module fails afterwards', async () => {
    const clock = { time: now }
    const app = appFor(server.origin, {}, { now: () => clock.time })
    const { data } = await connect(app)
    clock.time = now + 46 * minutes
    const told: any[] = []
    const input = { connection: data, onRefresh: (connection: unknown) => told.push(connection) && server.revokeAll() }
    expect(await failureOf(app.runModule('me', input))).toMatchObject({ statusCode: 401 })
    expect(told[0].data.refreshToken).toMatch(/^refresh-/)
  })

  test('that has expired as a whole cannot be used', async () => {
    const app = appFor(server.origin)
    const { data, expires } = await connect(app)
    server.requests.length = 0
    for (const connectionExpires of [new Date(now), now - 1, '2026-01-01T00:00:00Z']) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const error = await failureOf(app.runModule('me', { connection: data, connectionExpires }))
      expect(error).toMatchObject({ name: 'InvalidAccessTokenError', message: expect.stringContaining('expired') })
    }
    expect(server.requests).toEqual([])
    const run = await app.runModule('me', { connection: data, ...(expires && { connectionExpires: expires }) })
    expect(run.bundles).toHaveLength(1)
  })

  test('is verified by info with what it has stored', async () => {
    const app = appFor(server.origin)
    const { data } = await connect(app)
    expect(await app.verifyConnection('service', { parameters: data })).toMatchObject({ uid: '7', data })
    server.revokeAll()
    expect(await failureOf(app.verifyConnection('service', { parameters: data }))).toMatchObject({ statusCode: 401 })
  })

  test('is invalidated', async () => {
    const app = appFor(server.origin)
    const { data } = await connect(app)
    expect(await app.invalidateConnection('service', { data })).toMatchObject({ invalidated: true })
    expect(await failureOf(app.runModule('me', { connection: data }))).toMatchObject({ statusCode: 401 })
    expect(await failureOf(app.invalidateConnection('service', { data }))).toMatchObject({ statusCode: 404 })
    expect(await appFor(server.origin, { invalidate: null }).invalidateConnection('service', { data })).toEqual({
      invalidated: false,
      log: [],
    })
  })

  test('without authorize needs no browser', async () => {
    const { token } = definitionFor(server.origin).api as any
    const body = { ...token.body, grant_type: 'client_credentials', scope: "{{join(oauth.scope, ' ')}}" }
    const app = appFor(server.origin, { preauthorize: null, authorize: null, token: { ...token, body } })
    const { url, pending } = await app.authorizeConnection('service', { parameters: { tenant: 'red' } })
    expect(url).toBeUndefined()
    const stored = await app.completeConnection('service', { pending })
    expect(stored).toMatchObject({ uid: '7', scope: ['read', 'offline'] })
  })

  test('takes constants that its folder does not hold', async () => {
    const { common, ...connection } = definitionFor(server.origin)
    const app = createApp({ connections: { service: connection } }, { now })
    const options = { connectionCommon: { ...common } }
    const { url, pending } = await app.authorizeConnection('service', {
      parameters: { tenant: 'r' },
      redirectUri,
      ...options,
    })
    const query = await openInBrowser(url)
    expect(await failureOf(app.completeConnection('service', { pending, query }))).toMatchObject({ statusCode: 401 })
    const again = await openInBrowser(url)
    expect(await app.completeConnection('service', { pending, query: again, ...options })).toHaveProperty('uid', '7')
  })
})

const address = async (authorize: Record<string, unknown>, input: Record<string, unknown> = {}, type = 'oauth') => {
  const app = createApp({
    connections: { probe: { type, api: { authorize: { url: 'https://x.test/a', ...authorize } } } },
  })
  return app.authorizeConnection('probe', { state: 'S', ...input })
}

describe('the address of an OAuth connection', () => {
  test.each([
    ['gets a state', {}, 'https://x.test/a?state=S'],
    ['keeps its own query', { url: 'https://x.test/a?b=c' }, 'https://x.test/a?b=c&state=S'],
    ['gets a state in place of an empty one', { qs: { state: '', b: 'c d' } }, 'https://x.test/a?b=c+d&state=S'],
    ['keeps its own state', { qs: { state: 'own-{{oauth.state}}' } }, 'https://x.test/a?state=own-S'],
  ])('%s', async (_, authorize, expected) => {
    const { url, pending } = await address(authorize)
    expect(url).toBe(expected)
    expect(pending.state).toBe(new URL(expected).searchParams.get('state'))
  })

  test('names the addresses of Make unless told another', async () => {
    const qs = { a: '{{oauth.redirectUri}}', b: '{{oauth.localRedirectUri}}', c: '{{oauth.makeRedirectUri}}' }
    const query = async (input: Record<string, unknown>) =>
      new URL((await address({ qs }, input)).url ?? '').searchParams
    const make = 'https://www.make.com/oauth/cb/app'
    const documented = await query({})
    expect(['a', 'b', 'c'].map((name) => documented.get(name))).toEqual([
      'https://www.integromat.com/oauth/cb/app',
      make,
      make,
    ])
    const own = await query({ redirectUri })
    expect(['a', 'b', 'c'].map((name) => own.get(name))).toEqual([redirectUri, redirectUri, redirectUri])
  })

  test('has a state that cannot be guessed', async () => {
    const states = await Promise.all(Array.from({ length: 20 }, () => address({}, { state: undefined })))
    expect(new Set(states.map(({ pending }) => pending.state)).size).toBe(20)
    expect(states[0]?.pending.state).toMatch(/^[0-9a-f]{32}$/)
  })

  test('warns of what a browser does not send', async () => {
    const { log } = await address({ method: 'POST', headers: { a: 'b' } })
    expect(log).toEqual([expect.objectContaining({ kind: 'warning', message: expect.stringContaining('browser') })])
  })

  test('is missing when its condition does not hold, and then no answer is waited for', async () => {
    const { url, pending } = await address({ condition: false })
    expect([url, pending.asked]).toEqual([undefined, false])
  })
})

const form = (body: string) => ({ headers: { 'content-type': 'text/plain' }, body })

describe('an OAuth 1 connection', () => {
  const oauth = { consumer_key: '{{common.key}}', consumer_secret: 'cs' }
  const api = {
    oauth,
    requestToken: {
      url: 'https://x.test/request',
      method: 'POST',
      oauth: { callback: '{{oauth.redirectUri}}' },
      response: { type: 'urlencoded', temp: { token: '{{body.oauth_token}}', secret: '{{body.oauth_token_secret}}' } },
    },
    authorize: {
      url: 'https://x.test/authorize',
      oauth: null,
      qs: { oauth_token: '{{temp.token}}' },
      response: { temp: { verifier: '{{query.oauth_verifier}}' } },
    },
    accessToken: {
      url: 'https://x.test/access',
      method: 'POST',
      oauth: { token: '{{temp.token}}', token_secret: '{{temp.secret}}', verifier: '{{temp.verifier}}' },
      response: { type: 'urlencoded', data: { token: '{{body.oauth_token}}', secret: '{{body.oauth_token_secret}}' } },
    },
    info: {
      url: 'https://x.test/me',
      oauth: { token: '{{connection.token}}', token_secret: '{{connection.secret}}' },
      response: { uid: '{{body.id}}' },
    },
  }

  test('exchanges its request token for one of access, each request signed', async () => {
    const { fetch, requests } = service(
      form('oauth_token=rt&oauth_token_secret=rs'),
      form('oauth_token=at&oauth_token_secret=as'),
      { body: { id: 1 } },
    )
    const app = createApp({ connections: { probe: { type: 'oauth-1', common: { key: 'ck' }, api } } }, { fetch })
    const { url, pending } = await app.authorizeConnection('probe', { redirectUri })
    expect(url).toBe('https://x.test/authorize?oauth_token=rt')
    const query = { oauth_token: 'rt', oauth_verifier: 'v' }
    const stored = await app.completeConnection('probe', { pending, query })
    expect(stored).toMatchObject({ data: { token: 'at', secret: 'as' }, uid: '1' })
    const headers = requests.map((request) => request.headers['authorization'] ?? '')
    expect(headers[0]).toContain(`oauth_callback="${encodeURIComponent(redirectUri)}"`)
    expect(headers[1]).toMatch(/oauth_consumer_key="ck",oauth_token="rt",oauth_verifier="v"/)
    expect(headers[2]).toMatch(/oauth_token="at"/)
    expect(requests).toHaveLength(3)
  })
})

describe('an OAuth connection with', () => {
  const url = 'https://x.test/'
  test.each([
    ['a list in place of its requests', [], 'InvalidConfigurationError', 'by name'],
    ['an unknown stage', { handshake: { url } }, 'UnsupportedError', 'handshake'],
    ['a stage that is none', { token: 'text' }, 'InvalidConfigurationError', 'api.token'],
    ['a stage without url', { token: {} }, 'InvalidConfigurationError', 'api.token.url'],
    ['two addresses for the browser', { authorize: [{ url }, { url }] }, 'InvalidConfigurationError', 'one address'],
    ['a directive that connections lack', { token: { url, aws: {} } }, 'UnsupportedError', 'token.aws'],
    [
      'a response that connections lack',
      { info: { url, response: { output: 1 } } },
      'UnsupportedError',
      'response.output',
    ],
  ])('%s is refused', async (_, api, name, text) => {
    const app = createApp({ connections: { probe: { type: 'oauth', api } } })
    const error = await failureOf(app.authorizeConnection('probe'))
    expect(error).toMatchObject({ name, message: expect.stringContaining(text) })
  })

  test('another name or type is named', async () => {
    const app = createApp({ connections: { key: { type: 'basic' } } })
    expect(await failureOf(app.authorizeConnection('key'))).toMatchObject({ name: 'InvalidConfigurationError' })
    for (const name of ['other', '__proto__', 'constructor']) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      expect(await failureOf(app.authorizeConnection(name))).toMatchObject({ message: expect.stringContaining('key') })
    }
  })

  test.each([
    undefined,
    null,
    {},
    { connection: 'other' },
    'text',
    { connection: 'probe', data: 5 },
    { connection: 'probe', data: {}, temp: {}, scope: [], state: '' },
  ])('something else than a pending connection (%j) is refused', async (pending) => {
    const app = createApp({ connections: { probe: { type: 'oauth', api: {} } } })
    const error = await failureOf(app.completeConnection('probe', { pending: pending as never }))
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', log: [] })
  })

  test('data that are no collection is refused', async () => {
    const app = createApp({ connections: { probe: { type: 'oauth', api: {} } } })
    for (const data of [undefined, null, 'text', []]) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const error = await failureOf(app.refreshConnection('probe', { data: data as never }))
      expect(error).toMatchObject({ name: 'DataError' })
    }
  })

  test('`scope` in another response than that of the token only warns', async () => {
    const { fetch } = service({ body: { scope: 'x' } })
    const refresh = { url, response: { scope: '{{body.scope}}' } }
    const app = createApp({ connections: { probe: { type: 'oauth', api: { refresh } } } }, { fetch })
    const result = await app.refreshConnection('probe', { data: {} })
    expect(result).not.toHaveProperty('scope')
    expect(result.log).toContainEqual(expect.objectContaining({ kind: 'warning' }))
  })

  test('stages of several requests runs them in turn', async () => {
    const { fetch, requests } = service({ body: { short: 's' } }, { body: { long: 'l' } })
    const token = [
      { url, response: { data: { token: '{{body.short}}' } } },
      { url: `${url}{{connection.token}}`, response: { data: { token: '{{body.long}}' } } },
    ]
    const app = createApp({ connections: { probe: { type: 'oauth', api: { token } } } }, { fetch })
    const { pending } = await app.authorizeConnection('probe')
    expect(await app.completeConnection('probe', { pending })).toMatchObject({ data: { token: 'l' } })
    expect(requests.map((request) => request.url)).toEqual([url, `${url}s`])
  })
})
