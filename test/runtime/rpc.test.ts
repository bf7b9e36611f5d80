import { describe, expect, test } from 'vitest'
import { type AppDefinition, createApp, type Environment, MakeError } from '../../src/runtime/index.ts'
import { type Answer, service } from './harness.ts'

const url = 'https://api.test/'

interface Scenario {
  readonly app?: AppDefinition
  readonly answers?: readonly Answer[]
  readonly environment?: Environment
  readonly input?: Record<string, unknown>
}

/** Runs the RPC `probe` with this communication against a service that gives `answers`. */
async function call(api: unknown, { app, answers = [], environment, input = {} }: Scenario = {}) {
  const { fetch, requests } = service(...answers)
  const runtime = createApp({ ...app, rpcs: { probe: { api } } }, { fetch, ...environment })
  return { ...(await runtime.runRpc('probe', input)), requests }
}

const failureOf = (api: unknown, scenario: Scenario = {}): Promise<any> =>
  call(api, scenario).then(
    ({ result }) => {
      throw new Error(`Expected an error, but got ${JSON.stringify(result)}`)
    },
    (error: unknown) => error,
  )

describe('an RPC', () => {
  const options = {
    url: '/lists',
    qs: { kind: '{{parameters.kind}}', of: '{{common.of}}' },
    headers: { 'x-key': '{{connection.key}}' },
    response: { iterate: '{{body.lists}}', output: { label: '{{item.name}}', value: '{{item.id}}' } },
  }
  const base = { baseUrl: url, headers: { 'x-base': '1' }, log: { sanitize: ['request.headers.x-key'] } }
  const lists = {
    body: {
      lists: [
        { id: 1, name: 'One', more: 1 },
        { id: 2, name: 'Two' },
      ],
    },
  }

  test('gives options, and inherits base', async () => {
    const { result, log, requests } = await call(options, {
      app: { base, common: { of: 'us' } },
      answers: [lists],
      input: { parameters: { kind: 'all' }, connection: { key: 'secret' } },
    })
    expect(result).toEqual([
      { label: 'One', value: 1 },
      { label: 'Two', value: 2 },
    ])
    expect(requests).toMatchObject([
      { url: `${url}lists?kind=all&of=us`, headers: { 'x-base': '1', 'x-key': 'secret' } },
    ])
    expect(JSON.stringify(log)).not.toContain('secret')
    expect(log).toHaveLength(1)
  })

  test('sees mapped values as the text of their expression', async () => {
    const { result } = await call(
      { response: { output: { value: '{{parameters.list}}' } } },
      { input: { parameters: { list: '{{1.id}}' } } },
    )
    expect(result).toEqual({ value: '{{1.id}}' })
  })

  test('has no form of its own that would refuse or convert values', async () => {
    const parameters = [{ name: 'n', type: 'number', required: true }]
    const api = { response: { output: '{{parameters}}' } }
    const app = createApp({ rpcs: { probe: { api, parameters } } })
    expect((await app.runRpc('probe', { parameters: { n: '', m: '7' } })).result).toEqual({ n: '', m: '7' })
    expect((await app.runRpc('probe')).result).toEqual({})
  })

  test('may be a chain with a step that sends nothing', async () => {
    const { result, requests } = await call(
      [
        { url, response: { temp: { id: '{{body.id}}' }, output: null } },
        { response: { output: ['{{temp.id}}', 'b'] } },
      ],
      { answers: [{ body: { id: 'a' } }] },
    )
    expect([result, requests.length]).toEqual([['a', 'b'], 1])
  })

  test('is cut to its limit, and reads page after page', async () => {
    const api = {
      url,
      pagination: { qs: { page: '{{pagination.page}}' }, condition: '{{body.more}}' },
      response: { iterate: '{{body.items}}', output: '{{item}}', limit: 3 },
    }
    const answers = [{ body: { more: true, items: ['a', 'b'] } }, { body: { more: true, items: ['c', 'd'] } }]
    const { result, requests } = await call(api, { answers })
    expect([result, requests.length]).toEqual([['a', 'b', 'c'], 2])
  })

  test('sees what the webhook has stored, and the zone of its user', async () => {
    const api = { response: { output: { id: '{{webhook.id}}', zone: '{{environment.timezone}}' } } }
    const input = { webhook: { id: 'h1' }, environment: { timezone: 'Europe/Prague' } }
    expect((await call(api, { input })).result).toEqual({ id: 'h1', zone: 'Europe/Prague' })
  })

  test('that is not there is named, and those that are', async () => {
    const app = createApp({ rpcs: { one: {}, two: {} } })
    for (const name of ['three', 'constructor', '__proto__', 'toString']) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const error = await app.runRpc(name).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining('one, two') })
    }
  })

  test('refuses parameters that are no collection', async () => {
    const error = await failureOf({}, { input: { parameters: ['a'] } })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('found Array') })
  })

  test('fails with the error that its definition describes', async () => {
    const api = { url, response: { error: { message: 'no lists: {{body.why}}', type: 'DataError' } } }
    const error = await failureOf(api, { answers: [{ status: 404, body: { why: 'gone' } }] })
    expect(error).toMatchObject({ name: 'DataError', message: 'no lists: gone', statusCode: 404 })
  })

  test('without a definition of base is refused when base is none', async () => {
    const error = await failureOf({}, { app: { base: 'text' } })
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining('base') })
  })
})

describe('the result of an RPC', () => {
  test.each([
    ['a text', 'text', 'text'],
    ['an empty text', '{{emptystring}}', []],
    ['a collection', { a: 1 }, { a: 1 }],
    ['texts and collections', ['a', { b: 1 }], ['a', { b: 1 }]],
    ['an empty list', [], []],
    ['nothing', '{{nothing}}', []],
    ['null', null, []],
    ['false', false, []],
  ])('may be %s', async (_, output, expected) => {
    expect((await call({ response: { output } })).result).toEqual(expected)
  })

  test.each([
    ['a number', 5, 'Number'],
    ['true', true, 'Boolean'],
    ['a date', '{{now}}', 'Date'],
    ['a buffer', "{{toBinary('x')}}", 'Buffer'],
    ['a list with a number', ['a', 5], 'Number'],
    ['a list with null', ['a', null], 'Null'],
    ['a list of lists', [['a']], 'Array'],
  ])('cannot be %s', async (_, output, found) => {
    const error = await failureOf({ response: { output } })
    expect(error).toMatchObject({
      name: 'DataError',
      message: expect.stringMatching(`^RPC 'probe': .*found ${found}\\.$`),
    })
  })

  test('is checked beyond its limit, too', async () => {
    const error = await failureOf({ response: { output: ['a', 5], limit: 1 } })
    expect(error).toMatchObject({ name: 'DataError' })
  })
})

/** A service that takes its time, and a clock and sleep that tell the same. */
function slow(secondsPerAnswer: number) {
  let now = Date.UTC(2026, 0, 1)
  const requests: string[] = []
  const environment: Environment = {
    now: () => now,
    fetch: async (input) => {
      requests.push(input instanceof Request ? input.url : input.toString())
      now += secondsPerAnswer * 1000
      return Response.json({})
    },
    sleep: async (ms) => {
      now += ms
    },
  }
  return { environment, requests }
}

/** A service that never answers. */
const silent: typeof globalThis.fetch = () => new Promise(() => {})

describe('the time and requests of an RPC', () => {
  const chainOf = (length: number) => Array.from({ length }, () => ({ url }))

  test('end together after 40 s', async () => {
    const { environment, requests } = slow(13.5)
    const error = await failureOf(chainOf(4), { environment })
    expect(error).toMatchObject({ name: 'ModuleTimeoutError', message: "RPC 'probe' took longer than 40 s." })
    expect(requests).toHaveLength(3)
    expect((await call(chainOf(3), slow(13.3))).result).toEqual({})
  })

  test('count pauses between repeats, even if nobody waits for them', async () => {
    const api = { url, repeat: { condition: '{{true}}', delay: 9000, limit: 100 } }
    const { fetch, requests } = service(...chainOf(10).map(() => ({ body: {} })))
    const pauses: unknown[] = []
    const sleep: Environment['sleep'] = async (ms, _, reason) => pauses.push(`${reason} ${ms}`)
    const error = await failureOf(api, { environment: { fetch, sleep, now: 0 } })
    expect([error.name, requests.length]).toEqual(['ModuleTimeoutError', 5])
    expect(pauses).toEqual(Array.from({ length: 4 }, () => 'repeat 9000'))
  })

  test('give up a request that is under way, whatever timeout base asks for', async () => {
    let aborted = false
    const fetch: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          aborted = true
          reject(new Error('aborted'))
        })
      })
    const waits: number[] = []
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms)
    }
    const error = await failureOf(
      { url },
      { app: { base: { timeout: 300_000 } }, environment: { fetch, sleep, now: 0 } },
    )
    expect([error.name, waits, aborted]).toEqual(['ModuleTimeoutError', [40_000], true])
  })

  test('leave a shorter timeout to its request', async () => {
    const environment = { fetch: silent, sleep: async () => {} }
    const error = await failureOf({ url, timeout: 500 }, { environment })
    expect(error).toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('0.5 s') })
  })

  test.each([
    [3, 0],
    [4, 1],
    [6, 1],
  ])('of %i requests are %i warning', async (length, warnings) => {
    const answers = chainOf(length).map(() => ({ body: {} }))
    const { log } = await call(chainOf(length), { answers })
    expect(log.filter((entry) => entry.kind === 'warning' && /more than 3/.test(entry.message))).toHaveLength(warnings)
  })
})

describe('an RPC with what it cannot do', () => {
  test.each([
    ['a trigger', { url, response: { trigger: { type: 'id' } } }, 'api.response.trigger'],
    ['data to store', { url, response: { data: {} } }, 'api.response.data'],
    ['a verification', { verification: {} }, 'api.verification'],
  ])('is refused: %s', async (_, api, place) => {
    const error = await failureOf(api)
    expect(error).toBeInstanceOf(MakeError)
    expect(error).toMatchObject({ name: 'UnsupportedError', place: expect.stringContaining(place) })
  })
})
