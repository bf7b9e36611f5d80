import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createApp, decisions, errorTypes, InvalidConfigurationError, MakeError } from '../../src/runtime/index.ts'
import * as errors from '../../src/runtime/errors.ts'
import { errorOfType } from '../../src/runtime/error-types.ts'
import { failure, run, service } from './harness.ts'

const url = 'https://api.test/'

describe('a module', () => {
  test('sees the variables that Make gives it', async () => {
    const { fetch } = service()
    const app = createApp(
      {
        common: { version: 3 },
        modules: {
          probe: {
            parameters: [{ name: 'static', type: 'number' }],
            expect: [{ name: 'mapped', type: 'number', label: 'Mapped' }],
            interface: [{ name: 'id', type: 'text' }],
            api: {
              response: {
                output: {
                  parameters: '{{parameters}}',
                  connection: '{{connection.key}}',
                  common: '{{common.version}}',
                  data: '{{data.last}}',
                  scenario: '{{scenario.id}}',
                  timezone: '{{environment.timezone}}',
                  debug: '{{environment.debug}}',
                  expect: '{{metadata.expect[1].label}}',
                  interface: '{{metadata.interface[1].name}}',
                  now: '{{now}}',
                  execution: '{{executionId}}',
                  uuid: '{{uuid}}',
                  custom: '{{twice(21)}}',
                },
              },
            },
          },
        },
        functions: { twice: (x: number) => x * 2 },
      },
      { fetch, now: new Date('2026-01-02T03:04:05Z'), random: () => 0.5, timezone: 'Europe/Prague' },
    )
    const { bundles } = await app.runModule('probe', {
      parameters: { static: '1', mapped: '2', extra: true },
      connection: { key: 'k' },
      data: { last: 'l' },
      scenario: { id: 9 },
      executionId: 'e1',
    })
    expect(bundles).toEqual([
      {
        parameters: { static: 1, mapped: 2, extra: true },
        connection: 'k',
        common: 3,
        data: 'l',
        scenario: 9,
        timezone: 'Europe/Prague',
        debug: false,
        expect: 'Mapped',
        interface: 'id',
        now: new Date('2026-01-02T03:04:05Z'),
        execution: 'e1',
        uuid: '88888888-8888-4888-8888-888888888888',
        custom: 42,
      },
    ])
  })

  test('reads and writes dates in the zone of its environment', async () => {
    const app = createApp({
      modules: {
        probe: {
          expect: [{ name: 'at', type: 'date' }],
          api: { response: { output: { text: "{{formatDate(parameters.at, 'HH:mm')}}", at: '{{parameters.at}}' } } },
        },
      },
    })
    const environment = { timezone: 'America/New_York' }
    const { bundles } = await app.runModule('probe', { parameters: { at: '2026-01-02 10:00' }, environment })
    expect(bundles).toEqual([{ text: '10:00', at: new Date('2026-01-02T15:00:00Z') }])
  })

  test('of type universal sends what the user asks for', async () => {
    const api = {
      url: '{{parameters.url}}',
      method: '{{parameters.method}}',
      headers: { '{{...}}': "{{toCollection(parameters.headers, 'key', 'value')}}" },
      qs: { '{{...}}': "{{toCollection(parameters.qs, 'key', 'value')}}" },
      body: '{{parameters.body}}',
      type: 'text',
      response: { output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' } },
    }
    const base = { baseUrl: url, headers: { authorization: 'from base' } }
    const parameters = {
      url: '/v1/group',
      method: 'POST',
      headers: [{ key: 'Authorization', value: 'own' }],
      body: '{"a":1}',
    }
    const { bundles, requests } = await run(api, {
      base,
      parameters,
      type: 'universal',
      answers: [{ status: 201, body: { ok: true } }],
    })
    expect(bundles).toEqual([{ body: { ok: true }, headers: expect.any(Object), statusCode: 201 }])
    expect(requests[0]).toMatchObject({
      url: `${url}v1/group`,
      method: 'POST',
      body: '{"a":1}',
      headers: { authorization: 'own' },
    })
    const bare = await run(api, { base, parameters: { url: 'v1' }, type: 'universal', answers: [{ body: {} }] })
    expect(bare.requests[0]).toMatchObject({ url: `${url}v1`, method: 'GET', headers: { authorization: 'from base' } })
  })

  test('checks its parameters before anything is sent', async () => {
    const expectForm = [{ name: 'userId', type: 'text', label: 'User ID', required: true }]
    const error = await failure({ url }, { expect: expectForm })
    expect(error).toMatchObject({ name: 'BundleValidationError', log: [], issues: [{ path: 'userId' }] })
  })

  test('is compiled once and runs many times, also at the same time', async () => {
    const app = createApp(
      {
        modules: {
          probe: { api: [{ url, temp: { n: '{{parameters.n}}' } }, { response: { output: { n: '{{temp.n}}' } } }] },
        },
      },
      { fetch: async () => new Response(null) },
    )
    const runs = Array.from(
      { length: 20 },
      async (_, n) => (await app.runModule('probe', { parameters: { n } })).bundles,
    )
    expect(await Promise.all(runs)).toEqual(Array.from({ length: 20 }, (_, n) => [{ n }]))
  })

  test.each([
    [{}],
    [{ type: 'universal' }],
    [{ type: 4 }],
    [{ typeId: 12 }],
    [{ moduleType: 'action' }],
    [{ type: 'action', typeId: 9 }],
  ])('with type %j is run', async (type) => {
    const app = createApp({ modules: { probe: { ...type, api: { response: { output: { a: 1 } } } } } })
    expect((await app.runModule('probe')).bundles).toEqual([{ a: 1 }])
  })

  test.each(['nope', 'constructor', '__proto__'])(
    'called %s does not exist, and those that do are named',
    async (name) => {
      const app = createApp({ modules: { one: {}, two: {} } })
      await expect(app.runModule(name)).rejects.toMatchObject({
        name: 'InvalidConfigurationError',
        message: `There is no module '${name}'. The app has: one, two.`,
        log: [],
      })
    },
  )
})

describe('what the runtime does not do yet', () => {
  test.each([
    [{ type: 'nonsense' }, 'nonsense'],
    [{ typeId: 99 }, '99'],
    [{ type: 'constructor' }, 'constructor'],
  ])('module with %j', async (type, name) => {
    const app = createApp({ modules: { probe: { ...type, api: {} } } })
    await expect(app.runModule('probe')).rejects.toMatchObject({
      name: 'UnsupportedError',
      feature: `module of type ${name}`,
      place: "module 'probe'",
      log: [],
    })
  })

  test.each([
    ['a key of repeat', { url, repeat: { condition: true, times: 1 } }, 'api.repeat.times'],
    ['a key of pagination', { url, pagination: { page: 2 } }, 'api.pagination.page'],
    ['a setting of aws', { url, aws: { colour: 'red' } }, 'api.aws.colour'],
    ['a setting of oauth', { url, oauth: { colour: 'red' } }, 'api.oauth.colour'],
    ['endpoint', { endpoint: 'e' }, 'api.endpoint'],
    ['verification', { verification: {} }, 'api.verification'],
    ['a directive that nobody knows', { url, metod: 'GET' }, 'api.metod'],
    ['baseUrl in a request', { url, baseUrl: url }, 'api.baseUrl'],
    ['response.trigger', { url, response: { trigger: {} } }, 'api.response.trigger'],
    ['response.data', { url, response: { data: {} } }, 'api.response.data'],
    ['in a later step', [{}, { url, verification: {} }], 'api[1].verification'],
  ])('%s', async (_, api, place) => {
    const error = await failure(api)
    expect(error).toMatchObject({ name: 'UnsupportedError', place: `module 'probe', ${place}`, log: [] })
    expect(error.message).toContain(`module 'probe', ${place}`)
  })

  test('in base is named there, and ignored where a step sends nothing', async () => {
    const unknown = { baseUrl: url, verification: {} }
    const error = await failure({ url: '/' }, { base: unknown })
    expect(error).toMatchObject({ name: 'UnsupportedError', place: 'base.verification' })
    const base = { baseUrl: url, aws: { colour: 'red' } }
    expect(await failure({ url: '/' }, { base })).toMatchObject({ name: 'UnsupportedError' })
    expect((await run({ response: { output: { a: 1 } } }, { base })).bundles).toEqual([{ a: 1 }])
  })

  test('and is null does not matter', async () => {
    expect((await run({ url, repeat: null, response: { limit: null } }, { answers: [{ body: {} }] })).bundles).toEqual([
      {},
    ])
  })
})

describe('a definition of the wrong shape', () => {
  test.each([
    ['a text', 'https://api.test/'],
    ['a list of texts', ['https://api.test/']],
    ['a number', 5],
  ])('%s is refused', async (_, api) => {
    expect(await failure(api)).toMatchObject({ name: 'InvalidConfigurationError' })
  })

  test.each([undefined, null, [], 5])('an app as %j is refused at once', (definition) => {
    expect(() => createApp(definition as never)).toThrow(InvalidConfigurationError)
  })

  test.each([null, 5, { probe: null }, { probe: [] }])('modules as %j hold no module', async (modules) => {
    const app = createApp({ modules } as never)
    await expect(app.runModule('probe')).rejects.toMatchObject({ name: 'InvalidConfigurationError' })
  })

  test.each([[[]], ['text']])('base as %j is refused', async (base) => {
    expect(await failure({ url }, { base })).toMatchObject({ name: 'InvalidConfigurationError' })
  })
})

describe('errors', () => {
  test.each(errorTypes)('%s is of its own class and says what Make does', (type) => {
    const error = errorOfType(type, 'm', { statusCode: 400 })
    expect(error).toBeInstanceOf(MakeError)
    expect(error).toBeInstanceOf(Reflect.get(errors, type))
    expect(error).toMatchObject({ name: type, message: 'm', statusCode: 400, log: [] })
    expect(error.retryable).toBe(type === 'RateLimitError' || type === 'ConnectionError')
  })

  test('a token that is refused is a wrong configuration', () => {
    expect(errorOfType('InvalidAccessTokenError', 'm')).toBeInstanceOf(errors.InvalidConfigurationError)
  })

  test('what a custom function throws is a DataError with its place', async () => {
    const functions = {
      boom: () => {
        throw new Error('boom')
      },
    }
    const error = await failure({ response: { output: '{{boom()}}' } }, { functions })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringMatching(/api\.response\.output: .*boom/) })
  })

  test('a fault of the environment is an UnexpectedError with the log', async () => {
    const environment = {
      now: () => {
        throw new Error('no clock')
      },
    }
    const error = await failure({ url }, { environment })
    expect(error).toMatchObject({ name: 'UnexpectedError', message: expect.stringContaining('no clock') })
  })
})

test('every decision names a file that exists, and no id comes twice', () => {
  const missing = decisions.filter(({ file }) => !existsSync(new URL(`../../src/runtime/${file}`, import.meta.url)))
  expect(missing).toEqual([])
  expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length)
})
