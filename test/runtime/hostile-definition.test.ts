import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createApp, MakeError } from '../../src/runtime/index.ts'
import { service } from './harness.ts'

const url = 'https://api.test/'
const name = fc.constantFrom('key', 'secret', 'token', 'sign_version', 'state', '__proto__', 'constructor', '{{...}}')
const text = fc.constantFrom(
  '',
  'a',
  '4',
  'true',
  'RSA-SHA1',
  'PLAINTEXT',
  'body',
  'query',
  '{{query}}',
  '{{data}}',
  '{{temp}}',
  '{{if(',
  '{{odd(1)}}',
  '\uD800',
  url,
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}))
const mostly = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: value })

const settings = mostly(
  fc.record(
    {
      key: value,
      secret: value,
      sign_version: fc.constantFrom('2', 4, '{{data.a}}'),
      service: text,
      bucket: text,
      consumer_key: value,
      consumer_secret: value,
      private_key: text,
      signature_method: text,
      transport_method: text,
      body_hash: text,
    },
    { requiredKeys: [] },
  ),
)
const response = mostly(
  fc.record(
    {
      data: value,
      temp: value,
      expires: value,
      scope: value,
      uid: value,
      metadata: value,
      valid: value,
      error: value,
      type: text,
    },
    { requiredKeys: [] },
  ),
)
const request = mostly(
  fc.record(
    {
      url: mostly(fc.constant(url)),
      method: mostly(fc.constantFrom('GET', 'POST')),
      type: mostly(fc.constantFrom('urlencoded', 'json')),
      qs: value,
      body: value,
      headers: value,
      condition: value,
      temp: value,
      ca: value,
      aws: settings,
      oauth: settings,
      response,
    },
    { requiredKeys: ['url'] },
  ),
)
const stage = fc.oneof(request, fc.array(request, { maxLength: 2 }))
const communication = mostly(
  fc.record(
    {
      oauth: settings,
      preauthorize: stage,
      requestToken: stage,
      authorize: stage,
      token: stage,
      info: stage,
      refresh: stage,
      invalidate: stage,
    },
    { requiredKeys: [] },
  ),
)
const answers = fc.array(fc.record({ status: fc.constantFrom(200, 302, 401), body: value }), { maxLength: 8 })

/** What escapes from a call: anything but a result or an error of Make that carries its log. */
async function escaped(work: () => Promise<unknown>): Promise<unknown> {
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof MakeError && error.name !== 'UnexpectedError' && Array.isArray(error.log) ? undefined : error
}

/** `npm run fuzz` looks for one as long as it is told to. */
async function counterexample(property: fc.IAsyncProperty<any>, numRuns: number): Promise<string | undefined> {
  return fc.defaultReportMessage(await fc.check(property, { numRuns }))
}

test('any OAuth connection ends in a result or an error of Make', async () => {
  const property = fc.asyncProperty(communication, value, value, answers, async (api, data, query, given) => {
    const { fetch } = service(...given)
    const app = createApp(
      {
        connections: { probe: { type: 'oauth', api, scope: data } },
        modules: { m: { connection: 'probe', api: { url } } },
      },
      { fetch },
    )
    const flow = async (): Promise<void> => {
      const { pending } = await app.authorizeConnection('probe', { parameters: data as never })
      await app.completeConnection('probe', { pending, query: { state: pending.state, error: query } })
    }
    const stored = { data: data as never }
    const results = [
      await escaped(flow),
      await escaped(() => app.completeConnection('probe', { pending: data as never, query: query as never })),
      await escaped(() => app.refreshConnection('probe', stored)),
      await escaped(() => app.invalidateConnection('probe', stored)),
      await escaped(() => app.verifyConnection('probe', { parameters: data as never })),
      await escaped(() => app.runModule('m', { connection: data as never, connectionExpires: query as never })),
    ]
    return results.every((result) => result === undefined)
  })
  expect(await counterexample(property, 60)).toBeUndefined()
})

test('any signed request ends in a result or an error of Make', async () => {
  const property = fc.asyncProperty(request, request, value, async (base, api, data) => {
    const { fetch } = service({ body: {} })
    const app = createApp({ base, modules: { m: { api } } }, { fetch })
    return (await escaped(() => app.runModule('m', { connection: data as never }))) === undefined
  })
  expect(await counterexample(property, 100)).toBeUndefined()
})

test('what the runtime does not know is found in any definition', async () => {
  const component = mostly(
    fc.record(
      {
        type: fc.constantFrom('trigger', 'oauth', 'action', 'web'),
        api: fc.oneof(communication, stage),
        parameters: value,
        expect: value,
        epoch: value,
        attach: stage,
      },
      { requiredKeys: [] },
    ),
  )
  const section = mostly(fc.dictionary(name, component, { maxKeys: 2 }))
  const definition = fc.record({
    base: request,
    connections: section,
    modules: section,
    rpcs: section,
    webhooks: section,
    endpoints: section,
  })
  const property = fc.property(definition, (given) => {
    const app = createApp(given as never)
    const before = JSON.stringify(given)
    const found = app.unsupported()
    return found.every(({ feature, place }) => feature !== '' && place !== '') && JSON.stringify(given) === before
  })
  expect(fc.defaultReportMessage(fc.check(property, { numRuns: 80 })) ?? undefined).toBeUndefined()
})
