import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/index.ts'
import { failureOn, runOn } from './feed.ts'

const respond = async (response: unknown, parameters: Record<string, unknown> = {}, base?: unknown) => {
  const feed = { type: 'responder', base, input: { parameters } }
  const { bundles, requests, respond: answer } = await runOn({ response }, () => ({}), feed)
  expect([bundles, requests]).toEqual([[], []])
  return answer
}

describe('a responder', () => {
  test('gives status, headers and body to the sender, and no bundle', async () => {
    const response = {
      status: '{{parameters.status}}',
      headers: { 'X-Id': '{{parameters.id}}', 'X-None': '{{parameters.none}}' },
      body: { id: '{{parameters.id}}' },
    }
    expect(await respond(response, { status: 201, id: 7 })).toEqual({
      status: 201,
      headers: { 'x-id': '7', 'content-type': 'application/json' },
      body: '{"id":7}',
    })
  })

  test.each([
    [100, 100],
    [999, 999],
    ['404', 404],
    [undefined, 200],
    [null, 200],
    ['', 200],
  ])('with status %j answers %d', async (status, expected) => {
    expect(await respond({ status })).toMatchObject({ status: expected, body: '' })
  })

  test.each([99, 1000, 200.5, 'ok', '{{parameters.list}}'])('cannot answer with status %j', async (status) => {
    const feed = { type: 'responder', input: { parameters: { list: [1] } } }
    expect(await failureOn({ response: { status } }, () => ({}), feed)).toMatchObject({
      name: 'DataError',
      message: expect.stringContaining("module 'probe', api.response.status"),
    })
  })

  test('answers text as it is when it says so', async () => {
    expect(await respond({ type: 'text', body: '{{parameters.text}}' }, { text: 'plain' })).toMatchObject({
      body: 'plain',
    })
  })

  test('cannot smuggle a line into the headers', async () => {
    const feed = { type: 'responder', input: { parameters: { text: 'a\r\nset-cookie: b' } } }
    const error = await failureOn({ response: { headers: { 'X-A': '{{parameters.text}}' } } }, () => ({}), feed)
    expect(error.name).toBe('DataError')
    expect(error.message).not.toContain('set-cookie')
  })

  test('takes nothing from base', async () => {
    const base = { baseUrl: 'https://api.test', headers: { authorization: 'secret' }, response: { output: '{{body}}' } }
    expect(await respond({ body: { a: 1 } }, {}, base)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    })
  })

  test('reads static and mappable parameters by their form', async () => {
    const app = createApp({
      modules: {
        reply: {
          type: 11,
          parameters: [{ name: 'code', type: 'number' }],
          expect: [{ name: 'text', type: 'text', required: true }],
          api: [{ response: { status: '{{parameters.code}}', body: { text: '{{parameters.text}}' } } }],
        },
      },
    })
    const { respond: answer } = await app.runModule('reply', { parameters: { code: '202', text: 'hi' } })
    expect(answer).toMatchObject({ status: 202, body: '{"text":"hi"}' })
    await expect(app.runModule('reply')).rejects.toMatchObject({ name: 'BundleValidationError' })
  })

  test.each([
    ['no api', undefined, 'found Undefined'],
    ['a list of two', [{}, {}], 'found 2 requests'],
    ['no response', {}, 'api.response: '],
    ['a text as response', { response: 'ok' }, 'api.response: '],
  ])('with %s is refused', async (_, api, message) => {
    expect(await failureOn(api, () => ({}), { type: 'responder' })).toMatchObject({
      name: 'InvalidConfigurationError',
      message: expect.stringContaining(message),
    })
  })

  test.each([
    ['url', { url: 'https://api.test/', response: {} }, 'api.url'],
    ['condition', { condition: true, response: {} }, 'api.condition'],
    ['a directive of other responses', { response: { output: {} } }, 'api.response.output'],
  ])('with %s is refused as unsupported', async (_, api, place) => {
    expect(await failureOn(api, () => ({}), { type: 'responder' })).toMatchObject({
      name: 'UnsupportedError',
      place: `module 'probe', ${place}`,
    })
  })
})
