import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import {
  chanceOf,
  type Credential,
  deliveryRequest,
  messageTypes,
  NoAnswerError,
  type Reception,
  send,
  startEndpoint,
  testMessage,
} from '../../src/deliveries/index.ts'
import { createApp, loadApp, MakeError } from '../../src/runtime/index.ts'

const app = loadApp('app')
const now = new Date('2026-01-02T03:04:05.678Z')
const key: Credential = { key: 'segment' }

const closers: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(closers.splice(0).map((close) => close())))

/** Starts the endpoint of the generated trigger, and gives its address and what it received. */
async function start(
  parameters: Record<string, unknown> | (() => Record<string, unknown>) = {
    authentication: 'apiKey',
    apiKey: 'segment',
  },
) {
  const receptions: Reception[] = []
  const onReception = (reception: Reception) => receptions.push(reception)
  const endpoint = await startEndpoint({ app, module: 'watchEvents', parameters, onReception })
  closers.push(() => endpoint.close())
  return { url: new URL(endpoint.url), receptions }
}

describe('over HTTP', () => {
  test.each([
    ['a key', key, { authentication: 'apiKey', apiKey: 'segment' }],
    ['a secret', { secret: 'correct horse' }, { authentication: 'sharedSecret', sharedSecret: 'correct horse' }],
  ] as const)('every type arrives with %s, alone and in a batch', async (_title, credential, parameters) => {
    const { url, receptions } = await start(parameters)
    const chance = chanceOf(4)
    const messages = messageTypes.map((type) => testMessage(type, chance, now))
    // Segment signs the first event of a list only, so a list of more is refused with a secret.
    const batches = 'secret' in credential ? messages.map((message) => [message]) : [messages]
    for (const content of [...messages, ...batches]) {
      // oxlint-disable-next-line no-await-in-loop -- in the order of their coming
      const answer = await send(url, deliveryRequest(content, credential))
      expect(answer).toEqual({ status: 202, body: '{"message":"Accepted."}' })
    }
    const raws = receptions.flatMap(({ bundles }) => bundles.map(({ raw }) => raw))
    expect(raws).toEqual([...messages, ...messages])
  })

  test('the answers of the webhook arrive with status, type and message', async () => {
    const settings: Record<string, unknown> = { authentication: 'apiKey', apiKey: 'segment', types: ['track'] }
    const { url } = await start(() => settings)
    const answerTo = async (content: object, credential = key) => {
      const { headers, body } = deliveryRequest(content, credential)
      const { Connection: _, 'Content-Length': __, ...others } = headers
      const answer = await fetch(url, { method: 'POST', headers: others, body })
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect(await answer.json()).toEqual({ message: expect.any(String) })
      return answer.status
    }
    expect(await answerTo({ type: 'track' })).toBe(202)
    expect(await answerTo({ type: 'page' })).toBe(403)
    expect(await answerTo({ type: 'purchase' })).toBe(501)
    expect(await answerTo({})).toBe(400)
    expect(await answerTo({ type: 'track' }, { key: 'wrong' })).toBe(401)
    settings['paused'] = true
    expect(await answerTo({ type: 'track' })).toBe(503)
  })

  test('what Make’s gateway refuses is refused with a message', async () => {
    const { url, receptions } = await start()
    const post = async (body: string) => {
      const answer = await send(url, {
        ...deliveryRequest({}, key),
        headers: { ...deliveryRequest({}, key).headers, 'Content-Length': String(Buffer.byteLength(body)) },
        body,
      })
      return [answer.status, (JSON.parse(answer.body) as { message: string }).message]
    }
    expect(await post('{')).toEqual([
      400,
      "webhook 'events', api: the body is not valid JSON, as its Content-Type says.",
    ])
    expect(await post('x'.repeat(6 * 1024 * 1024))).toEqual([
      413,
      'The body is larger than 5242880 bytes, which is what Make accepts.',
    ])
    expect(receptions.map(({ bundles, error }) => [bundles, error?.name])).toEqual([
      [[], 'DataError'],
      [[], undefined],
    ])
  })

  test('settings that the form does not accept are a fault of the receiver', async () => {
    const { url, receptions } = await start({})
    expect((await send(url, deliveryRequest({ type: 'track' }, key))).status).toBe(500)
    expect(receptions[0]?.error?.message).toContain('mandatory')
  })

  test('a sender that goes away in the middle leaves the endpoint running', async () => {
    const { url } = await start()
    const socket = connect(Number(url.port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"type"')
    socket.destroy()
    await once(socket, 'close')
    expect((await send(url, deliveryRequest({ type: 'track' }, key))).status).toBe(202)
  })

  test('no method but one with a body gets anywhere', async () => {
    const { url } = await start()
    const answer = await fetch(url, { headers: { authorization: 'Basic c2VnbWVudDo=' } })
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        message: 'No type given. Send JSON, with the header Content-Type: application/json.',
      },
    ])
  })
})

test.each(['identify', 'constructor', 'nothing'])('only an instant trigger has an endpoint: %s', async (module) => {
  await expect(startEndpoint({ app, module, parameters: {} })).rejects.toThrow(
    `The module "${module}" waits for no webhook.`,
  )
})

test('serves the webhook of any app', async () => {
  const other = createApp({
    webhooks: {
      hook: { type: 'web', api: { respond: { status: 204 }, output: { by: '{{method}}', of: '{{query.of}}' } } },
    },
    modules: {
      watch: { type: 'instant_trigger', webhook: 'hook', api: { response: { output: { seen: '{{payload}}' } } } },
    },
  })
  const receptions: Reception[] = []
  const onReception = (reception: Reception) => receptions.push(reception)
  const endpoint = await startEndpoint({ app: other, module: 'watch', parameters: {}, onReception })
  closers.push(() => endpoint.close())
  expect(await send(new URL(`${endpoint.url}/any/path?of=q`), deliveryRequest({}, key))).toEqual({
    status: 204,
    body: '',
  })
  expect(receptions.map(({ bundles }) => bundles)).toEqual([[{ seen: { by: 'POST', of: 'q' } }]])
})

test('a trigger that fails changes nothing for the sender', async () => {
  const api = { response: { valid: false, output: '{{payload}}' } }
  const failing = createApp({
    webhooks: { hook: { type: 'web', api: { respond: { status: 202 } } } },
    modules: { watch: { type: 'instant_trigger', webhook: 'hook', api } },
  })
  const receptions: Reception[] = []
  const onReception = (reception: Reception) => receptions.push(reception)
  const endpoint = await startEndpoint({ app: failing, module: 'watch', parameters: {}, onReception })
  closers.push(() => endpoint.close())
  expect((await send(new URL(endpoint.url), deliveryRequest({}, key))).status).toBe(202)
  expect(receptions.map(({ bundles, error }) => [bundles, error instanceof MakeError])).toEqual([[[], true]])
})

describe('sending', () => {
  async function serve(server: Server): Promise<URL> {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closers.push(async () => {
      server.close()
      server.closeAllConnections()
    })
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/segment?token=t`)
  }

  test('puts exactly these headers on the wire', async () => {
    let raw: string[] = []
    const url = await serve(
      createServer((request, response) => {
        raw = [`${request.method} ${request.url}`, ...request.rawHeaders]
        response.end('fine')
      }),
    )
    const prepared = deliveryRequest({ type: 'track' }, key)
    expect(await send(url, prepared)).toEqual({ status: 200, body: 'fine' })
    const [line, ...names] = raw
    const sent = Object.fromEntries(names.flatMap((name, index) => (index % 2 ? [] : [[name, names[index + 1]]])))
    expect(line).toBe('POST /segment?token=t')
    expect(sent).toEqual({ ...prepared.headers, Host: url.host })
  })

  test('does not follow redirects', async () => {
    const url = await serve(
      createServer((_, response) => response.writeHead(307, { location: 'http://example.com/' }).end()),
    )
    expect((await send(url, deliveryRequest({}, key))).status).toBe(307)
  })

  test('gives up when there is no answer in time', async () => {
    const silent = await serve(createServer(() => {}))
    await expect(send(silent, deliveryRequest({}, key), { timeout: 50 })).rejects.toThrow(
      'There is no answer: after 50 ms, as long as Segment waits. Is the endpoint running?',
    )
    const halting = await serve(createServer((_, response) => response.writeHead(200).write('half')))
    await expect(send(halting, deliveryRequest({}, key), { timeout: 50 })).rejects.toThrow('after 50 ms')
  })

  test('says so when nobody listens, or the connection breaks', async () => {
    const breaking = await serve(createServer((request) => request.socket.destroy()))
    await expect(send(breaking, deliveryRequest({}, key))).rejects.toThrow(NoAnswerError)
    await expect(send(new URL('http://127.0.0.1:1/'), deliveryRequest({}, key))).rejects.toThrow('ECONNREFUSED')
  })
})
