import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { loadApp, MakeError } from '../../src/runtime/index.ts'

const app = loadApp('app')
const writeKey = 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e'
const token = 'sgp_workspace-token-of-the-owner'
const workspace = { data: { workspace: { id: 'w', name: 'Acme', slug: 'acme' } } }
const cdn = (key = writeKey) => nock('https://cdn.segment.com').get(`/v1/projects/${key}/settings`)

const verify = (parameters: Record<string, unknown>) =>
  app.verifyConnection('segment', { parameters: { region: 'us', ...parameters } })

async function refuse(parameters: Record<string, unknown>): Promise<MakeError> {
  try {
    await verify(parameters)
  } catch (error) {
    if (error instanceof MakeError) return error
    throw error
  }
  throw new Error('The connection was accepted.')
}

describe('a write key', () => {
  test.each(['us', 'eu'])('is asked for at the CDN, without sending an event, in region %s', async (region) => {
    cdn().reply(200, { integrations: { 'Segment.io': {} } })
    const { metadata, data } = await verify({ region, writeKey })
    expect(metadata).toEqual({ type: 'text', value: `…oA4e (${region.toUpperCase()})` })
    expect(data).toMatchObject({ region, writeKey })
  })

  test('is taken without the blanks that pasting adds', async () => {
    cdn().reply(200, { integrations: {} })
    expect((await verify({ writeKey: `\t${writeKey}\n` })).metadata).toEqual({ type: 'text', value: '…oA4e (US)' })
  })

  test('is not shown when it is too short to be one', async () => {
    cdn('abc').reply(200, { integrations: {} })
    expect((await verify({ writeKey: 'abc' })).metadata).toEqual({ type: 'text', value: 'write key (US)' })
  })

  test.each([{}, '<html>proxy</html>', ''])('is not proved by the answer %j', async (answer) => {
    cdn().reply(200, answer)
    expect((await refuse({ writeKey })).message).toBe(
      'Segment answered without the settings of the Write key. Try again later.',
    )
  })

  test('that Segment does not know is refused, and the error says where to find the right one', async () => {
    cdn().reply(404, '')
    const error = await refuse({ writeKey })
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toBe(
      '[404] Segment does not know the Write key. Copy it again from Segment > Connections > Sources > your source > Settings > API Keys.',
    )
  })

  test.each([
    ['us', 'api.segment.io/v1'],
    ['us', 'cdn-proxy.shop.example/v1'],
    ['us', undefined],
    ['eu', 'events.eu1.segmentapis.com/v1'],
    ['eu', undefined],
    ['eu', 17],
  ])('in region %s is taken when its settings name the host %s', async (region, apiHost) => {
    cdn().reply(200, { integrations: { 'Segment.io': { apiHost } } })
    expect((await verify({ region, writeKey, token })).data).toMatchObject({ region, writeKey, token })
  })

  test.each([
    ['us', 'events.eu1.segmentapis.com/v1', {}],
    ['eu', 'api.segment.io/v1', {}],
    ['us', 'events.eu1.segmentapis.com/v1', { token }],
    ['eu', 'api.segment.io/v1', { token }],
  ])('of the other region than %s is refused, with or without a token', async (region, apiHost, more) => {
    cdn().reply(200, { integrations: { 'Segment.io': { apiHost } } })
    const error = await refuse({ region, writeKey, ...more })
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toContain('The source of the Write key takes events in the other Region')
  })

  test.each([301, 302, 307, 308])('is not proved by a redirect (%i), which is not followed', async (status) => {
    cdn().reply(status, '', { location: 'https://cdn.segment.com/elsewhere' })
    const error = await refuse({ writeKey })
    expect(error.name).toBe('ConnectionError')
    expect(error.message).toContain('Segment answered with another address, ')
  })

  test('with a slash cannot reach another address', async () => {
    nock('https://cdn.segment.com').get('/v1/projects/..%2F..%2Fx/settings').reply(404, '')
    expect((await refuse({ writeKey: '../../x' })).statusCode).toBe(404)
  })
})

describe('a workspace token', () => {
  test.each([
    ['us', 'https://api.segmentapis.com'],
    ['eu', 'https://eu1.api.segmentapis.com'],
  ])('is proved by the workspace in region %s', async (region, origin) => {
    nock(origin, { reqheaders: { authorization: `Bearer ${token}` } })
      .get('/')
      .reply(200, workspace)
    expect((await verify({ region, token, writeKey: ' ' })).metadata).toEqual({ type: 'text', value: 'Acme' })
  })

  test('works alone', async () => {
    nock('https://api.segmentapis.com').get('/').reply(200, workspace)
    expect((await verify({ token })).metadata).toEqual({ type: 'text', value: 'Acme' })
  })

  test.each([401, 403])('that is refused with %i gives an error that says which and where', async (status) => {
    nock('https://api.segmentapis.com')
      .get('/')
      .reply(status, { errors: [{ type: 'unauthorized', message: `bad token ${token}` }] })
    const error = await refuse({ token })
    expect(error.name).toBe('InvalidAccessTokenError')
    expect(error.message).toContain(`[${status}] Segment does not accept the Workspace token.`)
    expect(error.message).toContain('Access Management > Tokens')
    expect(error.message).not.toContain(token)
  })

  test('is not proved by an answer without a workspace', async () => {
    nock('https://api.segmentapis.com').get('/').reply(200, { data: {} })
    expect((await refuse({ token })).name).toBe('InvalidConfigurationError')
  })
})

describe('neither is refused, whatever Segment answers', () => {
  test.each([
    [200, workspace, 'InvalidConfigurationError'],
    [302, '', 'ConnectionError'],
    [401, { errors: [{ message: 'unauthorized' }] }, 'InvalidConfigurationError'],
    [403, '', 'InvalidConfigurationError'],
    [404, '', 'InvalidConfigurationError'],
    [429, '', 'RateLimitError'],
    [500, 'no luck', 'InvalidConfigurationError'],
  ])('with %i', async (status, body, name) => {
    nock('https://api.segmentapis.com').get('/').reply(status, body)
    const error = await refuse({ writeKey: ' ', token: '' })
    expect(error.message).toContain('Fill in Write key or Workspace token: at least one of them is needed.')
    expect(error.name).toBe(name)
  })
})

test.each([
  [429, 'RateLimitError', 'Wait a minute'],
  [500, 'ConnectionError', 'Segment could not check the connection: no luck'],
  [503, 'ConnectionError', '[503]'],
  [418, 'RuntimeError', '[418]'],
])('%i becomes %s', async (status, type, says) => {
  cdn().reply(status, { errors: [{ message: 'no luck' }] })
  const error = await refuse({ writeKey })
  expect(error.name).toBe(type)
  expect(error.message).toContain(says)
})

describe('the form', () => {
  const direct = { writeKey, ramen: 'direct', ramenApiKey: 'api-key' }

  test('needs a region', async () => {
    const error = await refuse({ region: '', writeKey })
    expect(error.message).toContain('Region (region): Field is mandatory.')
  })

  test.each([
    'https://ramen.example.com/segment',
    'http://127.0.0.1:8080/segment',
    'http://localhost:8080',
    'http://localhost',
    'HTTPS://ramen.example.com',
  ])('takes the endpoint %s', async (ramenEndpoint) => {
    cdn().reply(200, { integrations: {} })
    expect((await verify({ ...direct, ramenEndpoint })).data).toMatchObject({ ramenEndpoint })
  })

  test.each([
    'http://ramen.example.com',
    'http://127.0.0.1@evil.test/',
    'http://127.0.0.1:80@evil.test/',
    'http://localhost.evil.test/',
    'http://[::1]/x',
    'http://127.0.0.10/x',
  ])('refuses the endpoint %s in words', async (ramenEndpoint) => {
    cdn().reply(200, { integrations: {} })
    const error = await refuse({ ...direct, ramenEndpoint })
    expect(error.name).toBe('InvalidConfigurationError')
    expect(error.message).toContain('Ramen endpoint must begin with https://')
  })

  test.each(['ftp://ramen.example.com', 'ramen.example.com', 'https://'])(
    'knows that the endpoint %s is not an address',
    async (ramenEndpoint) => {
      // What is no URL at all is refused by the form.
      if (URL.canParse(ramenEndpoint)) cdn().reply(200, { integrations: {} })
      const error = await refuse({ ...direct, ramenEndpoint })
      expect(error.message).toContain('Ramen endpoint')
    },
  )

  test.each(['off', 'segment', 'never'])('does not look at an endpoint with the delivery %s', async (ramen) => {
    cdn().reply(200, { integrations: {} })
    expect((await verify({ writeKey, ramen, ramenEndpoint: 'http://left.over.example' })).data).toMatchObject({ ramen })
  })

  test('needs an endpoint for the direct route', async () => {
    expect((await refuse(direct)).message).toContain('Ramen endpoint (ramenEndpoint): Field is mandatory.')
  })

  test('needs an API key for the direct endpoint, and none otherwise', async () => {
    const error = await refuse({ writeKey, ramen: 'direct', ramenEndpoint: 'https://ramen.example.com' })
    expect(error.message).toContain('Ramen API key (ramenApiKey): Field is mandatory.')
    cdn().reply(200, { integrations: {} })
    await verify({ writeKey, ramen: 'segment' })
  })
})

test('no log and no error shows a secret', async () => {
  cdn().reply(200, { integrations: { 'Segment.io': { apiKey: writeKey } } })
  nock('https://api.segmentapis.com').get('/').reply(200, workspace)
  const texts = [JSON.stringify((await verify({ writeKey })).log), JSON.stringify((await verify({ token })).log)]
  cdn().reply(500, { errors: [{ message: writeKey }] })
  texts.push((await refuse({ writeKey })).message)
  cdn().reply(500, `${'x'.repeat(290)}${writeKey}`)
  texts.push((await refuse({ writeKey })).message)
  nock('https://api.segmentapis.com')
    .get('/')
    .reply(500, `${'x'.repeat(290)}${token}`)
  texts.push((await refuse({ token })).message)
  for (const text of texts) {
    expect(text).not.toContain(writeKey.slice(0, 8))
    expect(text).not.toContain(token.slice(0, 8))
  }
})
