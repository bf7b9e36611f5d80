import { expect, test } from 'vitest'
import { type App, type AppDefinition, createApp, MakeError } from '../../src/runtime/index.ts'

/** A value whose text is asked for in vain: it came from JSON, as all of these do. */
const textless = JSON.parse('{ "toString": 0 }') as never

type Call = (app: App) => Promise<unknown>
const run: Call = (app) => app.runModule('m', { parameters: { a: 'x' } })
const receive: Call = (app) => app.receive('h', { headers: { 'x-a': [textless] } })

/** What `npm run fuzz` has found so far, each in its smallest form. */
const found: [what: string, definition: unknown, call: Call, error: string | undefined][] = [
  ['a webhook of no type', { webhooks: { h: { type: textless } } }, receive, 'UnsupportedError'],
  ['a module of no type', { modules: { m: { type: textless } } }, run, 'UnsupportedError'],
  [
    'a connection of no type',
    { connections: { c: { type: textless, api: {} } } },
    (app) => app.verifyConnection('c'),
    'UnsupportedError',
  ],
  [
    'a connection of no type that should refresh',
    { connections: { c: { type: textless, api: {} } } },
    (app) => app.refreshConnection('c', { data: {} }),
    'InvalidConfigurationError',
  ],
  ['a field of no type', { modules: { m: { expect: [{ name: 'a', type: textless }] } } }, run, 'UnsupportedError'],
  [
    'a field without a name',
    { modules: { m: { expect: [{ name: textless, type: 'text' }] } } },
    run,
    'InvalidConfigurationError',
  ],
  [
    'a value that is not among the allowed ones',
    { modules: { m: { expect: [{ name: 'a', type: 'text', validate: { enum: [textless] } }] } } },
    run,
    'FormError',
  ],
  [
    'a field with a condition that fails',
    { modules: { m: { expect: [{ name: textless, type: 'text', visible: '{{nofn()}}' }] } } },
    run,
    'DataError',
  ],
  ['a header that is none', { webhooks: { h: { api: {} } } }, receive, undefined],
  ['sources that are no texts', { functionSources: { f: null, g: textless }, modules: { m: {} } }, run, undefined],
  ['sources that are a text', { functionSources: 'abc', functions: 'abc', modules: { m: {} } }, run, undefined],
]

test.each(found)('%s ends in a result or a typed error', async (_, definition, call, name) => {
  const error: unknown = await call(createApp(definition as AppDefinition)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error instanceof MakeError ? error.constructor.name : error).toBe(name)
})

test('an unknown component is told without listing thousands of others', async () => {
  const modules = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`module${index}`, {}]))
  for (const definition of [{ modules }, { modules: 'x'.repeat(5000) as never }]) {
    const app = createApp(definition)
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    const error: unknown = await app.runModule('other').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InvalidConfigurationError' })
    expect(String(error).length).toBeLessThan(1000)
  }
  expect(createApp({ webhooks: 'abc' as never }).webhookNames).toEqual([])
})

test('fields with odd names are listed as they are', () => {
  const app = createApp({ modules: { m: { expect: [{ name: textless, type: textless }] } } })
  expect(app.unsupported().map(({ feature }) => feature)).toContain('field of type Object')
})
