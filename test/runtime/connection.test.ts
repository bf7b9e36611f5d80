import { describe, expect, test } from 'vitest'
import { type ConnectionDefinition, createApp, MakeError } from '../../src/runtime/index.ts'
import { type Answer, service } from './harness.ts'

const url = 'https://api.test/me'

function verification(connection: ConnectionDefinition, parameters: Record<string, unknown>, ...answers: Answer[]) {
  const { fetch, requests } = service(...answers)
  const base = { baseUrl: 'https://base.test', headers: { 'x-base': '1' }, response: { error: 'from base' } }
  const app = createApp({ base, common: { of: 'app' }, connections: { probe: connection } }, { fetch })
  return { result: app.verifyConnection('probe', { parameters }), requests }
}

const failureOf = (result: Promise<unknown>): Promise<any> => result.catch((error: unknown) => error)

describe('a connection', () => {
  test('sends one request and stores what the user typed and what the answer gives', async () => {
    const { result, requests } = verification(
      {
        type: 'basic',
        parameters: [
          { name: 'apiKey', type: 'password', label: 'API key', required: true },
          { name: 'region', type: 'text', label: 'Region' },
        ],
        common: { version: 'v9' },
        api: {
          url: `${url}/{{common.version}}`,
          temp: { prefix: 'Bearer' },
          headers: { authorization: '{{temp.prefix}} {{parameters.apiKey}}{{connection.apiKey}}{{data.apiKey}}' },
          response: {
            data: { region: '{{body.region}}', name: '{{body.name}}', none: '{{body.none}}' },
            metadata: { type: 'email', value: '{{body.mail}}' },
            uid: '{{body.id}}',
          },
          log: { sanitize: ['request.headers.authorization'] },
        },
      },
      { apiKey: 'k', region: 'us' },
      { body: { region: 'eu', name: 'N', mail: 'm@x.test', id: 7 } },
    )
    expect(await result).toEqual({
      data: { apiKey: 'k', region: 'eu', name: 'N' },
      metadata: { type: 'email', value: 'm@x.test' },
      uid: '7',
      log: [expect.objectContaining({ kind: 'exchange', step: 0 })],
    })
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({ url: `${url}/v9`, headers: { authorization: 'Bearer kkk' } })
    expect(requests[0]?.headers).not.toHaveProperty('x-base')
  })

  test('that stores nothing has neither metadata nor uid', async () => {
    const response = { metadata: { type: 'text', value: '{{body.none}}' }, uid: '{{body.none}}' }
    const { result } = verification({ api: { url, response } }, { a: 1 }, { body: {} })
    expect(await result).toEqual({ data: { a: 1 }, log: [expect.anything()] })
  })

  test.each([
    ['an answer of failure', {}, { status: 401 }, 'RuntimeError', 'Status Code Error: 401'],
    [
      'its own error',
      { error: { message: 'wrong key', type: 'InvalidAccessTokenError' } },
      { status: 401 },
      'InvalidAccessTokenError',
      'wrong key',
    ],
    [
      'its valid',
      { valid: { condition: '{{body.ok}}', message: 'not ok' } },
      { body: { ok: false } },
      'RuntimeError',
      'not ok',
    ],
  ])('fails by %s, never by the errors of base', async (_, response, answer, name, message) => {
    const error = await failureOf(verification({ api: { url, response } }, {}, answer).result)
    expect(error).toBeInstanceOf(MakeError)
    expect(error).toMatchObject({ name, message, log: [expect.anything()] })
  })

  test.each(['apikey', 'other'])('of type %s is a basic one', async (type) => {
    expect((await verification({ type, api: { url } }, { a: 1 }, { body: {} }).result).data).toEqual({ a: 1 })
  })

  test('may be a list of one request', async () => {
    const { result, requests } = verification({ api: [{ url }] }, {}, { body: {} })
    await result
    expect(requests).toHaveLength(1)
  })

  test('whose condition does not hold is stored without a request', async () => {
    const { result, requests } = verification({ api: { url, condition: '{{parameters.check}}' } }, { a: 1 })
    expect(await result).toEqual({ data: { a: 1 }, log: [] })
    expect(requests).toEqual([])
  })

  test.each([
    ['two requests', { api: [{ url }, { url }] }, 'InvalidConfigurationError', 'exactly one request'],
    ['no request', { api: [] }, 'InvalidConfigurationError', 'exactly one request'],
    ['no communication', {}, 'InvalidConfigurationError', 'exactly one request'],
    ['no url', { api: {} }, 'InvalidConfigurationError', 'absolute URL'],
    ['a relative url', { api: { url: '/me' } }, 'RuntimeError', 'relative'],
    ['an unknown type', { type: 'telepathy', api: { url } }, 'UnsupportedError', 'telepathy'],
    ['pagination', { api: { url, pagination: { qs: {} } } }, 'UnsupportedError', 'api.pagination'],
    ['output', { api: { url, response: { output: {} } } }, 'UnsupportedError', 'api.response.output'],
    ['iterate', { api: { url, response: { iterate: '{{body}}' } } }, 'UnsupportedError', 'api.response.iterate'],
    ['baseUrl', { api: { url: '/', baseUrl: url } }, 'UnsupportedError', 'api.baseUrl'],
    ['data that is no collection', { api: { url, response: { data: 'text' } } }, 'DataError', 'api.response.data'],
  ])('with %s is refused', async (_, connection, name, text) => {
    const error = await failureOf(verification(connection, {}, { body: {} }).result)
    expect(error).toBeInstanceOf(MakeError)
    expect(error).toMatchObject({ name, message: expect.stringContaining(text) })
  })

  test('refuses its form without showing a password', async () => {
    const parameters = [
      { name: 'key', type: 'password', label: 'Key', validate: { pattern: '^[a-z]+$', max: 5 } },
      { name: 'id', type: 'password', label: 'ID', validate: { enum: ['a'] } },
      { name: 'region', type: 'select', label: 'Region', required: true, options: [{ label: 'EU', value: 'eu' }] },
    ]
    const { result, requests } = verification({ api: { url }, parameters }, { key: 'S3CRET', id: 'S3CRET' })
    const error = await failureOf(result)
    expect(error).toMatchObject({ name: 'BundleValidationError', log: [], issues: { length: 3 } })
    expect(error.message).toMatch(/^Validation failed for 3 parameter\(s\)\. Key \(key\): /)
    expect(error.message).not.toContain('S3CRET')
    expect(requests).toEqual([])
  })

  test('that does not exist is named, and those that do', async () => {
    const app = createApp({ connections: { one: {}, two: {} } })
    for (const name of ['three', 'constructor', '__proto__']) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const error = await failureOf(app.verifyConnection(name))
      expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining('one, two') })
    }
  })
})
