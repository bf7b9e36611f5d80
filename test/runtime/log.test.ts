import { describe, expect, test } from 'vitest'
import { type AppDefinition, createApp } from '../../src/runtime/index.ts'
import { exchanges, failure, run, service } from './harness.ts'

const url = 'https://api.test/'

async function logged(api: Record<string, unknown>, sanitize: string[], scenario: Parameters<typeof run>[1] = {}) {
  const { log, requests } = await run({ url, ...api, log: { sanitize } }, { answers: [{ body: {} }], ...scenario })
  return { exchange: exchanges(log)[0], request: requests[0], text: JSON.stringify(log) }
}

describe('the log', () => {
  test('without log.sanitize shows that there was a request, and nothing of it', async () => {
    const { log } = await run({ url, headers: { authorization: 'secret' } }, { answers: [{ body: { a: 1 } }] })
    expect(log).toEqual([{ kind: 'exchange', step: 0, durationMs: expect.any(Number) }])
  })

  test('with log.sanitize shows request and answer', async () => {
    const times = [1000, 1250]
    const { log } = await run(
      { url, method: 'POST', qs: { q: [1, 2] }, body: { text: 'ä' }, log: { sanitize: ['request.headers.x'] } },
      { answers: [{ status: 201, body: { ok: true } }], environment: { now: () => times.shift() ?? 0 } },
    )
    expect(log).toEqual([
      {
        kind: 'exchange',
        step: 0,
        request: {
          method: 'POST',
          url: 'https://api.test/?q=1&q=2',
          headers: { 'content-type': 'application/json' },
          qs: { q: [1, 2] },
          body: { text: 'ä' },
          bodyBytes: 13,
        },
        response: {
          statusCode: 201,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: { ok: true },
        },
        durationMs: 250,
      },
    ])
  })

  test.each([
    ['header', 'request.headers.authorization', { headers: { Authorization: 'top secret' } }],
    ['header in capitals', 'REQUEST.Headers.AUTHORIZATION', { headers: { authorization: 'top secret' } }],
    ['header in backticks', 'request.headers.`X-Api.Key`', { headers: { 'x-api.key': 'top secret' } }],
    ['query', 'request.qs.token', { qs: { Token: 'top secret' } }],
    ['query of the url', 'request.qs.token', { url: `${url}?token=top%20secret&a=1` }],
    ['whole url', 'request.url', { url: `${url}top secret` }],
    ['body', 'request.body.auth.key', { method: 'POST', body: { auth: { key: 'top secret' } } }],
    ['whole body', 'request.body', { method: 'POST', body: 'top secret', type: 'text' }],
    [
      'list in the body',
      'request.body.keys[].key',
      { method: 'POST', body: { keys: [{ key: 'a' }, { key: 'top secret' }] } },
    ],
    ['list without index', 'request.body.keys.key', { method: 'POST', body: { keys: [{ key: 'top secret' }] } }],
    ['branch of the body', 'request.body.auth', { method: 'POST', body: { auth: { deep: ['top secret'] } } }],
    ['urlencoded body', 'request.body.key', { method: 'POST', type: 'urlencoded', body: { key: 'top secret' } }],
    ['whole request', 'request', { headers: { Authorization: 'top secret' } }],
  ])('masks a %s, and the request goes out unmasked', async (_, path, api) => {
    const { request, text } = await logged(api, [path])
    expect(text).not.toMatch(/top(?: |%20|\+)secret/)
    expect(decodeURIComponent(JSON.stringify(request))).toContain('top secret')
    expect(JSON.stringify(request)).not.toContain('*****')
  })

  test.each([
    ['body', 'response.body.access_token', { body: { access_token: 'top secret', kept: 1 } }],
    ['header', 'response.headers.x-token', { headers: { 'x-token': 'top secret' } }],
    ['cookie', 'response.headers.set-cookie', { headers: { 'set-cookie': 'top secret' } }],
  ])('masks a %s of the answer, and the bundle stays unmasked', async (_, path, answer) => {
    const api = { response: { output: { body: '{{body}}', headers: '{{headers}}' } } }
    const { log, bundles } = await run({ url, ...api, log: { sanitize: [path] } }, { answers: [answer] })
    expect(JSON.stringify(log)).not.toContain('top secret')
    expect(JSON.stringify(log)).toContain('*****')
    expect(JSON.stringify(bundles)).toContain('top secret')
  })

  test.each([
    ['in the query', { qs: { again: 'to"p secret' } }],
    ['in the path', { url: `${url}to"p secret` }],
    ['in the body', { method: 'POST', body: { note: 'it is to"p secret!' } }],
    ['in a JSON text', { method: 'POST', type: 'text', body: '{"note":"to\\"p secret"}' }],
    ['in a name', { method: 'POST', body: '{{toCollection(parameters.pairs, "k", "v")}}' }],
  ])('masks a sanitised value that stands %s, too', async (_, api) => {
    const parameters = { pairs: [{ k: 'to"p secret', v: 1 }] }
    const headers = { authorization: 'to"p secret' }
    const { text } = await logged({ headers, ...api }, ['request.headers.authorization'], { parameters })
    expect(text).not.toMatch(/to(?:"|\\"|\\\\\\"|%22)p(?: |%20)secret/)
  })

  test('masks what an answer gives away of the request, in the error as well', async () => {
    const error = await failure(
      {
        url,
        headers: { authorization: 'Bearer secret-1' },
        log: { sanitize: ['request.headers.authorization'] },
        response: { error: { message: '{{body}}' } },
      },
      { answers: [{ status: 400, body: 'no such token: Bearer secret-1', headers: {} }] },
    )
    expect(error.message).toBe('no such token: *****')
    expect(error.stack).not.toContain('secret-1')
    expect(JSON.stringify(error.log)).not.toContain('secret-1')
  })

  test.each([
    ['Bearer', 'Bearer secret-1', 'secret-1'],
    ['Token', 'token secret-1', 'secret-1'],
    ['Basic', `Basic ${btoa('some user:secret-1')}`, 'secret-1'],
    ['Basic without password', `Basic ${btoa('secret-1:')}`, 'secret-1'],
    ['Basic as it is sent', `Basic ${btoa('secret-1:')}`, btoa('secret-1:')],
  ])('masks the secret of %s credentials without their scheme, too', async (_, authorization, secret) => {
    const api = {
      url,
      headers: { authorization },
      log: { sanitize: ['request.headers.authorization'] },
      response: { error: 'Refused by some user: {{body}}' },
    }
    const error = await failure(api, { answers: [{ status: 401, body: `wrong key ${secret}`, headers: {} }] })
    expect(error.message).toBe('Refused by some user: wrong key *****')
    expect(JSON.stringify(error.log)).not.toContain(secret)
  })

  test('masks the values of one step in the log of the others', async () => {
    const chain = [
      { url, response: { temp: { token: '{{body.token}}' } }, log: { sanitize: ['response.body.token'] } },
      { url: `${url}{{temp.token}}`, log: { sanitize: ['request.headers.x'] } },
    ]
    const { log, requests } = await run(chain, { answers: [{ body: { token: 'secret-1' } }, { body: {} }] })
    expect(JSON.stringify(log)).not.toContain('secret-1')
    expect(requests[1]?.url).toBe(`${url}secret-1`)
  })

  test('keeps its own names when a secret reads like one of them', async () => {
    const { exchange } = await logged({ headers: { a: 'method', b: 'the method' } }, ['request.headers.a'])
    expect(exchange?.request).toMatchObject({ method: 'GET', headers: { a: '*****', b: 'the *****' } })
  })

  test.each([
    ['text that was sent', ['request.body.key'], { method: 'POST', type: 'text', body: '{"key":"top secret"}' }, {}],
    ['text that came', ['response.body.key'], {}, { headers: {}, body: '{"key":"top secret"}' }],
    ['broken JSON that came', ['response.body.key'], {}, { status: 400, body: '{"key":"top secret"' }],
  ])('masks a %s whole when a path leads into it', async (_, sanitize, api, answer) => {
    const answers = [{ headers: { 'content-type': 'application/json' }, ...answer }]
    const result = await run({ url, ...api, log: { sanitize } }, { answers }).catch((error) => error)
    expect(JSON.stringify(result.log)).not.toContain('top secret')
    expect(JSON.stringify(result.log)).toContain('"body":"*****"')
  })

  test('shows bytes by their number', async () => {
    const api = { method: 'POST', type: 'binary', body: '{{parameters.file}}' }
    const { exchange } = await logged(api, ['request.headers.a'], { parameters: { file: Buffer.from('abc') } })
    expect(exchange?.request).toMatchObject({ body: '<3 bytes>', bodyBytes: 3 })
  })

  test('is a copy: changing a bundle does not change it', async () => {
    const { log, bundles } = await run(
      { url, log: { sanitize: ['request.url'] } },
      { answers: [{ body: { a: { b: 1 } } }] },
    )
    Object.assign(bundles[0]?.['a'] as object, { b: 2 })
    expect(exchanges(log)[0]?.response?.body).toEqual({ a: { b: 1 } })
  })

  test('copes with names of the prototype', async () => {
    const body = '{"__proto__": {"token": "top secret"}, "constructor": {"token": "top secret"}}'
    const answers = [{ body, headers: { 'content-type': 'application/json' } }]
    const { text, exchange } = await logged({}, ['response.body.__proto__.token', 'response.body.constructor'], {
      answers,
    })
    expect(text).not.toContain('top secret')
    expect(Object.hasOwn(exchange?.response?.body as object, '__proto__')).toBe(true)
  })

  describe('that is read late', () => {
    const definition = {
      modules: {
        probe: {
          api: {
            url,
            method: 'POST',
            headers: { authorization: 'top secret' },
            qs: { list: '{{parameters.list}}' },
            body: { items: '{{parameters.items}}', file: '{{parameters.file}}', at: '{{parameters.at}}' },
            log: { sanitize: ['request.headers.authorization', 'response.body.token', 'request.body.file.name'] },
            response: { output: { body: '{{body}}', headers: '{{headers}}' } },
          },
        },
      },
    } satisfies AppDefinition

    async function runLate() {
      const answer = {
        body: { token: 'other secret', echo: ['top secret'] },
        headers: { 'content-type': 'application/json', 'set-cookie': 'a=1' },
      }
      const { fetch } = service(answer)
      const parameters = {
        list: ['a'],
        items: [{ id: 1, note: 'it is top secret' }],
        file: Buffer.from('abc'),
        at: new Date(0),
      }
      const app = createApp(definition, { fetch, now: 0 })
      return { parameters, result: await app.runModule('probe', { parameters }) }
    }

    test('is what it would have been at once, whatever became of the data of the run', async () => {
      const atOnce = (await runLate()).result.log
      const { parameters, result } = await runLate()
      parameters.list.push('b')
      Object.assign(parameters.items[0] ?? {}, { note: 'changed', more: 1 })
      const bundle = result.bundles[0] as { body: { echo: unknown[] }; headers: Record<string, unknown> }
      bundle.body.echo.push('changed')
      bundle.headers['content-type'] = 'changed'
      ;(bundle.headers['set-cookie'] as unknown[]).push('changed')
      expect(result.log).toEqual(atOnce)
      expect(exchanges(result.log)).toMatchObject([
        {
          request: {
            headers: { authorization: '*****' },
            qs: { list: ['a'] },
            body: { items: [{ id: 1, note: 'it is *****' }], file: '<3 bytes>', at: new Date(0) },
          },
          response: {
            headers: { 'content-type': 'application/json', 'set-cookie': ['a=1'] },
            body: { token: '*****', echo: ['*****'] },
          },
        },
      ])
    })

    test('is the same each time, and a part of the result as any other', async () => {
      const { result } = await runLate()
      expect(result.log).toBe(result.log)
      expect(Object.keys(result)).toContain('log')
      expect({ ...result }.log).toBe(result.log)
      expect(JSON.parse(JSON.stringify(result)).log).toHaveLength(1)
    })
  })
})
