import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inputOf } from '../../scripts/scenario-input.ts'
import { type App, type FieldSpec, loadApp } from '../../src/runtime/index.ts'
import { builtIns, createScenario, type FlowModule, ownModule, readBlueprint } from '../../src/scenario/index.ts'
import { type Sandbox, sandboxDefaults, startSandbox } from '../../src/sandbox/index.ts'
import { runsOf } from './flow.ts'

const folder = 'examples/scenarios'
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const files = readdirSync(folder)
const names = files.filter((file) => !file.endsWith('.payload.json')).map((file) => file.replace('.json', ''))

const { name: appName } = JSON.parse(readFileSync('app.json', 'utf8')) as { name: string }

let sandbox: Sandbox
let app: App
beforeAll(async () => {
  sandbox = await startSandbox()
  app = loadApp('app', { fetch: sandbox.fetch })
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.stop())

const run = (name: string, payload?: unknown) => {
  const scenario = createScenario(read(`${name}.json`), { app, name: appName })
  const connection = { region: 'us', writeKey: sandboxDefaults.sources[0].writeKey, ramen: 'segment' }
  return scenario.run({ input: inputOf(scenario.takes, payload, name), connection })
}
const payloadOf = (name: string) => read(`${name}.payload.json`) as Record<string, unknown>
const kept = () => sandbox.segment.messages.map(({ message }) => message)

describe('run to the end, with the payload beside them', () => {
  test('webhook-to-identify: one Identify, types kept', async () => {
    const result = await run('webhook-to-identify', payloadOf('webhook-to-identify'))
    expect(result).toMatchObject({ status: 'success', operations: 2 })
    expect(kept()).toMatchObject([
      {
        type: 'identify',
        userId: 'u-1001',
        timestamp: '2026-11-20T08:15:00.000Z',
        traits: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', plan: 'Startup', seats: 12 },
      },
    ])
  })

  test('schedule-to-batch: all rows in one operation and one request', async () => {
    const result = await run('schedule-to-batch')
    expect(result).toMatchObject({ status: 'success', operations: 4 })
    expect(kept()).toMatchObject([
      {
        type: 'track',
        event: 'Signed Up',
        userId: 'u-1001',
        messageId: 'signed-up-1001',
        timestamp: '2026-11-20T08:15:00.000Z',
        properties: { plan: 'Startup', seats: 12 },
      },
      { type: 'track', userId: 'u-1002', properties: { plan: 'Free' } },
      {
        type: 'track',
        userId: 'u-1003',
        timestamp: '2026-11-20T17:02:45.000Z',
        properties: { plan: 'Business', seats: 80 },
      },
    ])
    expect(sandbox.segment.requests).toHaveLength(1)
  })

  test('segment-to-track: only large orders become an event of their own', async () => {
    const result = await run('segment-to-track', payloadOf('segment-to-track'))
    expect(result).toMatchObject({ status: 'success', operations: 2, respond: { status: 202 } })
    expect(runsOf(result, 2).map(({ outcome }) => outcome)).toEqual(['done', 'filtered', 'filtered'])
    expect(kept()).toMatchObject([
      {
        event: 'Large Order Completed',
        userId: 'u-1001',
        messageId: 'large-ajs-next-1001',
        timestamp: '2026-11-20T08:15:00.000Z',
        properties: { order_id: 'ord-1001', revenue: 249.5, currency: 'EUR', products: 2 },
      },
    ])
  })

  test('form-to-group-and-identify: the user, and the company that the form names, at Segment and at Ramen', async () => {
    const result = await run('form-to-group-and-identify', payloadOf('form-to-group-and-identify'))
    expect(result).toMatchObject({ status: 'success', operations: 3 })
    expect(kept()).toMatchObject([
      {
        type: 'identify',
        userId: 'u-2041',
        traits: { email: 'grace@initech.example', interests: ['Reports', 'Alerts'] },
      },
      { type: 'group', groupId: 'initech-gmbh', traits: { name: 'Initech GmbH', employees: 329 } },
    ])
    expect(sandbox.ramen.users).toMatchObject([{ id: 'u-2041', companies: ['initech-gmbh'] }])
    expect(sandbox.ramen.companies).toMatchObject([{ id: 'initech-gmbh' }])
  })

  test('form-to-group-and-identify: without a company there is no Group call', async () => {
    const { Company: _, ...payload } = payloadOf('form-to-group-and-identify')
    expect(await run('form-to-group-and-identify', payload)).toMatchObject({ status: 'success', operations: 2 })
    expect(kept()).toMatchObject([{ type: 'identify' }])
  })

  test('form-to-group-and-identify: while Segment is down, the submission is put aside', async () => {
    sandbox.fault({ service: 'segment', status: 503 })
    const result = await run('form-to-group-and-identify', payloadOf('form-to-group-and-identify'))
    expect(result.status).toBe('warning')
    expect(runsOf(result, 3)).toMatchObject([
      { outcome: 'failed', handled: 'break', error: { name: 'ConnectionError' } },
    ])
    expect(kept()).toMatchObject([{ type: 'group' }])
  })
})

/** Modules on every way and behind every error. */
function all(flow: readonly FlowModule[]): FlowModule[] {
  return flow.flatMap((module) => [
    module,
    ...(module.routes ?? []).flatMap((route) => all(route.flow)),
    ...all(module.onerror ?? []),
  ])
}

type Fields = readonly FieldSpec[]
const asFields = (spec: unknown): Fields => (Array.isArray(spec) ? (spec as Fields) : [])

/** The fields of a form, those that a choice shows included. */
function declared(fields: Fields): Map<string, { spec?: unknown }> {
  const found = new Map<string, { spec?: unknown }>()
  for (const field of fields) {
    if (typeof field === 'string') continue
    if (field.name !== undefined) found.set(field.name, field)
    const options = Array.isArray(field.options) ? (field.options as { nested?: unknown }[]) : []
    for (const nested of [field.nested, ...options.map((option) => option.nested)]) {
      for (const [name, inner] of declared(asFields(nested))) found.set(name, inner)
    }
  }
  return found
}

/** The paths of what a mapper fills in and no field declares. */
function undeclared(mapper: unknown, fields: Fields, path = ''): string[] {
  const known = declared(fields)
  const items: unknown[] = Array.isArray(mapper) ? mapper : [mapper]
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return []
    return Object.entries(item).flatMap(([name, value]) => {
      const field = known.get(name)
      if (field === undefined) return [`${path}${name}`]
      return Array.isArray(field.spec) ? undeclared(value, asFields(field.spec), `${path}${name}.`) : []
    })
  })
}

const formOf = (name: string): Fields => {
  const { parameters, expect: mappable } = app.definition.modules?.[name] ?? {}
  return [...asFields(parameters), ...asFields(mappable)]
}

describe.each(names)('%s', (name) => {
  const blueprint = read(`${name}.json`) as { metadata: object; flow: unknown }
  const modules = all(readBlueprint(blueprint).flow)
  const own = modules.flatMap((module) => {
    const found = ownModule(module.module, appName)
    return found === undefined ? [] : [{ ...module, own: found }]
  })

  test('fills in only what the generated app has a field for', () => {
    expect(own.length).toBeGreaterThan(0)
    expect(own.flatMap((module) => undeclared(module.mapper, formOf(module.own)))).toEqual([])
  })

  test('names the connection or the webhook of each module of the app, as exports do', () => {
    for (const { own: module, parameters } of own) {
      const { connection, webhook } = app.definition.modules?.[module] ?? {}
      const expected = [...(connection ? ['__IMTCONN__'] : []), ...(webhook ? ['__IMTHOOK__'] : [])]
      expect(Object.keys(parameters)).toEqual(expected)
    }
  })

  test('collects into a field of a later module, all of whose members it knows', () => {
    for (const { parameters, mapper } of modules) {
      const target = /^(?<id>\d+)\.(?<field>\w+)$/.exec(
        typeof parameters['target'] === 'string' ? parameters['target'] : '',
      )?.groups
      if (target === undefined) continue
      const later = own.find(({ id }) => id === Number(target['id']))
      const field = declared(formOf(later?.own ?? '')).get(target['field'] ?? '')
      expect(undeclared(mapper, asFields(field?.spec))).toEqual([])
    }
  })

  test('uses nothing but modules that are built in, or of the app', () => {
    expect(modules.filter(({ module }) => !builtIns.has(module) && ownModule(module, appName) === undefined)).toEqual(
      [],
    )
  })

  test('has what Make asks of a blueprint that is imported', () => {
    expect(blueprint.metadata).toMatchObject({
      instant: expect.any(Boolean) as boolean,
      version: 1,
      scenario: {
        roundtrips: 1,
        maxErrors: 3,
        autoCommit: true,
        sequential: false,
        dataloss: false,
        dlq: expect.any(Boolean) as boolean,
      },
      designer: { orphans: [] },
    })
    const raw = JSON.stringify(blueprint.flow)
    const places = [...raw.matchAll(/"designer":\{"x":-?\d+,"y":-?\d+/g)]
    expect(places).toHaveLength(modules.length)
    expect([...raw.matchAll(/"version":\d+/g)]).toHaveLength(modules.length)
    expect(new Set(places.map(([text]) => text)).size).toBe(modules.length)
  })

  test('has a payload beside it if something has to start it', () => {
    const { takes } = createScenario(blueprint, { app, name: appName })
    expect(files.includes(`${name}.payload.json`)).toBe(takes !== 'nothing')
  })
})
