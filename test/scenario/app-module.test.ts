import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/index.ts'
import { createScenario, ownModule } from '../../src/scenario/index.ts'
import { blueprint, bundlesOf, echo, fixtureApp, hook, mod, runFlow } from './flow.ts'

test.each([
  ['app#segment-ramen-x1y2z3:identify', 'identify'],
  ['app#segment-ramen:identify', 'identify'],
  ['segment-ramen:identify', 'identify'],
  ['app#segment-ramen-x1y2:identify', undefined],
  ['app#segment-ramen-other1x:identify', undefined],
  ['segment:identify', undefined],
  ['segment-ramenx:identify', undefined],
  ['json:ParseJSON', undefined],
])('%s is a module of segment-ramen: %s', (module, expected) => {
  expect(ownModule(module, 'segment-ramen')).toBe(expected)
})

test("fields and parameters come together in the form, Make's own are left out", async () => {
  const parameters = { __IMTCONN__: 7, __IMTHOOK__: 8, region: 'eu' }
  expect(bundlesOf(await runFlow([hook, echo(2, { a: 1 }, { parameters })]), 2)).toEqual([{ region: 'eu', a: 1 }])
})

test('a search runs what follows once for each result', async () => {
  const flow = [
    hook,
    mod(2, 'fixture:list', { items: '{{1.items}}' }),
    echo(3, { at: '{{2.__IMTINDEX__}} of {{2.__IMTLENGTH__}}: {{2.a}}' }),
  ]
  const result = await runFlow(flow, { items: [{ a: 'x' }, { a: 'y' }] })
  expect(bundlesOf(result, 3)).toEqual([{ at: '1 of 2: x' }, { at: '2 of 2: y' }])
})

test('a responder answers the sender', async () => {
  const { respond } = await runFlow([hook, mod(2, 'fixture:answer', { text: 'Got {{1.id}}' })], { id: 7 })
  expect(respond).toMatchObject({ status: 201 })
  expect(respond?.body).toContain('Got 7')
})

describe('an instant trigger', () => {
  const scenario = createScenario(blueprint([mod(1, 'app#fixture-a1b2c3:watch'), echo(2, { id: '{{1.id}}' })]), {
    app: fixtureApp,
    name: 'fixture',
  })

  test('gives one bundle for each item of the delivery, and answers as its webhook says', async () => {
    const input = { webhook: { prefix: 'n-' }, delivery: { body: [{ id: 1 }, { id: 2 }] } }
    const result = await scenario.run({ input })
    expect(scenario.takes).toBe('delivery')
    expect(bundlesOf(result, 2)).toEqual([{ id: 'n-1' }, { id: 'n-2' }])
    expect(result).toMatchObject({ status: 'success', operations: 3, respond: { status: 202, body: 'Thanks' } })
  })

  test('whose delivery cannot be read fails', async () => {
    const delivery = { rawBody: '{"id":', headers: { 'content-type': 'application/json' } }
    const { status, error } = await scenario.run({ input: { delivery } })
    expect([status, error?.name]).toEqual(['error', 'DataError'])
  })
})

test('a module gets the connection, the zone of the scenario, and its warnings are kept', async () => {
  const app = createApp({
    modules: {
      look: {
        type: 'action',
        api: {
          response: {
            output: { region: '{{connection.region}}', zone: '{{environment.timezone}}', odd: "{{1 = '1'}}" },
          },
        },
      },
    },
  })
  const scenario = createScenario(blueprint([mod(1, 'own:look')]), { app, name: 'own' })
  const { runs } = await scenario.run({ connection: { region: 'eu' }, timezone: 'Europe/Prague' })
  expect(runs[0]?.bundles).toEqual([{ region: 'eu', zone: 'Europe/Prague', odd: true }])
  expect(runs[0]?.log).toMatchObject([{ kind: 'warning' }])
})
