import { describe, expect, test } from 'vitest'
import { failure, run, sent } from './harness.ts'

const url = 'https://api.test/'

describe('query', () => {
  test.each([
    ['list', { tag: ['one', 'two'] }, '?tag=one&tag=two'],
    ['empty list', { tag: [], a: 1 }, '?a=1'],
    ['null and undefined', { a: null, b: '{{nothing}}', c: '' }, '?c='],
    ['false and zero', { a: false, b: 0 }, '?a=false&b=0'],
    ['reserved characters', { 'a b': 'x&y=z?/ä' }, '?a%20b=x%26y%3Dz%3F%2F%C3%A4'],
    ['half of a surrogate pair', { a: '\uD800' }, '?a=%EF%BF%BD'],
    ['collection', { a: { b: 1 } }, '?a=%7B%22b%22%3A1%7D'],
    ['names of the prototype', { constructor: '1', toString: '2' }, '?constructor=1&toString=2'],
    ['__proto__', JSON.parse('{"__proto__": "1"}'), '?__proto__=1'],
  ])('%s', async (_, qs, expected) => {
    expect((await sent({ qs })).url).toBe(url + expected)
  })

  test.each([
    ['is kept without qs', undefined, '?a=1&b=2'],
    ['is replaced by qs', { c: 3 }, '?c=3'],
    ['is erased by an empty qs', {}, ''],
    ['is kept when qs is an expression without value', '{{nothing}}', '?a=1&b=2'],
  ])('the query of the url %s', async (_, qs, expected) => {
    const request = await sent({ url: `${url}?a=1&b=2`, ...(qs === undefined ? {} : { qs }) })
    expect(request.url).toBe(url + expected)
  })

  test('that is no collection is refused', async () => {
    expect(await failure({ url, qs: '{{1 + 1}}' })).toMatchObject({
      name: 'DataError',
      message: "module 'probe', api.qs: expected a collection, but found Number.",
    })
  })
})

describe('headers', () => {
  test.each([
    ['number', 1, '1'],
    ['boolean', false, 'false'],
    ['list', ['a', 'b'], 'a, b'],
    ['empty text', '', ''],
    ['latin letters', 'é', 'é'],
  ])('%s', async (_, value, expected) => {
    expect((await sent({ headers: { 'X-Probe': value } })).headers['x-probe']).toBe(expected)
  })

  test('without value are left out', async () => {
    const { headers } = await sent({ headers: { 'X-Null': null, 'X-Nothing': '{{nothing}}' } })
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-null']))
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-nothing']))
  })

  test.each([
    ['line break in a value', { 'X-Probe': '{{parameters.value}}' }, 'secret\r\nX-Evil: 1'],
    ['line feed in a value', { 'X-Probe': '{{parameters.value}}' }, 'secret\nX-Evil: 1'],
    ['zero byte in a value', { 'X-Probe': '{{parameters.value}}' }, 'secret\0'],
    ['letter outside Latin-1', { 'X-Probe': '{{parameters.value}}' }, 'secret €'],
  ])('%s is refused without repeating it', async (_, headers, value) => {
    const error = await failure({ url, headers }, { parameters: { value } })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining("'X-Probe'") })
    expect(error.message).not.toContain('secret')
  })

  test.each(['a b', 'a:b', 'a\r\nb', '', 'ä'])('the name %j is refused', async (name) => {
    const headers = { '{{...}}': '{{parameters.headers}}' }
    const error = await failure({ url, headers }, { parameters: { headers: { [name]: '1' } } })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('not a valid header name') })
  })

  test('that are no collection are refused', async () => {
    expect(await failure({ url, headers: 'X-Probe: 1' })).toMatchObject({ name: 'DataError' })
  })

  test.each([
    ['https://me:p%40ss@api.test/', 'me:p@ss'],
    ['https://me@api.test/', 'me:'],
    ['https://me:%zz@api.test/', 'me:%zz'],
  ])('user and password of the url %s become a Basic header', async (address, pair) => {
    const request = await sent({ url: address })
    expect(request.url).toBe(url)
    expect(request.headers['authorization']).toBe(`Basic ${Buffer.from(pair).toString('base64')}`)
  })
})

describe('body', () => {
  const body = { text: 'ä', none: '{{nothing}}', null: null, empty: '', zero: 0, list: [1, 2], nested: { a: [{}] } }

  test.each([
    [
      'json',
      'json',
      'application/json',
      '{"text":"ä","null":null,"empty":"","zero":0,"list":[1,2],"nested":{"a":[{}]}}',
    ],
    [
      'urlencoded',
      'urlencoded',
      'application/x-www-form-urlencoded',
      'text=%C3%A4&empty=&zero=0&list=1&list=2&nested=%7B%22a%22%3A%5B%7B%7D%5D%7D',
    ],
    ['text', 'text', undefined, '{"text":"ä","null":null,"empty":"","zero":0,"list":[1,2],"nested":{"a":[{}]}}'],
  ])('of type %s', async (_, type, contentType, expected) => {
    const request = await sent({ method: 'POST', type, body })
    expect(request.body).toBe(expected)
    expect(request.headers['content-type']).toBe(contentType)
  })

  test.each([
    ['json', '{{parameters.text}}', '"a \\"quoted\\" text"'],
    ['text', '{{parameters.text}}', 'a "quoted" text'],
    ['string', '{{parameters.text}}', 'a "quoted" text'],
    ['raw', '{{parameters.number}}', '1.5'],
    ['text', '{{parameters.yes}}', 'true'],
    ['text', '{{parameters.date}}', '2026-01-02T03:04:05.006Z'],
    ['json', '{{parameters.date}}', '"2026-01-02T03:04:05.006Z"'],
    ['binary', '{{parameters.text}}', 'a "quoted" text'],
    ['binary', '{{parameters.bytes}}', 'bytes'],
    ['{{parameters.type}}', '{{parameters.text}}', 'a "quoted" text'],
  ])('of type %s from %s', async (type, given, expected) => {
    const parameters = {
      text: 'a "quoted" text',
      number: 1.5,
      yes: true,
      date: new Date('2026-01-02T03:04:05.006Z'),
      bytes: Buffer.from('bytes'),
      type: 'text',
    }
    expect((await sent({ method: 'POST', type, body: given }, { parameters })).body).toBe(expected)
  })

  test.each(['GET', 'get', 'HEAD'])('is left out of %s, with its Content-Type', async (method) => {
    const request = await sent({ method, body: { a: 1 } })
    expect(request.body).toBe('')
    expect(request.headers['content-type']).toBeUndefined()
  })

  test.each([
    ['null', null],
    ['an expression without value', '{{nothing}}'],
    ['not given', undefined],
  ])('is left out when it is %s', async (_, given) => {
    const request = await sent({ method: 'POST', ...(given === undefined ? {} : { body: given }) })
    expect(request).toMatchObject({ body: '' })
    expect(request.headers['content-type']).toBeUndefined()
  })

  test('keeps the Content-Type of the definition', async () => {
    const request = await sent({
      method: 'POST',
      headers: { 'content-TYPE': 'application/vnd.api+json' },
      body: { a: 1 },
    })
    expect(request.headers['content-type']).toBe('application/vnd.api+json')
  })

  test('of an unknown type is refused', async () => {
    const error = await failure({ url, method: 'POST', type: 'yaml', body: {} })
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining("'yaml'") })
  })

  test.each(['urlencoded', 'multipart/form-data'])('of type %s must be a collection', async (type) => {
    expect(await failure({ url, method: 'POST', type, body: 'a=1' })).toMatchObject({ name: 'DataError' })
  })
})

describe('multipart body', () => {
  test('has a part for each field and file', async () => {
    const request = await sent(
      {
        method: 'POST',
        type: 'multipart/form-data',
        body: {
          title: 'ä',
          tags: ['a', 'b'],
          none: null,
          csv: { value: '{{parameters.data}}', options: { filename: 'a "b".csv' } },
          typed: { value: '{}', options: { filename: 'x', contentType: 'application/json' } },
          plain: { value: 'v' },
        },
      },
      { parameters: { data: Buffer.from('1;2') }, environment: { random: () => 0 } },
    )
    const boundary = '----make-0000000000000000'
    expect(request.headers['content-type']).toBe(`multipart/form-data; boundary=${boundary}`)
    const parts = request.body.split(`--${boundary}`).map((part) => part.replace(/^\r\n|\r\n$/g, ''))
    expect(parts).toEqual([
      '',
      'Content-Disposition: form-data; name="title"\r\n\r\nä',
      'Content-Disposition: form-data; name="tags"\r\n\r\na',
      'Content-Disposition: form-data; name="tags"\r\n\r\nb',
      'Content-Disposition: form-data; name="csv"; filename="a %22b%22.csv"\r\nContent-Type: text/csv\r\n\r\n1;2',
      'Content-Disposition: form-data; name="typed"; filename="x"\r\nContent-Type: application/json\r\n\r\n{}',
      'Content-Disposition: form-data; name="plain"\r\n\r\nv',
      '--',
    ])
  })

  test('does not let a name or file name break out of its line', async () => {
    const { body } = await sent({
      method: 'POST',
      type: 'multipart/form-data',
      body: { 'a"\r\nX: 1': { value: 'v', options: { filename: 'f\r\nX: 1', contentType: 'text/plain\r\nX: 1' } } },
    })
    expect(body).not.toMatch(/^X: 1/m)
  })
})

describe('method', () => {
  test.each([
    [undefined, 'GET'],
    ['', 'GET'],
    ['post', 'POST'],
    ['patch', 'PATCH'],
    ['{{parameters.method}}', 'DELETE'],
    ['HEAD', 'HEAD'],
  ])('%s is sent as %s', async (method, expected) => {
    const request = await sent(method === undefined ? {} : { method }, { parameters: { method: 'delete' } })
    expect(request.method).toBe(expected)
  })

  test.each(['CONNECT', 'TRACE', 'GET /', 'GET\r\n'])('%j is refused', async (method) => {
    expect(await failure({ url, method })).toMatchObject({ name: 'RuntimeError' })
  })
})

test('an url whose expressions give nothing is an error, not a step without request', async () => {
  const error = await failure({ url: '{{nothing}}' })
  expect(error).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('api.url') })
})

test('a run may make 100 requests, or as many as the common data says', async () => {
  const chain = (count: number) => Array.from({ length: count }, () => ({ url, response: { output: { ok: true } } }))
  expect((await run(chain(100))).requests).toHaveLength(100)
  expect(await failure(chain(101))).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('100') })
  expect(await failure(chain(3), { common: { maxRequestCount: 2 } })).toMatchObject({ name: 'RuntimeError' })
})
