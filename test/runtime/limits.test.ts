import { afterEach, describe, expect, test, vi } from 'vitest'
import { Pattern } from '../../src/iml/index.ts'
import { createApp, type Environment, MakeError } from '../../src/runtime/index.ts'
import { failure, run, service } from './harness.ts'

const url = 'https://api.test/'

/** A service that answers every request with the same bytes. */
function repeating(body: string): { fetch: typeof fetch; count: () => number } {
  let requests = 0
  const fetch = async (): Promise<Response> => {
    requests += 1
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  }
  return { fetch, count: () => requests }
}

const endless = { url, pagination: { condition: '{{true}}', qs: { page: '{{pagination.page}}' } } }

async function failureOfPages(body: string, environment: Environment, response: unknown): Promise<[MakeError, number]> {
  const { fetch, count } = repeating(body)
  const error: MakeError = await failure(
    { ...endless, response },
    { type: 'search', environment: { fetch, ...environment } },
  )
  return [error, count()]
}

describe('pages without end', () => {
  test('are larger together than four answers may be', async () => {
    const body = JSON.stringify({ text: 'SECRET'.repeat(100) })
    const [error, requests] = await failureOfPages(body, { maxResponseBytes: 1000 }, { output: '{{body}}' })
    expect(error).toMatchObject({
      name: 'MaxFileSizeExceededError',
      message: 'With that of api.test, the answers of this run are larger than 4000 bytes. Ask for less.',
    })
    expect(requests).toBe(7)
    expect(JSON.stringify([error.message, error.log])).not.toContain('SECRET')
  })

  test('hold more than two million values', async () => {
    const [error, requests] = await failureOfPages(
      `[${'0,'.repeat(600_000)}0]`,
      {},
      { output: { count: '{{length(body)}}' } },
    )
    expect(error).toMatchObject({
      name: 'MaxFileSizeExceededError',
      message: expect.stringContaining('2000000 values'),
    })
    expect(requests).toBe(4)
  })

  test('give more than 250,000 bundles', async () => {
    const body = `[${'{},'.repeat(99_999)}{}]`
    const [error, requests] = await failureOfPages(body, {}, { iterate: '{{body}}' })
    expect(error).toMatchObject({ name: 'MaxResultsExceededError', message: expect.stringContaining('250000 items') })
    expect(requests).toBe(3)
  })

  test('give more than 250,000 items as lists', async () => {
    const [error] = await failureOfPages(`[${'{},'.repeat(99_999)}{}]`, {}, { output: '{{body}}' })
    expect(error).toMatchObject({ name: 'MaxResultsExceededError' })
  })
})

describe('one answer', () => {
  test.each([
    ['JSON', 'application/json', `[${'{},'.repeat(2_000_000)}{}]`],
    ['JSON that calls itself text', 'text/plain', '['.repeat(2_100_000)],
    ['XML', 'text/xml', `<a>${'<b/>'.repeat(2_000_000)}</a>`],
    ['a form', 'application/x-www-form-urlencoded', 'a&'.repeat(2_100_000)],
  ])('may not unfold to more than two million values: %s', async (_, type, body) => {
    const started = performance.now()
    const api = { url, response: { type: 'json', output: '{{body}}' } }
    const error = await failure(api, { answers: [{ headers: { 'content-type': type }, body }] })
    expect(error).toMatchObject({ name: 'MaxFileSizeExceededError', message: expect.stringContaining('values') })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('may hold a long text, whatever characters it has', async () => {
    const text = '{[,"&<\\'.repeat(500_000)
    const api = { url, response: { output: { length: '{{length(body.text)}}' } } }
    const { bundles } = await run(api, { answers: [{ body: { text } }] })
    expect(bundles).toEqual([{ length: text.length }])
  })

  test('may not lead to more than a run may make altogether', async () => {
    // Each is within what one may make, and 2 GB of them are not; they share their characters, so that none are copied.
    const response = { iterate: '{{body}}', output: { length: '{{length(substring(parameters.text, 0))}}' } }
    const error = await failure(
      { url, response },
      { type: 'search', parameters: { text: 'x'.repeat(10_000_000) }, answers: [{ body: Array(300).fill('x') }] },
    )
    expect(error).toMatchObject({
      name: 'DataError',
      message: expect.stringMatching(/What the expressions of this run make altogether is too large\.$/),
    })
  })
})

describe('a regular expression that explodes', () => {
  const text = `${'a'.repeat(60)}!`

  afterEach(() => vi.restoreAllMocks())

  test('ends a run with an error that names its place and quotes no value', async () => {
    // Told no other time, it would search for three seconds.
    // oxlint-disable-next-line typescript/unbound-method -- called with its pattern below
    const { replace } = Pattern.prototype
    const search = vi
      .spyOn(Pattern.prototype, 'replace')
      .mockImplementation(function (this: Pattern, given, substitute) {
        return replace.call(this, given, substitute, 50)
      })
    const api = { response: { output: { x: "{{replace(parameters.secret, '/^(a+)+$/', '')}}" } } }
    const error = await failure(api, { parameters: { secret: text } })
    expect(error).toMatchObject({
      name: 'DataError',
      message: expect.stringMatching(/api\.response\.output\.x: Function 'replace' finished with error! The regular/),
    })
    expect(JSON.stringify([error.message, error.log])).not.toContain('aaaa')
    expect(search.mock.calls).toEqual([[text, '', undefined]])
  })

  test('ends the reading of a form', async () => {
    // It goes too deep for the stack long before its time is over.
    const form = [{ name: 'key', type: 'text', label: 'Key', validate: { pattern: '(a|b)*c' } }]
    const error = await failure({}, { expect: form, parameters: { key: 'ab'.repeat(4_000_000) } })
    expect(error).toMatchObject({
      name: 'BundleValidationError',
      message: expect.stringContaining('cannot be checked'),
    })
    expect(error.message.length).toBeLessThan(200)
  })
})

test('what Make does not let in is not read: a delivery of 6 MB', async () => {
  const app = createApp({ webhooks: { hook: { api: {} } } }, { fetch: service().fetch })
  const body = Buffer.alloc(6 * 1024 * 1024, 'SECRET')
  const error = await app.receive('hook', { rawBody: body }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'MaxFileSizeExceededError', statusCode: 413 })
  expect(String(error)).not.toContain('SECRET')
})

test('an expression that is nested 10,000 deep is an error with its place', async () => {
  const api = { response: { output: { x: `{{${'('.repeat(10_000)}1${')'.repeat(10_000)}}}` } } }
  expect(await failure(api)).toMatchObject({
    name: 'DataError',
    message: expect.stringMatching(/api\.response\.output\.x: .*more than 500 levels deep/),
  })
})

test('a host of thousands of dots is refused at once, and a path of thousands of brackets read at once', async () => {
  const started = performance.now()
  const log = { sanitize: ['['.repeat(100_000)] }
  const error = await failure({ url: `https://${'.'.repeat(60_000)}x./`, log })
  expect(error).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('not valid') })
  expect((await run({ url, log }, { answers: [{}] })).bundles).toBeDefined()
  expect(performance.now() - started).toBeLessThan(1000)
})

test.each([
  ['a line break in a value', { 'x-a': 'SECRET\r\nx-b: 1' }],
  ['a null byte', { 'x-a': 'SECRET\u0000' }],
  ['characters beyond Latin-1', { 'x-a': 'SECRET\u{1F600}' }],
  ['a name that is none', { 'x a\r\n': 'SECRET' }],
  ['a name of nothing', { '': 'SECRET' }],
])('a header with %s is refused without being quoted', async (_, headers) => {
  const error = await failure({ url, headers: '{{parameters.headers}}' }, { parameters: { headers }, answers: [{}] })
  expect(error).toBeInstanceOf(MakeError)
  expect(error.name).not.toBe('UnexpectedError')
  expect(JSON.stringify([error.message, error.log])).not.toContain('SECRET')
})
