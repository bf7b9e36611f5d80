import { describe, expect, test } from 'vitest'
import { builtIns, createScenario } from '../../src/scenario/index.ts'
import { blueprint, bundlesOf, echo, fixtureApp, hook, mod, problemsOf, runFlow } from './flow.ts'

/** The bundles of one module behind a webhook. */
async function gives(module: string, mapper: object, payload: unknown = {}, more: Record<string, unknown> = {}) {
  const result = await runFlow([hook, mod(2, module, mapper, more)], payload)
  if (result.error) throw result.error
  return bundlesOf(result, 2)
}

describe('what starts a scenario', () => {
  test('a custom webhook gives the body', async () => {
    expect(bundlesOf(await runFlow([hook], { a: [1] }), 1)).toEqual([{ a: [1] }])
    expect(bundlesOf(await runFlow([hook], 'text'), 1)).toEqual([{ value: 'text' }])
  })

  test('a basic trigger gives the bundles that are written into it', async () => {
    const values = [
      {
        spec: [
          { name: 'a', value: '1' },
          { name: '__proto__', value: 'x' },
        ],
      },
      { spec: [] },
    ]
    const scenario = createScenario(blueprint([mod(1, 'util:BasicTrigger', {}, { parameters: { values } })]), {
      app: fixtureApp,
      name: 'fixture',
    })
    expect(scenario.takes).toBe('nothing')
    const [one, other] = bundlesOf(await scenario.run(), 1)
    expect(Object.entries(one as object)).toEqual([
      ['a', '1'],
      ['__proto__', 'x'],
      ['__IMTINDEX__', 1],
      ['__IMTLENGTH__', 2],
    ])
    expect(other).toEqual({ __IMTINDEX__: 2, __IMTLENGTH__: 2 })
  })

  test('a schedule starts any other module, once', async () => {
    const scenario = createScenario(blueprint([mod(1, 'json:ParseJSON', { json: '{"a": 1}' })]), {
      app: fixtureApp,
      name: 'fixture',
    })
    const result = await scenario.run()
    expect([scenario.takes, bundlesOf(result, 1), result.operations]).toEqual(['nothing', [{ a: 1 }], 1])
  })

  test('a first module of another app can be stood in for', async () => {
    const value = blueprint([mod(1, 'google-sheets:watchRows'), echo(2, { a: '{{1.a}}' })])
    const scenario = createScenario(value, { app: fixtureApp, name: 'fixture', standIn: true })
    expect(scenario.takes).toBe('bundles')
    expect(bundlesOf(await scenario.run({ input: { bundles: [{ a: 1 }, { a: 2 }] } }), 2)).toEqual([{ a: 1 }, { a: 2 }])
  })
})

describe('iterator', () => {
  test('gives the members of each collection, with position and total', async () => {
    expect(await gives('builtin:BasicFeeder', { array: '{{1.rows}}' }, { rows: [{ a: 1 }, { a: 2 }] })).toEqual([
      { a: 1, __IMTINDEX__: 1, __IMTLENGTH__: 2 },
      { a: 2, __IMTINDEX__: 2, __IMTLENGTH__: 2 },
    ])
  })

  test.each([
    ['texts', ['x'], [{ value: 'x', __IMTINDEX__: 1, __IMTLENGTH__: 1 }]],
    ['lists', [[1]], [{ value: [1], __IMTINDEX__: 1, __IMTLENGTH__: 1 }]],
    ['what is no list', 'x', [{ value: 'x', __IMTINDEX__: 1, __IMTLENGTH__: 1 }]],
    ['an empty list', [], []],
    ['an empty text', '', []],
    ['nothing', undefined, []],
  ])('of %s', async (_title, rows, expected) => {
    expect(await gives('builtin:BasicFeeder', { array: '{{1.rows}}' }, { rows })).toEqual(expected)
  })

  test('runs what follows once for each bundle, in order', async () => {
    const flow = [
      hook,
      mod(2, 'builtin:BasicFeeder', { array: '{{1.rows}}' }),
      echo(3, { at: '{{2.__IMTINDEX__}}/{{2.__IMTLENGTH__}}' }),
    ]
    const result = await runFlow(flow, { rows: ['a', 'b', 'c'] })
    expect(bundlesOf(result, 3)).toEqual([{ at: '1/3' }, { at: '2/3' }, { at: '3/3' }])
    expect(result.operations).toBe(5)
  })
})

test('a repeater counts in steps', async () => {
  const bundles = await gives('builtin:BasicRepeater', { start: '10', repeats: '3', step: '5' })
  expect(bundles.map((bundle) => (bundle as { i: number }).i)).toEqual([10, 15, 20])
  await expect(gives('builtin:BasicRepeater', { start: 1, repeats: 10_001, step: 1 })).rejects.toThrow(
    /from 0 to 10000, not 10001/,
  )
})

describe('JSON', () => {
  test.each([
    ['an object', '{"a": {"b": [1]}}', [{ a: { b: [1] } }]],
    [
      'a list, one bundle for each item',
      '[{"a": 1}, 2]',
      [
        { a: 1, __IMTINDEX__: 1, __IMTLENGTH__: 2 },
        { value: 2, __IMTINDEX__: 2, __IMTLENGTH__: 2 },
      ],
    ],
    ['a text', '"x"', [{ value: 'x' }]],
    ['null', 'null', [{ value: null }]],
  ])('parses %s', async (_title, json, expected) => {
    expect(await gives('json:ParseJSON', { json: '{{1.json}}' }, { json })).toEqual(expected)
  })

  test('refuses what is none, without quoting it', async () => {
    const { error } = await runFlow([hook, mod(2, 'json:ParseJSON', { json: '{{1.json}}' })], { json: '{"secret' })
    expect([error?.name, error?.message]).toEqual(['DataError', 'Source is not valid JSON.'])
  })

  test('is written from what is mapped', async () => {
    const payload = { n: 12, list: [{ a: 'x' }] }
    expect(await gives('json:CreateJSON', { seats: '{{1.n}}', gone: '{{1.gone}}' }, payload)).toEqual([
      { json: '{"seats":12}' },
    ])
    expect(await gives('json:TransformToJSON', { object: '{{1.list}}' }, payload)).toEqual([{ json: '[{"a":"x"}]' }])
    const parameters = { space: '2' }
    expect(await gives('json:TransformToJSON', { object: '{{1.list}}' }, { list: [1] }, { parameters })).toEqual([
      { json: '[\n  1\n]' },
    ])
  })
})

describe('variables', () => {
  test('are set, and read wherever the flow goes on', async () => {
    const flow = [
      hook,
      mod(2, 'util:SetVariable2', { name: 'plan', scope: 'roundtrip', value: '{{1.plan}}' }),
      mod(3, 'util:SetVariables', {
        scope: 'roundtrip',
        variables: [
          { name: 'seats', value: '{{1.seats}}' },
          { name: 'none', value: '{{1.none}}' },
        ],
      }),
      mod(4, 'util:GetVariable2', { name: 'plan' }),
      mod(5, 'util:GetVariable2', { name: 'unset' }),
      echo(6, { plan: '{{2.plan}} {{4.plan}}', seats: '{{3.seats}}', unset: '{{5.unset}}' }),
    ]
    const result = await runFlow(flow, { plan: 'pro', seats: 12 })
    expect(bundlesOf(result, 3)).toEqual([{ seats: 12 }])
    expect(bundlesOf(result, 5)).toEqual([{}])
    expect(bundlesOf(result, 6)).toEqual([{ plan: 'pro pro', seats: 12 }])
  })

  test('do not outlive the run, and need a name', async () => {
    const set = createScenario(blueprint([hook, mod(2, 'util:SetVariable', { name: 'x', value: 1 })]), {
      app: fixtureApp,
      name: 'fixture',
    })
    await set.run()
    expect(await gives('util:GetVariable', { name: 'x' })).toEqual([{}])
    await expect(gives('util:SetVariable2', { name: '{{1.none}}', value: 1 })).rejects.toThrow(
      'Variable name is mandatory.',
    )
  })
})

describe('the answer to the sender', () => {
  test('is what a webhook response says', async () => {
    const headers = [{ key: 'Content-Type', value: 'application/json' }]
    const { respond } = await runFlow(
      [hook, mod(2, 'gateway:WebhookRespond', { status: '201', body: '{"id":"{{1.id}}"}', headers })],
      { id: 'x' },
    )
    expect(respond).toEqual({ status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":"x"}' })
  })

  test('is nothing of its own without one', async () => {
    expect((await runFlow([hook])).respond).toBeUndefined()
  })

  test.each(['ok', '99', '20', ''])('refuses the status %j', async (status) => {
    await expect(gives('gateway:WebhookRespond', { status })).rejects.toThrow(/Status must be a number from 100 to 999/)
  })
})

test('a pause takes no time, and an operation', async () => {
  const started = Date.now()
  const result = await runFlow([hook, mod(2, 'util:FunctionSleep', { duration: '300' }), echo(3, {})])
  expect([result.operations, bundlesOf(result, 3)]).toEqual([3, [{}]])
  expect(Date.now() - started).toBeLessThan(5000)
})

test('every built-in module compiles from a module with nothing in it, or says what is missing', () => {
  for (const name of builtIns.keys()) {
    const kinds = problemsOf(blueprint([mod(1, name, null)])).map(({ kind }) => kind)
    expect(kinds.every((kind) => kind === 'invalid')).toBe(true)
  }
})
