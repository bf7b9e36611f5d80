import { describe, expect, test } from 'vitest'
import { createApp, type RegistrationInput, type WebhookDefinition } from '../../src/runtime/index.ts'
import { type Answer, service } from './harness.ts'

const base = {
  baseUrl: 'https://api.test/v1',
  headers: { authorization: 'Bearer {{connection.token}}' },
  response: { error: { message: 'base: {{body.why}}', type: 'DataError' } },
  log: { sanitize: ['request.headers.authorization'] },
}
const hook = { url: 'https://hook.test/abc', id: 7, connection: { token: 's3cret' } }

/** Does one of attach, update and detach with this definition, against a service that gives `answers`. */
async function register(
  event: 'attach' | 'update' | 'detach',
  definition: WebhookDefinition,
  input: RegistrationInput = hook,
  ...answers: Answer[]
) {
  const { fetch, requests } = service(...answers)
  const app = createApp({ base, common: { of: 'app' }, webhooks: { probe: definition } }, { fetch })
  const result: { data?: unknown; log: unknown[] } = await app[event]('probe', input)
  return { ...result, requests }
}

const failureOf = (work: Promise<unknown>): Promise<any> =>
  work.then(
    (result) => {
      throw new Error(`Expected an error, but got ${JSON.stringify(result)}`)
    },
    (error: unknown) => error,
  )

describe('attaching a webhook', () => {
  const attach = {
    url: 'https://api.test/v1/hooks',
    method: 'POST',
    body: { url: '{{webhook.url}}', id: '{{webhook.id}}', event: '{{parameters.event}}', of: '{{common.of}}' },
    response: { data: { externalId: '{{body.id}}', secret: '{{body.secret}}', none: '{{body.none}}' } },
  }

  test('sends its request with what base gives, and stores what the answer gives', async () => {
    const input = { ...hook, parameters: { event: 'user' } }
    const { data, requests, log } = await register('attach', { attach }, input, { body: { id: 'e1', secret: 'x' } })
    expect(data).toEqual({ externalId: 'e1', secret: 'x' })
    expect(requests).toMatchObject([
      { method: 'POST', url: 'https://api.test/v1/hooks', headers: { authorization: 'Bearer s3cret' } },
    ])
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ url: hook.url, id: 7, event: 'user', of: 'app' })
    expect(log).toHaveLength(1)
    expect(JSON.stringify(log)).not.toContain('s3cret')
  })

  test('may take several requests, whose data are laid over each other', async () => {
    const chain = [
      { ...attach, response: { temp: { id: '{{body.id}}' }, data: { externalId: '{{body.id}}', state: 'new' } } },
      { condition: '{{false}}', response: { data: { never: 1 } } },
      { url: 'https://api.test/v1/hooks/{{temp.id}}/test', response: { data: { state: 'tested' } } },
    ]
    const { data, requests } = await register('attach', { attach: chain }, hook, { body: { id: 'e1' } }, { body: {} })
    expect(data).toEqual({ externalId: 'e1', state: 'tested' })
    expect(requests.map(({ url }) => url)).toEqual(['https://api.test/v1/hooks', 'https://api.test/v1/hooks/e1/test'])
  })

  test.each([
    ['/hooks', 1],
    ['hooks/{{webhook.id}}', 1],
    ['https://api.test/v1/hooks', 0],
    ['{{connection.host}}/hooks', 0],
  ])('to %s is %i warning', async (url, warnings) => {
    const input = { ...hook, connection: { host: 'https://api.test/v1' } }
    const { log, requests } = await register('attach', { attach: { url } }, input, { body: {} })
    expect(requests[0]?.url).toMatch(/^https:\/\/api\.test\/v1\/hooks/)
    const warning = {
      kind: 'warning',
      place: "webhook 'probe', attach.url",
      message: expect.stringContaining('relative'),
    }
    expect(log.slice(0, -1)).toEqual(Array.from({ length: warnings }, () => warning))
  })

  test.each([
    ['no section', {}],
    ['an empty section', { attach: {} }],
    ['an empty list', { attach: [] }],
    ['an empty url', { attach: { url: '' } }],
    ['null', { attach: null }],
  ])('with %s does nothing', async (_, definition) => {
    expect(await register('attach', definition)).toEqual({ data: {}, log: [], requests: [] })
  })

  test('fails as base says', async () => {
    const error = await failureOf(register('attach', { attach }, hook, { status: 422, body: { why: 'no' } }))
    expect(error).toMatchObject({ name: 'DataError', message: 'base: no', log: [expect.anything()] })
  })

  test('checks and converts its form', async () => {
    const definition = { attach, parameters: [{ name: 'event', type: 'number', label: 'E', required: true }] }
    expect(await failureOf(register('attach', definition))).toMatchObject({
      name: 'BundleValidationError',
      issues: { length: 1 },
    })
    const { requests } = await register('attach', definition, { ...hook, parameters: { event: '5' } }, { body: {} })
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ event: 5 })
  })

  test.each([
    ['a text', 'rpc://x', 'InvalidConfigurationError', 'attach:'],
    ['a text among requests', [{}, 'x'], 'InvalidConfigurationError', 'attach[1]:'],
    ['an unknown directive', { strange: 1 }, 'UnsupportedError', 'attach.strange'],
    ['what concerns deliveries', { respond: {} }, 'UnsupportedError', 'attach.respond'],
    ['output', { response: { output: {} } }, 'UnsupportedError', 'attach.response.output'],
    ['data that is no collection', { response: { data: '{{5}}' } }, 'DataError', 'attach.response.data'],
  ])('with %s is refused', async (_, section, name, place) => {
    const error = await failureOf(register('attach', { attach: section }))
    expect(error).toMatchObject({ name, message: expect.stringContaining(`webhook 'probe', ${place}`) })
  })

  test('with names of the prototype changes no prototype', async () => {
    const response = { data: '{{body}}' }
    const body = '{"__proto__":{"polluted":1},"constructor":2}'
    const headers = { 'content-type': 'application/json' }
    const { data } = await register('attach', { attach: { ...attach, response } }, hook, { headers, body })
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('of a webhook that does not exist is an error', async () => {
    const app = createApp({ webhooks: { one: {} } })
    expect(await failureOf(app.attach('two'))).toMatchObject({ name: 'InvalidConfigurationError', log: [] })
  })
})

describe('what was stored', () => {
  const url = 'https://api.test/v1/hooks/{{webhook.externalId}}'
  const input = { ...hook, parameters: { secret: 'p', event: 'user' }, data: { externalId: 'e1', secret: 'd' } }

  test('is seen as webhook, and as data over the form', async () => {
    const qs = {
      id: '{{webhook.id}}',
      to: '{{webhook.url}}',
      secret: '{{data.secret}}',
      event: '{{data.event}}',
      own: '{{parameters.secret}}',
    }
    for (const event of ['detach', 'update'] as const) {
      const definition = { [event]: { url, method: 'DELETE', qs } }
      // oxlint-disable-next-line no-await-in-loop -- two spellings of one case
      const { requests } = await register(event, definition, input, { status: 204 })
      const sent = new URL(requests[0]?.url ?? '')
      expect([requests[0]?.method, sent.pathname]).toEqual(['DELETE', '/v1/hooks/e1'])
      expect(Object.fromEntries(sent.searchParams)).toEqual({
        id: '7',
        to: hook.url,
        secret: 'd',
        event: 'user',
        own: 'p',
      })
    }
  })

  test('goes over the id that Make gives', async () => {
    const definition = { detach: { url: 'https://api.test/v1/{{webhook.id}}' } }
    const { requests } = await register('detach', definition, { ...hook, data: { id: 'own' } }, { body: {} })
    expect(requests[0]?.url).toBe('https://api.test/v1/own')
  })

  test('is kept by an update, with what that stores over it', async () => {
    const update = { url, method: 'PUT', response: { data: { secret: '{{body.secret}}', more: 1 } } }
    const { data } = await register('update', { update }, input, { body: { secret: 'new' } })
    expect(data).toEqual({ externalId: 'e1', secret: 'new', more: 1 })
    expect((await register('update', {}, input)).data).toEqual(input.data)
    expect(input.data).toEqual({ externalId: 'e1', secret: 'd' })
  })

  test('is gone after a detach', async () => {
    expect(await register('detach', { detach: { url } }, input, { status: 204 })).not.toHaveProperty('data')
  })

  test('a 404 on detach is an error all the same', async () => {
    const detach = { url, response: { valid: '{{true}}' } }
    const error = await failureOf(register('detach', { detach }, input, { status: 404, body: { why: 'gone' } }))
    expect(error).toMatchObject({ name: 'DataError', message: 'base: gone', statusCode: 404 })
  })

  test('reaches the deliveries', async () => {
    const { fetch } = service({ body: { secret: 'x' } })
    const attach = { url: 'https://api.test/v1/hooks', response: { data: { secret: '{{body.secret}}' } } }
    const api = { condition: '{{headers.`x-secret` = data.secret}}' }
    const app = createApp({ base, webhooks: { probe: { attach, api } } }, { fetch })
    const { data } = await app.attach('probe', hook)
    const bundles = async (secret: string) =>
      (await app.receive('probe', { headers: { 'X-Secret': secret }, body: { a: 1 } }, { data })).bundles
    expect([await bundles('x'), await bundles('y')]).toEqual([[{ a: 1 }], []])
  })
})
