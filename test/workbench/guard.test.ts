import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from '../../src/workbench/server/index.ts'
import { type Client, host, openClient, ownProject, token } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(ownProject, 'none')
})
afterAll(() => client.state.close())

const body = JSON.stringify({ template: '{{1 + 1}}' })

describe('a request that another site may have caused is refused', () => {
  const refused: [what: string, path: string, init: RequestInit][] = [
    ['another host name', '/api/app', { headers: { host: 'evil.example:4747' } }],
    ['this machine by another port', '/api/app', { headers: { host: '127.0.0.1:80' } }],
    ['a name that begins alike', '/api/app', { headers: { host: '127.0.0.1.evil.example:4747' } }],
    ['a page of another site', '/api/app', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a page of another port of this machine', '/api/app', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['another origin', '/api/app', { headers: { origin: 'https://evil.example' } }],
    ['an origin that hides itself', '/api/app', { headers: { origin: 'null' } }],
    ['the other name of this machine as origin', '/api/app', { headers: { origin: 'http://localhost:4747' } }],
    ['the page itself, framed', '/', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['the events', '/api/events', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['no token', '/api/evaluate', { method: 'POST', body }],
    ['another token', '/api/evaluate', { method: 'POST', body, headers: { 'x-workbench': 'token-of-the-pagf' } }],
    ['a longer token', '/api/evaluate', { method: 'POST', body, headers: { 'x-workbench': `${token}x` } }],
    ['no token to remove something', '/api/connections/1', { method: 'DELETE' }],
    ['a preflight', '/api/run', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }],
  ]
  test.each(refused)('%s', async (_what, path, init) => {
    const response = await client.request(path, init)
    expect(response.status).toBe(403)
    expect(await response.json()).toEqual({ message: expect.stringMatching(/\.$/) })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('no host at all', async () => {
    const workbench = await startWorkbench({ folder: 'app' })
    try {
      const request = httpRequest(`${workbench.url}/api/app`, { setHost: false }).end()
      const [response] = await once(request, 'response')
      response.resume()
      expect([400, 403]).toContain(response.statusCode)
    } finally {
      await workbench.close()
    }
  })
})

test.each([
  ['the page itself', { 'sec-fetch-site': 'same-origin', origin: `http://${host}` }],
  ['an address that was typed', { 'sec-fetch-site': 'none' }],
  ['a program on this machine', {}],
])('%s is answered', async (_what, headers) => {
  expect((await client.request('/api/app', { headers })).status).toBe(200)
})

test.each(['/', '/page.js', '/page.css', '/api/app', '/api/icon', '/nothing-here'])(
  'what %s answers can neither load, frame nor be read by anything else',
  async (path) => {
    const { headers } = await client.request(path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  },
)

describe('what cannot be read is refused with a sentence', () => {
  const post = (text: string) =>
    client.request('/api/run', { method: 'POST', body: text, headers: { 'x-workbench': token } })
  test.each([
    ['no JSON', 'module=track', 400, 'The body of the request is not JSON.'],
    ['an empty body', '', 400, 'The body of the request is not JSON.'],
    ['a list', '[]', 400, 'Expected an object as the body, but found Array.'],
    ['no module', '{}', 400, 'module: expected a text, but found Undefined.'],
    ['a module that is none', '{"module":7}', 400, 'module: expected a text, but found Number.'],
    ['values that are none', '{"module":"track","values":[]}', 400, 'values: expected an object, but found Array.'],
    [
      'paths that are none',
      '{"module":"track","mapped":[1]}',
      400,
      'mapped: expected a list of texts, but found Array.',
    ],
    ['an unknown module', '{"module":"constructor"}', 404, 'The app has no module "constructor".'],
    ['10 MB', `{"module":"${'a'.repeat(10_000_000)}"}`, 413, /larger than 8388608 bytes/],
    [
      'endless nesting',
      `{"module":"track","values":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      400,
      /nested too deeply/,
    ],
  ])('%s', async (_what, text, status, message) => {
    const response = await post(text)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) })
  })
})

describe('on a port', () => {
  let workbench: Workbench
  beforeAll(async () => {
    workbench = await startWorkbench({ folder: 'app' })
  })
  afterAll(() => workbench.close())

  test('it is reached by 127.0.0.1 and localhost, and by no other address of the machine', async () => {
    const { port } = new URL(workbench.url)
    expect((await fetch(`${workbench.url}/api/app`)).status).toBe(200)
    const request = httpRequest(`${workbench.url}/api/app`, { headers: { host: `localhost:${port}` } }).end()
    const [response] = await once(request, 'response')
    response.resume()
    expect(response.statusCode).toBe(200)
    expect(new URL(workbench.url).hostname).toBe('127.0.0.1')
  })

  test('the page carries a token that changes things', async () => {
    const page = await (await fetch(`${workbench.url}/`)).text()
    const [, given = ''] = /name="workbench-token" content="([\w-]{32})"/.exec(page) ?? []
    const response = await fetch(`${workbench.url}/api/evaluate`, {
      method: 'POST',
      body,
      headers: { 'x-workbench': given },
    })
    expect(await response.json()).toEqual({ value: 2, type: 'Number', warnings: [] })
  })

  test('a request without a body, and one that does not say how long its body is, are answered', async () => {
    const page = await (await fetch(`${workbench.url}/`)).text()
    const headers = { 'x-workbench': /name="workbench-token" content="([\w-]{32})"/.exec(page)?.[1] ?? '' }
    const gone = await fetch(`${workbench.url}/api/connections/none`, { method: 'DELETE', headers })
    expect(gone.status).toBe(404)
    const stream = new Blob([body]).stream()
    const streamed = await fetch(`${workbench.url}/api/evaluate`, {
      method: 'POST',
      body: stream,
      headers,
      duplex: 'half',
    })
    expect(await streamed.json()).toMatchObject({ value: 2 })
  })

  test('a port that is taken is told by its code', async () => {
    const port = Number(new URL(workbench.url).port)
    await expect(startWorkbench({ folder: 'app', port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('it ends although a page listens, and may be ended twice', async () => {
    const other = await startWorkbench({ folder: 'app' })
    const events = await fetch(`${other.url}/api/events`)
    expect(events.headers.get('content-type')).toBe('text/event-stream')
    await Promise.all([other.close(), other.close()])
    await expect(fetch(`${other.url}/api/app`)).rejects.toThrow('fetch failed')
  })
})
