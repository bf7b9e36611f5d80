import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BlueprintError, readBlueprint } from '../../src/scenario/index.ts'
import { blueprint, echo, hook, mod, problemsOf } from './flow.ts'

describe('what is wrong is told with its path', () => {
  test.each<[title: string, value: unknown, problems: [path: string, message: RegExp][]]>([
    ['no object', [], [['', /an object with name, flow and metadata, not an array/]]],
    ['nothing', null, [['', /not null/]]],
    [
      'no name and no flow',
      {},
      [
        ['name', /not nothing/],
        ['flow', /a list of modules, not nothing/],
      ],
    ],
    ['an empty flow', blueprint([]), [['flow', /no module/]]],
    ['a module that is none', blueprint([hook, 7]), [['flow[1]', /Expected a module, not 7/]]],
    ['no id', blueprint([mod(0, 'json:ParseJSON')]), [['flow[0].id', /whole number above 0, not 0/]]],
    ['the id as text', blueprint([{ ...hook, id: '1' }]), [['flow[0].id', /not "1"/]]],
    ['an id that is taken', blueprint([hook, echo(1, {})]), [['flow[1].id', /flow\[0\]\.id has the same id, 1/]]],
    ['a module without app', blueprint([mod(1, 'ParseJSON')]), [['flow[0].module', /not "ParseJSON"/]]],
    ['a mapper that is a text', blueprint([mod(1, 'json:ParseJSON', 'x')]), [['flow[0].mapper', /an object, not "x"/]]],
    [
      'routes that are no list',
      blueprint([hook, mod(2, 'builtin:BasicRouter', null, { routes: {} })]),
      [['flow[1].routes', /a list of routes, not an object/]],
    ],
    [
      'a route without flow',
      blueprint([hook, mod(2, 'builtin:BasicRouter', null, { routes: [{}] })]),
      [['flow[1].routes[0].flow', /a list of modules, not nothing/]],
    ],
    ['a filter that is a text', blueprint([hook, echo(2, {}, { filter: 'x' })]), [['flow[1].filter', /not "x"/]]],
    [
      'conditions without groups',
      blueprint([hook, echo(2, {}, { filter: { conditions: [{ a: 1, o: 'exist' }] } })]),
      [['flow[1].filter.conditions[0]', /a list of groups, each a list of conditions, not an object/]],
    ],
    [
      'an operator that is none',
      blueprint([hook, echo(2, {}, { filter: { conditions: [[{ a: 1, o: 'is' }]] } })]),
      [['flow[1].filter.conditions[0][0].o', /"is" is no operator/]],
    ],
    [
      'an operator that every object has',
      blueprint([hook, echo(2, {}, { filter: { conditions: [[{ o: 'constructor' }]] } })]),
      [['flow[1].filter.conditions[0][0].o', /no operator/]],
    ],
  ])('%s', (_title, value, expected) => {
    const problems = problemsOf(value)
    expect(problems.map(({ path }) => path)).toEqual(expected.map(([path]) => path))
    for (const [index, [, message]] of expected.entries()) expect(problems[index]?.message).toMatch(message)
    expect(problems.every(({ kind }) => kind === 'invalid')).toBe(true)
  })
})

describe('a flow that Make would not run', () => {
  const ignore = mod(9, 'builtin:Ignore', null)
  const router = mod(2, 'builtin:BasicRouter', null, { routes: [{ flow: [echo(12, {})] }] })

  test.each([
    ['a trigger later on', [hook, mod(2, 'gateway:CustomWebHook')], 'flow[1]', /A trigger can only be the first/],
    ['a directive in the flow', [hook, ignore], 'flow[1]', /only stand in onerror/],
    [
      'something after a directive',
      [hook, echo(2, {}, { onerror: [ignore, echo(3, {})] })],
      'flow[1].onerror[0]',
      /Nothing can follow/,
    ],
    ['something after a router', [hook, router, echo(3, {})], 'flow[1]', /stands in its routes/],
    [
      'routes of something else',
      [hook, echo(2, {}, { routes: [{ flow: [echo(3, {})] }] })],
      'flow[1]',
      /Only a router/,
    ],
    [
      'an error handler of a router',
      [hook, { ...router, onerror: [ignore] }],
      'flow[1]',
      /cannot have an error handler/,
    ],
    [
      'an aggregator without feeder',
      [hook, mod(2, 'builtin:BasicAggregator')],
      'flow[1].parameters.feeder',
      /not nothing/,
    ],
    [
      'an aggregator of what comes later',
      [hook, mod(2, 'builtin:BasicAggregator', {}, { parameters: { feeder: 3 } }), echo(3, {})],
      'flow[1].parameters.feeder',
      /Module 3 does not run before/,
    ],
    [
      'a module that the app does not have',
      [hook, mod(2, 'app#fixture:ecko')],
      'flow[1].module',
      /It has: echo, check/,
    ],
  ])('%s', (_title, flow, path, message) => {
    const [problem] = problemsOf(blueprint(flow))
    expect(problem).toMatchObject({ kind: 'invalid', path })
    expect(problem?.message).toMatch(message)
  })
})

test('a module that cannot be run here is unsupported and named, all of them at once, and the rest is checked too', () => {
  const flow = [
    mod(1, 'google-sheets:watchRows'),
    mod(2, 'builtin:BasicRouter', null, {
      routes: [{ flow: [mod(3, 'slack:CreateMessage')] }, { flow: [echo(4, { a: '{{7.x}}' })] }],
    }),
  ]
  expect(problemsOf(blueprint(flow)).map(({ kind, path }) => [kind, path])).toEqual([
    ['unsupported', 'flow[0].module'],
    ['unsupported', 'flow[1].routes[0].flow[0].module'],
    ['invalid', 'flow[1].routes[1].flow[0].mapper'],
  ])
  expect(problemsOf(blueprint(flow))[0]?.message).toBe(
    'google-sheets:watchRows is unsupported: it cannot be run here. Its bundles can be given instead.',
  )
})

describe('hostile blueprints end in a BlueprintError', () => {
  test('deep nesting, of routes and of fields', () => {
    let flow: unknown = [echo(1000, {})]
    for (let id = 1; id < 200; id++) flow = [mod(id, 'builtin:BasicRouter', null, { routes: [{ flow }] })]
    expect(problemsOf(blueprint(flow))[0]?.message).toMatch(/nested more than 200 levels/)
    const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as unknown
    expect(problemsOf(blueprint([hook, echo(2, deep)]))[0]?.message).toMatch(/nested more than 200 levels/)
  })

  test('an object that holds itself', () => {
    const loop: Record<string, unknown> = {}
    loop['one'] = loop
    loop['other'] = [loop, loop]
    expect(problemsOf(loop)[0]?.message).toMatch(/nested more than 200 levels/)
  })

  test('more modules than anybody draws', () => {
    const flow = Array.from({ length: 1001 }, (_, index) => echo(index + 1, {}))
    expect(problemsOf(blueprint(flow))).toEqual([
      { kind: 'invalid', path: 'flow', message: 'The blueprint has more than 1000 modules.' },
    ])
  })

  test('keys that objects inherit are not taken for what they inherit', () => {
    const inherited = Object.create({ name: 'x', flow: [hook] }) as object
    expect(problemsOf({ ...inherited })).toHaveLength(2)
    expect(problemsOf(JSON.parse('{"__proto__": {"name": "x", "flow": []}}'))).toHaveLength(2)
  })

  const keys = [
    'name',
    'flow',
    'id',
    'module',
    'mapper',
    'filter',
    'conditions',
    'routes',
    'onerror',
    'parameters',
    '__proto__',
  ]
  const { value } = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom(
        null,
        true,
        1,
        2,
        -1,
        '',
        'builtin:BasicRouter',
        'json:ParseJSON',
        'builtin:BasicAggregator',
        '{{1.a',
        '{{1.a}}',
      ),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    value: fc.oneof(
      { maxDepth: 5 },
      tie('leaf'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 8 })
        .map((pairs) => Object.fromEntries(pairs)),
    ),
  }))

  test('anything at all', () => {
    fc.assert(
      fc.property(value, value, (flow, mapper) => {
        for (const one of [flow, blueprint(flow), blueprint([hook, { ...hook, id: 2, mapper, filter: flow }])]) {
          expect(Array.isArray(problemsOf(one))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('reading gives the flow with places, and leaves out what is left to the editor', () => {
  const read = readBlueprint({
    name: 'Orders',
    flow: [{ ...hook, metadata: { designer: { x: 0, y: 0, name: 'An order' } } }],
    metadata: { instant: true, scenario: { dlq: true }, designer: { orphans: [] } },
  })
  expect(read).toMatchObject({ name: 'Orders', storesIncomplete: true })
  expect(read.flow[0]).toMatchObject({ place: 'flow[0]', id: 1, label: 'An order', mapper: {}, parameters: {} })
})

test.each([
  ['routes that are null', echo(2, {}, { routes: null })],
  ['a way without modules', mod(2, 'builtin:BasicRouter', null, { routes: [{ flow: [] }] })],
  ['an error handler without modules', echo(2, {}, { onerror: [] })],
  ['a filter that is null', echo(2, {}, { filter: null })],
  [
    'a condition without a second value',
    echo(2, {}, { filter: { conditions: [[{ a: '{{1.x}}', o: 'text:equal' }]] } }),
  ],
])('what exports may hold is taken: %s', (_title, module) => {
  expect(problemsOf(blueprint([hook, module]))).toEqual([])
})

test('an error tells everything on lines of its own', () => {
  expect(() => readBlueprint({})).toThrow(BlueprintError)
  expect(() => readBlueprint({})).toThrow(/^name: .*\nflow: /)
})
