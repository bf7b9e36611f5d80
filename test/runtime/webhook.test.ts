import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createApp,
  type Delivery,
  MakeError,
  type ReceiveInput,
  type Received,
  type WebhookDefinition,
} from '../../src/runtime/index.ts'

const accepted = { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Accepted' }
const json = { 'Content-Type': 'application/json' }

/** What comes of a delivery at a webhook with this communication. */
function receive(
  api: unknown,
  delivery: Delivery = {},
  input: ReceiveInput = {},
  more: WebhookDefinition = {},
): Promise<Received & { log: unknown[] }> {
  const base = { baseUrl: 'https://base.test', headers: { 'x-base': '1' }, response: { output: 'base' } }
  const app = createApp({ base, common: { of: 'app' }, webhooks: { probe: { type: 'web', ...more, api } } })
  return app.receive('probe', delivery, input)
}

const failureOf = (work: Promise<unknown>): Promise<any> =>
  work.then(
    (result) => {
      throw new Error(`Expected an error, but got ${JSON.stringify(result)}`)
    },
    (error: unknown) => error,
  )

describe('a webhook', () => {
  test.each([[undefined], [{}], [null]])('without any directive (%j) accepts, and gives the body', async (api) => {
    expect(await receive(api, { body: { a: 1 } })).toEqual({ respond: accepted, bundles: [{ a: 1 }], log: [] })
  })

  test('gives one item per output', async () => {
    const api = { output: { id: '{{body.id}}', of: '{{query.of}}', by: '{{method}}', key: '{{headers.`x-key`}}' } }
    const delivery = { method: 'put', headers: { 'X-Key': 'k' }, query: { of: 'q' }, body: { id: 1 } }
    expect((await receive(api, delivery)).bundles).toEqual([{ id: 1, of: 'q', by: 'PUT', key: 'k' }])
  })

  test.each([
    ['an expression', '{{body.events}}', [{ n: 1 }, { n: 2 }, { n: 3 }]],
    ['a container', { container: '{{body.events}}', condition: '{{item.n != 2}}' }, [{ n: 1 }, { n: 3 }]],
    ['nothing', '{{body.none}}', []],
    ['a collection', '{{body.events[1]}}', [{ n: 1 }]],
  ])('iterates %s', async (_, iterate, expected) => {
    const delivery = { body: { id: 'b', events: [{ n: 1 }, { n: 2 }, { n: 3 }] } }
    expect((await receive({ iterate }, delivery)).bundles).toEqual(expected)
    const output = { n: '{{item.n}}', of: '{{body.id}}' }
    expect((await receive({ iterate, output }, delivery)).bundles).toEqual(
      expected.map((item) => ({ ...item, of: 'b' })),
    )
  })

  test('sees what is documented, and nothing else', async () => {
    const seen = ['parameters', 'data', 'environment', 'body', 'query', 'method', 'headers', 'temp', 'item']
    const hidden = ['connection', 'common', 'webhook', 'rawBody', 'scenario', 'statusCode', 'payload']
    const output = Object.fromEntries([...seen, ...hidden].map((name) => [name, `{{${name}}}`]))
    const input = {
      parameters: { secret: 'p', kept: 1 },
      data: { secret: 'd' },
      environment: { timezone: 'Asia/Tokyo' },
    }
    const { bundles } = await receive({ iterate: '{{body}}', output }, { body: [{ i: 1 }] }, input)
    expect(bundles).toEqual([
      {
        parameters: { secret: 'p', kept: 1 },
        data: { secret: 'd', kept: 1 },
        environment: { timezone: 'Asia/Tokyo', debug: false },
        body: [{ i: 1 }],
        query: {},
        method: 'POST',
        headers: {},
        temp: {},
        item: { i: 1 },
      },
    ])
  })

  test('has a temp, which is filled before anything is decided', async () => {
    const api = { temp: { ok: '{{body.ok}}' }, condition: '{{temp.ok}}', respond: { body: '{{temp}}' } }
    const { bundles, respond } = await receive(api, { body: { ok: false } })
    expect([bundles, respond.body]).toEqual([[], '{"ok":false}'])
  })

  test('checks and converts its form', async () => {
    const parameters = [{ name: 'n', type: 'number', label: 'N', required: true }]
    const output = { n: '{{parameters.n}}' }
    expect((await receive({ output }, {}, { parameters: { n: '5' } }, { parameters })).bundles).toEqual([{ n: 5 }])
    expect(await failureOf(receive({}, {}, {}, { parameters }))).toMatchObject({
      name: 'BundleValidationError',
      issues: { length: 1 },
    })
  })

  test('that does not exist is named, and those that do', async () => {
    const app = createApp({ webhooks: { one: {}, two: {} } })
    for (const name of ['three', 'constructor', '__proto__']) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const error = await failureOf(app.receive(name, {}))
      expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining('one, two') })
    }
  })

  test.each([
    ['a url', { url: 'https://api.test' }, 'UnsupportedError', 'api.url'],
    ['a response', { response: { output: {} } }, 'UnsupportedError', 'api.response'],
    ['a wrapper', { wrapper: {} }, 'UnsupportedError', 'api.wrapper'],
    [
      'a default of verification',
      { verification: { condition: { default: 1 } } },
      'UnsupportedError',
      'api.verification.condition.default',
    ],
    ['another verification', { verification: { check: 1 } }, 'UnsupportedError', 'api.verification.check'],
    ['another respond', { respond: { code: 1 } }, 'UnsupportedError', 'api.respond.code'],
    ['a text for respond', { respond: 'ok' }, 'InvalidConfigurationError', 'api.respond'],
    ['a text for verification', { verification: 'ok' }, 'InvalidConfigurationError', 'api.verification'],
    ['a list for its communication', [{}], 'InvalidConfigurationError', 'api'],
  ])('with %s is refused', async (_, api, name, place) => {
    expect(await failureOf(receive(api))).toMatchObject({
      name,
      message: expect.stringContaining(`webhook 'probe', ${place}:`),
      log: [],
    })
  })

  test('of an unknown type is refused', async () => {
    expect(await failureOf(receive({}, {}, {}, { type: 'mail' }))).toMatchObject({ name: 'UnsupportedError' })
  })
})

describe('the items of a webhook', () => {
  test.each([
    ['a text', { output: 'text' }, 'String.'],
    ['a number', { output: 5 }, 'Number.'],
    ['a list that is not iterated', { output: '{{body}}' }, 'Array. Use iterate for a list.'],
    ['a text in a list', { iterate: '{{body}}', output: '{{item.name}}' }, 'String.'],
  ])('cannot be %s', async (_, api, found) => {
    const error = await failureOf(receive(api, { body: [{ name: 'n' }] }))
    expect(error).toMatchObject({
      name: 'DataError',
      message: expect.stringContaining(`Expected Object, but found ${found}`),
    })
  })

  test.each(['{{nothing}}', null, false, '{{null}}', '{{emptystring}}', '{{emptyarray}}'])(
    'are none for %j',
    async (output) => {
      expect((await receive({ output }, { body: { a: 1 } })).bundles).toEqual([])
      expect((await receive({ output, iterate: '{{body}}' }, { body: [{ a: 1 }] })).bundles).toEqual([])
    },
  )

  test('fail where no item can be had', async () => {
    const error = await failureOf(receive({ iterate: '{{body.text}}' }, { body: { text: 't' } }))
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining("webhook 'probe', api.iterate") })
  })
})

describe('verification', () => {
  const handshake = {
    verification: {
      condition: '{{query.challenge}}',
      respond: { type: 'text', status: 202, body: '{{query.challenge}}' },
    },
    condition: '{{unknown(1)}}',
    output: '{{unknown(1)}}',
    respond: { body: '{{unknown(1)}}' },
  }

  test('answers a handshake, and nothing after it is looked at', async () => {
    const { respond, bundles } = await receive(handshake, { query: { challenge: 'c1' }, body: { a: 1 } })
    expect([respond, bundles]).toEqual([
      { status: 202, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'c1' },
      [],
    ])
  })

  test('lets other deliveries pass', async () => {
    const { respond, bundles } = await receive({ verification: handshake.verification }, { body: { a: 1 } })
    expect([respond, bundles]).toEqual([accepted, [{ a: 1 }]])
  })

  test('without condition takes each delivery for a handshake, with a warning', async () => {
    const { respond, bundles, log } = await receive({ verification: { respond: { status: 401 } } }, { body: { a: 1 } })
    expect([respond, bundles]).toEqual([{ status: 401, headers: {}, body: '' }, []])
    expect(log).toEqual([
      { kind: 'warning', place: "webhook 'probe', api.verification", message: expect.stringContaining('handshake') },
    ])
  })

  test.each([
    [true, false],
    [false, true],
    [{ condition: '{{false}}' }, true],
    ["{{'false'}}", false],
  ])('with condition %j lets pass: %s', async (condition, passes) => {
    const { respond, bundles } = await receive({ verification: { condition } }, { body: { a: 1 } })
    expect([respond, bundles.length]).toEqual([accepted, passes ? 1 : 0])
  })

  test('can refuse a wrong secret', async () => {
    const api = {
      verification: {
        condition: "{{headers.authorization != 'Basic ' + base64(parameters.user + ':' + data.secret)}}",
        respond: { status: 401, headers: { 'WWW-Authenticate': 'Basic' }, body: { error: 'unauthorized' } },
      },
    }
    const input = { parameters: { user: 'u' }, data: { secret: 's' } }
    const status = async (authorization: string) =>
      (await receive(api, { headers: { Authorization: authorization }, body: { a: 1 } }, input)).respond.status
    expect([await status(`Basic ${btoa('u:s')}`), await status(`Basic ${btoa('u:x')}`)]).toEqual([200, 401])
  })
})

describe('a condition', () => {
  test.each([[{}], [{ respond: { status: 204 } }]])(
    'that does not hold gives no items, and answers as usual',
    async (more) => {
      const api = { condition: "{{body.type = 'wanted'}}", ...more }
      const [passed, dropped] = await Promise.all([
        receive(api, { body: { type: 'wanted' } }),
        receive(api, { body: { type: 'other' } }),
      ])
      expect([passed.bundles.length, dropped.bundles.length]).toEqual([1, 0])
      expect(dropped.respond).toEqual(passed.respond)
    },
  )

  test('may give another item in place of the delivery', async () => {
    const api = { condition: { condition: '{{false}}', default: { skipped: '{{body.a}}' } } }
    expect((await receive(api, { body: { a: 1 } })).bundles).toEqual([{ skipped: 1 }])
  })
})

describe('respond', () => {
  test.each([
    ['nothing', {}, 200, undefined, ''],
    ['json, unless told', { body: { a: '{{body.id}}' } }, 200, 'application/json', '{"a":7}'],
    ['a text as json', { body: '{{body.text}}' }, 200, 'application/json', '"a b&c"'],
    ['text', { type: 'text', body: '{{body.text}}' }, 200, 'text/plain; charset=utf-8', 'a b&c'],
    ['a collection as text', { type: 'text', body: { a: 1 } }, 200, 'text/plain; charset=utf-8', '{"a":1}'],
    [
      'urlencoded',
      { type: 'urlencoded', body: { a: '{{body.text}}', b: [1, 2] } },
      200,
      'application/x-www-form-urlencoded',
      'a=a%20b%26c&b=1&b=2',
    ],
    ['a type that an expression gives', { type: '{{body.type}}', body: 'x' }, 200, 'text/plain; charset=utf-8', 'x'],
    ['a status that an expression gives', { status: '{{body.status}}' }, 418, undefined, ''],
    ['a status as text', { status: '201' }, 201, undefined, ''],
    ['a status that yields nothing', { status: '{{nothing}}' }, 200, undefined, ''],
    ['a body that yields nothing', { body: '{{nothing}}' }, 200, undefined, ''],
  ])('sends %s', async (_, respond, status, contentType, body) => {
    const delivery = { body: { id: 7, text: 'a b&c', type: 'text', status: 418 } }
    expect((await receive({ respond }, delivery)).respond).toEqual({
      status,
      headers: contentType === undefined ? {} : { 'content-type': contentType },
      body,
    })
  })

  test('sends headers in lower case, a Content-Type of its own, and leaves out what is empty', async () => {
    const headers = { 'X-Id': '{{body.id}}', 'Content-Type': 'application/vnd.x+json', 'X-None': '{{nothing}}' }
    const { respond } = await receive({ respond: { headers, body: {} } }, { body: { id: 7 } })
    expect(respond.headers).toEqual({ 'x-id': '7', 'content-type': 'application/vnd.x+json' })
  })

  test.each([
    ['a line break in a header', { headers: { 'X-A': '{{body.evil}}' } }, 'DataError', 'api.respond.headers'],
    ['a line break in a name', { headers: { 'X-A\r\nX-B': '1' } }, 'DataError', 'api.respond.headers'],
    ['headers that are a text', { headers: 'X-A: 1' }, 'DataError', 'api.respond.headers'],
    ['a status below 100', { status: 99 }, 'DataError', 'api.respond.status'],
    ['a status above 999', { status: '1000' }, 'DataError', 'api.respond.status'],
    ['a status that is no number', { status: '{{body.evil}}' }, 'DataError', 'api.respond.status'],
    ['a status that is a collection', { status: '{{body}}' }, 'DataError', 'api.respond.status'],
    ['an unknown type', { type: 'multipart/form-data', body: {} }, 'InvalidConfigurationError', 'api.respond.type'],
    ['a body that its type cannot carry', { type: 'urlencoded', body: 'text' }, 'DataError', 'api.respond.body'],
  ])('refuses %s', async (_, respond, name, place) => {
    const error = await failureOf(receive({ respond }, { body: { evil: 'x\r\nSet-Cookie: s3cret=1' } }))
    expect(error).toMatchObject({ name, message: expect.stringContaining(`webhook 'probe', ${place}`) })
    expect(error.message).not.toContain('s3cret')
  })
})

describe('a shared webhook', () => {
  const shared: WebhookDefinition = { type: 'web-shared' }
  const body = {
    account: 9,
    events: [
      { n: 1, of: 'a' },
      { n: 2, of: 'b' },
      { n: 3, of: 'a' },
    ],
  }

  test('tells the account of each item', async () => {
    const { bundles, uids } = await receive({ iterate: '{{body.events}}', uid: '{{item.of}}' }, { body }, {}, shared)
    expect([bundles.length, uids]).toEqual([3, ['a', 'b', 'a']])
    const single = await receive({ uid: '{{body.account}}', output: { a: 1 } }, { body }, {}, shared)
    expect([single.bundles, single.uids]).toEqual([[{ a: 1 }], ['9']])
  })

  test('hands over the items of one account', async () => {
    const api = { iterate: '{{body.events}}', uid: '{{item.of}}' }
    const { bundles, uids } = await receive(api, { body }, { uid: 'a' }, shared)
    expect([bundles.map(({ n }) => n), uids]).toEqual([
      [1, 3],
      ['a', 'a'],
    ])
  })

  test('has no uids for a handshake', async () => {
    const { uids } = await receive({ verification: { condition: true }, uid: '{{body.account}}' }, { body }, {}, shared)
    expect(uids).toEqual([])
  })

  test('needs uid, in its definition and in each delivery', async () => {
    expect(await failureOf(receive({}, { body }, {}, shared))).toMatchObject({ name: 'InvalidConfigurationError' })
    expect(await failureOf(receive({ uid: '{{body.none}}' }, { body }, {}, shared))).toMatchObject({
      name: 'DataError',
      message: expect.stringContaining('api.uid'),
    })
  })

  test('needs a connection, or warns', async () => {
    const warned = async (connection: string | null) =>
      (await receive({ uid: '{{body.account}}' }, { body }, {}, { ...shared, connection })).log
    expect(await warned('c')).toEqual([])
    expect(await warned(null)).toEqual([
      { kind: 'warning', place: "webhook 'probe'", message: expect.stringContaining('connection') },
    ])
  })

  test('alone has use for it', async () => {
    const result = await receive({ uid: '{{unknown(1)}}' }, { body })
    expect(result).not.toHaveProperty('uids')
    expect(result.log).toEqual([expect.objectContaining({ kind: 'warning', place: "webhook 'probe', api.uid" })])
  })
})

describe('the body of a delivery', () => {
  const bodyOf = async (delivery: Delivery) =>
    (await receive({ output: { body: '{{body}}' } }, delivery)).bundles[0]?.['body']
  const multipart = [
    '--x',
    'Content-Disposition: form-data; name="a"',
    '',
    '1',
    '--x',
    'Content-Disposition: form-data; name="f"; filename="n.txt"',
    'Content-Type: text/plain',
    '',
    'file',
    '--x--',
    '',
  ].join('\r\n')

  test.each([
    ['JSON', 'application/json', '{"a":[1]}', { a: [1] }],
    ['JSON of some kind', 'Application/Vnd.x+JSON; charset=utf-8', '{"a":1}', { a: 1 }],
    ['JSON with a byte order mark', 'application/json', '\uFEFF{"a":1}', { a: 1 }],
    ['a form', 'application/x-www-form-urlencoded', 'a=1&b=x+y&a=2', { a: ['1', '2'], b: 'x y' }],
    ['XML', 'text/xml', '<r><i>1</i></r>', { r: { i: ['1'] } }],
    ['text', 'text/plain', 'a=1', 'a=1'],
    ['text of an unknown type', 'application/x-strange', '{"a":1}', '{"a":1}'],
    ['text without a type', undefined, '{"a":1}', '{"a":1}'],
    ['nothing', 'application/json', '', undefined],
    ['bytes', 'application/octet-stream', Uint8Array.of(0xff, 0xfe), Buffer.of(0xff, 0xfe)],
    ['faulty text', 'text/plain', Uint8Array.of(0x61, 0xff), 'a\uFFFD'],
    ['Latin-1', 'text/plain; charset=iso-8859-1', Uint8Array.of(0xe9), 'é'],
    [
      'parts of a form',
      'multipart/form-data; boundary=x',
      multipart,
      { a: '1', f: { name: 'n.txt', mime: 'text/plain', data: Buffer.from('file') } },
    ],
  ])('may be %s', async (_, type, rawBody, expected) => {
    expect(await bodyOf({ headers: { 'CONTENT-TYPE': type }, rawBody })).toEqual(expected)
  })

  test.each([
    ['application/x-www-form-urlencoded', (name: string) => `&${name}=1`, ''],
    [
      'multipart/form-data; boundary=x',
      (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n`,
      '--x--\r\n',
    ],
  ])('of type %s may have many parts', async (type, partOf, end) => {
    const rawBody = Array.from({ length: 20_000 }, (_, index) => partOf(`n${index}`)).join('') + end
    const body = await bodyOf({ headers: { 'content-type': type }, rawBody })
    expect(Object.keys(body as object)).toHaveLength(20_000)
  })

  test('is taken as it is when it was parsed before', async () => {
    expect(await bodyOf({ headers: json, body: { a: 1 }, rawBody: 'no JSON' })).toEqual({ a: 1 })
    expect(await bodyOf({ body: 'text' })).toBe('text')
    expect(await bodyOf({})).toBeUndefined()
  })

  test.each([
    ['JSON', 'application/json', '{"s3cret": '],
    ['JSON', 'application/json', Uint8Array.of(0x22, 0xff, 0x22)],
    ['XML', 'application/xml', '<s3cret>'],
    ['multipart form data', 'multipart/form-data; boundary=x', '--y s3cret'],
    ['multipart form data', 'multipart/form-data', multipart],
  ])('that is no %s, though it says so, is a DataError that does not quote it', async (name, type, rawBody) => {
    const error = await failureOf(
      receive({ verification: { condition: true } }, { headers: { 'content-type': type }, rawBody }),
    )
    expect(error).toMatchObject({
      name: 'DataError',
      statusCode: 400,
      message: expect.stringContaining(`not valid ${name}`),
    })
    expect(error.message).not.toContain('s3cret')
  })

  const limit = 5 * 1024 * 1024
  test.each([
    [limit - 1, true],
    [limit, true],
    [limit + 1, false],
    [6 * 1024 * 1024, false],
  ])('of %i bytes is accepted: %s', async (size, fits) => {
    const tooLarge = { name: 'MaxFileSizeExceededError', statusCode: 413, log: [] }
    // {"a":""} around it is 8 bytes, and each é is two.
    const text = 'é'.repeat(Math.floor((size - 8) / 2)) + 'x'.repeat((size - 8) % 2)
    const deliveries: Delivery[] = [
      { rawBody: Buffer.alloc(size, 0x61) },
      { rawBody: 'a'.repeat(size) },
      { body: { a: text } },
    ]
    for (const delivery of deliveries) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, for the sake of memory
      const outcome = await receive({ output: {} }, delivery).catch((error: unknown) => error)
      expect(outcome).toMatchObject(fits ? { bundles: [{}] } : tooLarge)
    }
  })

  test('that was parsed, and holds itself, is refused', async () => {
    const body: Record<string, unknown> = {}
    body['self'] = body
    expect(await failureOf(receive({}, { body }))).toMatchObject({ name: 'DataError' })
  })
})

describe('rawBody', () => {
  const hmac = "{{sha1(rawBody, 'hex', data.secret) = headers.`x-signature`}}"
  const api = { condition: hmac, output: { raw: '{{rawBody}}' } }
  // HMAC-SHA1 of the text below with the key `key`, from openssl.
  const rawBody = '{ "a":1 }'
  const delivery = { headers: { ...json, 'X-Signature': '5333f506ad0ac4ca3c0aa5bd7da603658471bdb5' }, rawBody }
  const input = { data: { secret: 'key' } }

  test('is off unless told, with a warning where a definition reads it', async () => {
    const { bundles, log } = await receive(api, delivery, input)
    expect(bundles).toEqual([])
    expect(log).toEqual([
      { kind: 'warning', place: "webhook 'probe', api", message: expect.stringContaining('rawBody') },
    ])
    expect((await receive({}, { body: { a: 'rawBody' } })).log).toEqual([])
  })

  test('holds the exact text, so that a signature can be checked', async () => {
    const exposed = { ...input, exposeRawBody: true }
    const { bundles, log } = await receive(api, delivery, exposed)
    expect([bundles, log]).toEqual([[{ raw: rawBody }], []])
    expect((await receive(api, { ...delivery, rawBody: '{"a":1}' }, exposed)).bundles).toEqual([])
  })

  test.each([
    ['a byte order mark', { rawBody: '\uFEFFa' }, '\uFEFFa'],
    ['bytes that are no text', { rawBody: Uint8Array.of(0xff) }, Buffer.of(0xff)],
    ['the JSON of a parsed body', { body: { a: 1 } }, '{"a":1}'],
    ['nothing', {}, ''],
  ])('keeps %s', async (_, given, expected) => {
    const { bundles } = await receive({ output: { raw: '{{rawBody}}' } }, given, { exposeRawBody: true })
    expect(bundles).toEqual([{ raw: expected }])
  })
})

describe('a hostile delivery', () => {
  test.each([
    [
      'a body',
      {
        headers: json,
        rawBody: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}',
      },
    ],
    [
      'a form',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        rawBody: '__proto__=1&constructor=2&toString=3',
      },
    ],
    ['headers', { headers: JSON.parse('{"__PROTO__":"1","Constructor":"2","toString":"3"}'), body: { a: 1 } }],
    ['a query', { query: JSON.parse('{"__proto__":{"polluted":1},"constructor":"2"}'), body: { a: 1 } }],
  ])('with names of the prototype in %s changes no prototype', async (_, delivery) => {
    const api = {
      temp: '{{body}}',
      output: {
        '{{...}}': '{{body}}',
        h: '{{headers}}',
        q: '{{query}}',
        t: '{{headers.hasOwnProperty}}{{query.valueOf}}',
      },
    }
    const { bundles } = await receive(api, delivery)
    expect(bundles).toHaveLength(1)
    expect(bundles[0]?.['t']).toBe('')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Object.getPrototypeOf(bundles[0])).toBe(Object.prototype)
  })

  test('with headers of one name in several cases joins them', async () => {
    const headers = { 'X-A': '1', 'x-a': ['2', '3'], 'X-None': undefined }
    const { bundles } = await receive({ output: '{{headers}}' }, { headers })
    expect(bundles).toEqual([{ 'x-a': '1, 2, 3' }])
  })

  test('that is nested without end is refused or passed, and nothing else', async () => {
    const depth = 100_000
    const delivery = { headers: json, rawBody: `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}` }
    expect((await receive({}, delivery)).bundles).toHaveLength(1)
    expect(await failureOf(receive({ respond: { body: '{{body}}' } }, delivery))).toMatchObject({ name: 'DataError' })
  })

  test.each([[null], ['text'], [[]], [5], [{ headers: 'text' }], [{ query: 'a=1' }]])(
    'that is %j is a typed error',
    async (delivery) => {
      expect(await failureOf(receive({}, delivery as unknown as Delivery))).toMatchObject({ name: 'DataError' })
    },
  )

  test('of any kind gives an answer or a typed error', async () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('{{body}}', '{{item}}', '{{headers}}', '{{nothing}}', '{{if('),
    )
    const api = fc.record(
      {
        verification: fc.record({ condition: anything, respond: anything }, { requiredKeys: [] }),
        condition: anything,
        respond: fc.oneof(anything, fc.record({ type: anything, status: anything, headers: anything, body: anything })),
        iterate: anything,
        output: anything,
        temp: anything,
      },
      { requiredKeys: [] },
    )
    const type = fc.constantFrom('application/json', 'text/xml', 'multipart/form-data; boundary=x', 'text/plain', '')
    const delivery = fc.record(
      {
        method: fc.string(),
        headers: fc
          .dictionary(fc.string(), fc.string())
          .chain((headers) => type.map((one) => ({ ...headers, 'content-type': one }))),
        query: fc.dictionary(fc.string(), fc.string()),
        rawBody: fc.oneof(fc.string(), fc.uint8Array(), fc.json()),
      },
      { requiredKeys: [] },
    )
    const property = fc.asyncProperty(api, delivery, async (definition, given) => {
      const outcome = await receive(definition, given).catch((error: unknown) => error)
      if (outcome instanceof MakeError) return outcome.name !== 'UnexpectedError'
      const { status, body } = (outcome as Received).respond
      return status >= 100 && status <= 999 && typeof body === 'string'
    })
    expect(fc.defaultReportMessage(await fc.check(property, { numRuns: 200 }))).toBeUndefined()
  })
})
