import { describe, expect, test } from 'vitest'
import { failure, run } from './harness.ts'

const url = 'https://api.test/'
const shown = { output: { body: '{{body}}' } }

async function bodyOf(answer: Record<string, unknown>, type?: unknown): Promise<unknown> {
  const response = type === undefined ? shown : { ...shown, type }
  return (await run({ url, response }, { answers: [answer] })).bundles[0]?.['body']
}

const typed = (type: string) => ({ 'content-type': type })

describe('a body', () => {
  test.each([
    ['JSON', typed('application/json'), '{"a":1}', { a: 1 }],
    ['JSON with charset and capitals', typed('Application/JSON; charset=UTF-8'), '[1]', [1]],
    ['JSON by suffix', typed('application/problem+json'), '{"a":1}', { a: 1 }],
    ['text', typed('text/plain'), '{"a":1}', '{"a":1}'],
    ['urlencoded', typed('application/x-www-form-urlencoded'), 'a=1&b=x%20y&b=z', { a: '1', b: ['x y', 'z'] }],
    ['XML', typed('text/xml'), '<a><b>1</b></a>', { a: { b: ['1'] } }],
    ['HTML is text', typed('text/html'), '<p>', '<p>'],
    ['no type is text', {}, '{"a":1}', '{"a":1}'],
    ['bytes that are no text stay bytes', typed('image/png'), Buffer.from([0xff, 0xfe]), Buffer.from([0xff, 0xfe])],
    ['JSON with byte order mark', typed('application/json'), '\uFEFF{"a":1}', { a: 1 }],
    ['in another charset', typed('text/plain; charset=iso-8859-1'), Buffer.from([0xe4]), 'ä'],
    ['in a charset in quotes', typed('application/json; charset="windows-1252"'), Buffer.from([0x22, 0x80, 0x22]), '€'],
    ['in a charset that nobody knows', typed('text/plain; charset=klingon'), 'ä', 'ä'],
    ['text with faulty bytes', typed('text/plain'), Buffer.from([0x61, 0xff]), 'a\uFFFD'],
  ])('%s', async (_, headers, body, expected) => {
    expect(await bodyOf({ headers, body })).toEqual(expected)
  })

  test.each([
    ['json', '{"a":1}', { a: 1 }],
    ['text', '{"a":1}', '{"a":1}'],
    ['string', '{"a":1}', '{"a":1}'],
    ['raw', '{"a":1}', '{"a":1}'],
    ['binary', 'a', Buffer.from('a')],
    ['urlencoded', 'a=1', { a: '1' }],
    ['xml', '<a/>', { a: '' }],
    ['automatic', '{"a":1}', '{"a":1}'],
    ["{{if(statusCode = 200, 'json', 'text')}}", '{"a":1}', { a: 1 }],
    ['{{nothing}}', '{"a":1}', '{"a":1}'],
  ])('is read as the definition says: %s', async (type, body, expected) => {
    expect(await bodyOf({ headers: {}, body }, type)).toEqual(expected)
  })

  test('of no bytes is undefined', async () => {
    expect(await bodyOf({ status: 204 })).toBeUndefined()
    expect(await bodyOf({ headers: typed('application/json'), body: '' })).toBeUndefined()
  })

  test.each([
    ['json', '{"a":'],
    ['json', Buffer.from([0x22, 0xff, 0x22])],
    ['xml', '<a><b></a>'],
    ['xml', '<a><__proto__>1</__proto__></a>'],
  ])('that is no %s is an error of its own in a success', async (type, body) => {
    const error = await failure({ url, response: { type } }, { answers: [{ headers: {}, body }] })
    expect(error).toMatchObject({ name: 'DataError', statusCode: 200 })
    expect(error.message).toMatch(new RegExp(`^module 'probe', api\\.response: .*${type}`, 'i'))
  })

  test.each(['json', 'xml'])('that is no %s is text in a failure', async (type) => {
    const response = { type, error: { message: 'said: {{body}}' } }
    const answers = [{ status: 502, headers: {}, body: '<h1>Bad gateway' }]
    expect(await failure({ url, response }, { answers })).toMatchObject({ message: 'said: <h1>Bad gateway' })
  })

  test.each(['yaml', 'JSON', '{{1}}'])('cannot be read as %s', async (type) => {
    const error = await failure({ url, response: { type } }, { answers: [{ body: {} }] })
    expect(error).toMatchObject({ name: 'InvalidConfigurationError' })
    expect(error.message).toContain('api.response.type')
  })
})

describe('a type by status', () => {
  const type = { '*': 'text', '200-299': 'json', '202': 'binary', '200-201': 'urlencoded' }

  test.each([
    [200, { '{"a":1}': '' }],
    [202, Buffer.from('{"a":1}')],
    [203, { a: 1 }],
    [299, { a: 1 }],
    [300, '{"a":1}'],
  ])('%i is read by the narrowest range', async (status, expected) => {
    expect(await bodyOf({ status, headers: {}, body: '{"a":1}' }, type)).toEqual(expected)
  })

  test('without a range for it is automatic', async () => {
    expect(await bodyOf({ body: { a: 1 } }, { '400-499': 'text' })).toEqual({ a: 1 })
  })

  test('with a key that is no range is refused', async () => {
    const error = await failure({ url, response: { type: { ok: 'json' } } }, { answers: [{ body: {} }] })
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining("'ok'") })
  })
})

describe('XML', () => {
  test.each([
    ['text', '<r><x>1</x></r>', { r: { x: ['1'] } }],
    ['repeated elements', '<r><x>1</x><y/><x>2</x></r>', { r: { x: ['1', '2'], y: [''] } }],
    ['attributes', '<r><x id="7">1</x></r>', { r: { x: [{ _attributes: { id: '7' }, _value: '1' }] } }],
    ['attributes alone', '<r><x id="7"/></r>', { r: { x: [{ _attributes: { id: '7' } }] } }],
    ['attributes of the root', '<r v="1"><x/></r>', { r: { _attributes: { v: '1' }, x: [''] } }],
    ['depth', '<r><a><b><c>1</c></b></a></r>', { r: { a: [{ b: [{ c: ['1'] }] }] } }],
    ['text beside elements', '<r>text<x>1</x></r>', { r: { _value: 'text', x: ['1'] } }],
    ['CDATA', '<r><x><![CDATA[<b>&]]></x></r>', { r: { x: ['<b>&'] } }],
    ['entities', '<r><x>a &amp; b</x></r>', { r: { x: ['a & b'] } }],
    ['numbers stay text', '<r><x>007</x></r>', { r: { x: ['007'] } }],
    ['declaration and comments', '<?xml version="1.0"?><!-- c --><r><x>1</x></r>', { r: { x: ['1'] } }],
    ['namespaces', '<s:r xmlns:s="u"><s:x>1</s:x></s:r>', { 's:r': { _attributes: { 'xmlns:s': 'u' }, 's:x': ['1'] } }],
    ['names of the prototype', '<r><toString>1</toString></r>', { r: { toString: ['1'] } }],
  ])('%s', async (_, body, expected) => {
    expect(await bodyOf({ headers: typed('application/xml'), body })).toEqual(expected)
  })
})

describe('validity', () => {
  const told = {
    message: 'general',
    type: 'DataError',
    404: { message: 'of 404', type: 'DuplicateDataError' },
    200: { message: 'of 200' },
    500: { message: 'of 500' },
  }

  test.each([
    // status, response, name, message
    [400, {}, 'RuntimeError', 'Status Code Error: 400'],
    [418, {}, 'RuntimeError', 'Status Code Error: 418'],
    [499, {}, 'RuntimeError', 'Status Code Error: 499'],
    [429, {}, 'RateLimitError', 'Third party API limit likely exceeded'],
    [500, {}, 'ConnectionError', 'Service is temporarily unavailable.'],
    [599, {}, 'ConnectionError', 'Service is temporarily unavailable.'],
    [400, { error: 'plain' }, 'RuntimeError', 'plain'],
    [429, { error: 'plain' }, 'RateLimitError', 'plain'],
    [429, { error: { message: 'no type' } }, 'RateLimitError', 'no type'],
    [429, { error: told }, 'DataError', 'general'],
    [404, { error: told }, 'DuplicateDataError', 'of 404'],
    [500, { error: told }, 'DataError', 'of 500'],
    [403, { error: told }, 'DataError', 'general'],
    [404, { error: { 404: 'text of 404' } }, 'RuntimeError', 'text of 404'],
    [400, { error: '{{nothing}}' }, 'RuntimeError', 'Status Code Error: 400'],
    [400, { valid: true, error: told }, 'DataError', 'general'],
    [400, { valid: { condition: false, message: 'of valid' }, error: told }, 'DataError', 'general'],
    [200, { valid: false }, 'RuntimeError', 'Response marked as invalid.'],
    [204, { valid: '{{body.ok}}' }, 'RuntimeError', 'Response marked as invalid.'],
    [204, { valid: '' }, 'RuntimeError', 'Response marked as invalid.'],
    [201, { valid: false, error: told }, 'DataError', 'general'],
    [200, { valid: false, error: told }, 'DataError', 'of 200'],
    [200, { valid: { condition: false, message: 'of valid' }, error: told }, 'DataError', 'of valid'],
    [200, { valid: { condition: false, message: 'm', type: 'OutOfSpaceError' }, error: told }, 'OutOfSpaceError', 'm'],
    [200, { valid: { condition: false, type: 'OutOfSpaceError' } }, 'OutOfSpaceError', 'Response marked as invalid.'],
    [200, { valid: { condition: false, message: '{{body.none}}', type: '' }, error: told }, 'DataError', 'of 200'],
    [400, { error: { message: 'general', 400: { message: '{{body.none}}' } } }, 'RuntimeError', 'general'],
    [400, { error: [] }, 'RuntimeError', 'Status Code Error: 400'],
  ])('%i with %j is a %s', async (status, response, name, message) => {
    const error = await failure({ url, response }, { answers: [{ status }] })
    expect([error.name, error.message, error.statusCode]).toEqual([name, message, status])
  })

  test.each([
    [399, undefined],
    [200, true],
    [200, '{{body.ok}}'],
    [200, { message: 'no condition' }],
    [200, null],
    [200, '{{emptyarray}}'],
    [200, "{{'false'}}"],
  ])('%i is fine with valid %j', async (status, valid) => {
    const response = { output: { fine: true }, ...(valid === undefined ? {} : { valid }) }
    expect((await run({ url, response }, { answers: [{ status, body: { ok: 1 } }] })).bundles).toEqual([{ fine: true }])
  })

  test('messages see the answer and the variables of the module', async () => {
    const message =
      '[{{statusCode}}] {{body.error}} {{headers.x-id}}{{headers.`x-id`}} {{temp.a}} {{parameters.p}} {{connection.c}}'
    const error = await failure(
      { url, temp: { a: 'T' }, response: { error: { message: message.replace('{{headers.x-id}}', '') } } },
      {
        answers: [{ status: 400, headers: { 'X-Id': 'H', 'content-type': 'application/json' }, body: '{"error":"B"}' }],
        parameters: { p: 'P' },
        connection: { c: 'C' },
      },
    )
    expect(error.message).toBe('[400] B H T P C')
  })

  test.each([
    ['collection', '{{body}}', '{"a":1}'],
    ['list', '{{body.list}}', '1, 2'],
    ['number', '{{statusCode}}', '400'],
  ])('a message that is a %s becomes text', async (_, message, expected) => {
    const body = message === '{{body}}' ? { a: 1 } : { list: [1, 2] }
    const error = await failure({ url, response: { error: { message } } }, { answers: [{ status: 400, body }] })
    expect(typeof error.message).toBe('string')
    expect(error.message.replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''))
  })

  test.each([
    ['{{if(statusCode = 401, "InvalidAccessTokenError", "DataError")}}', 'InvalidAccessTokenError', 0],
    ['{{statusCode}}', 'RuntimeError', 1],
    ['Nonsense', 'RuntimeError', 1],
    ['constructor', 'RuntimeError', 1],
    ['{{nothing}}', 'RuntimeError', 0],
  ])('type %s gives a %s', async (type, name, warnings) => {
    const error = await failure({ url, response: { error: { message: 'm', type } } }, { answers: [{ status: 401 }] })
    expect(error.name).toBe(name)
    expect(error.log.filter((entry: { kind: string }) => entry.kind === 'warning')).toHaveLength(warnings)
  })
})

test('a hostile answer, nested 100,000 deep, is a typed error or a result', async () => {
  const body = '['.repeat(100_000) + ']'.repeat(100_000)
  const answers = [{ headers: { 'content-type': 'application/json' }, body: `{"a":${body}}` }]
  const response = { temp: { copy: '{{body}}' }, output: { copy: '{{body}}' } }
  const log = { sanitize: ['response.body.token'] }
  const result = await run({ url, response, log }, { answers }).catch((error) => error)
  expect(result instanceof Error ? result.name : 'result').toMatch(/^(result|DataError)$/)
})
