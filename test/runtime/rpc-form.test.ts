import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AppDefinition,
  createApp,
  type FormTarget,
  MakeError,
  type ModuleDefinition,
  type ResolvedField,
  type RpcInput,
} from '../../src/runtime/index.ts'
import { type Answer, service } from './harness.ts'

/** RPCs that send nothing: each gives what its output says. */
const giving = (outputs: Record<string, unknown>): NonNullable<AppDefinition['rpcs']> =>
  Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, { api: { response: { output } } }]))

interface Scenario {
  readonly rpcs?: AppDefinition['rpcs']
  readonly app?: AppDefinition
  readonly answers?: readonly Answer[]
  readonly input?: RpcInput
}

/** The dialog of a module with these sections. */
async function dialog(module: ModuleDefinition, { rpcs = {}, app, answers = [], input = {} }: Scenario = {}) {
  const { fetch, requests } = service(...answers)
  const runtime = createApp({ ...app, modules: { probe: module }, rpcs }, { fetch })
  return { ...(await runtime.resolveForm('probe', input)), requests }
}

/** The mappable fields of a dialog. */
async function fields(mappable: unknown, scenario: Scenario = {}): Promise<readonly ResolvedField[]> {
  return (await dialog({ expect: mappable as [] }, scenario)).expect
}

const names = (list: readonly ResolvedField[]): unknown[] => list.map(({ name }) => name)
const labelsOf = (list: readonly ResolvedField[]): string[] =>
  list.flatMap(({ options }) => (Array.isArray(options) ? options.map(({ label }) => String(label)) : []))
const text = (name: string) => ({ name, type: 'text', label: name })
const select = (more: Record<string, unknown> = {}) => ({ name: 'f', type: 'select', label: 'F', ...more })
const ab = [
  { label: 'A', value: 'a' },
  { label: 'B', value: 'b' },
]

describe('options from an RPC', () => {
  test.each([
    ['alone', 'rpc://ab', ab],
    [
      'in a store',
      { store: 'rpc://ab', label: 'label', showRoot: false },
      { store: ab, label: 'label', showRoot: false },
    ],
    ['beside others', [{ label: 'C', value: 'c' }, 'rpc://ab'], [{ label: 'C', value: 'c' }, ...ab]],
    ['as texts', 'rpc://texts', [{ label: 'x', value: 'x' }]],
    [
      'as texts, under other names',
      { store: 'rpc://texts', label: 'name', value: 'id' },
      { store: [{ name: 'x', id: 'x' }], label: 'name', value: 'id' },
    ],
    ['as a single one', 'rpc://one', [{ label: 'O', value: 1 }]],
    ['none at all', 'rpc://none', []],
  ])('%s', async (_, options, expected) => {
    const rpcs = giving({ ab, texts: ['x'], one: { label: 'O', value: 1 }, none: [] })
    expect(await fields([select({ options, required: true })], { rpcs })).toEqual([
      select({ options: expected, required: true }),
    ])
  })

  test('in groups', async () => {
    const rpcs = giving({ ab, groups: [{ label: 'G', options: ab }] })
    const grouped = (options: unknown) => fields([select({ grouped: true, options })], { rpcs })
    const group = { label: 'G', options: ab }
    expect(await grouped([{ label: 'G', options: 'rpc://ab' }])).toEqual([select({ grouped: true, options: [group] })])
    expect(await grouped('rpc://groups')).toEqual([select({ grouped: true, options: [group] })])
  })

  test('without a value are a warning', async () => {
    const { log } = await dialog(
      { expect: [select({ options: 'rpc://list' })] },
      { rpcs: giving({ list: [{ label: 'A' }] }) },
    )
    expect(log).toEqual([
      { kind: 'warning', place: "module 'probe', expect.f.options", message: expect.stringContaining('without value') },
    ])
  })

  test('are preselected where the first says so, and the field has no value', async () => {
    const rpcs = giving({ list: [{ value: 'a' }, { value: 'b', default: true }, { value: 'c', default: true }] })
    const held = async (more: Record<string, unknown>, parameters = {}) =>
      (await dialog({ expect: [select({ options: 'rpc://list', ...more })] }, { rpcs, input: { parameters } })).values
    expect(await held({})).toEqual({ f: 'b' })
    expect(await held({ multiple: true })).toEqual({ f: ['b'] })
    expect(await held({ default: 'c' })).toEqual({ f: 'c' })
    expect(await held({}, { f: 'a' })).toEqual({ f: 'a' })
    expect(await held({}, { f: '' })).toEqual({ f: '' })
  })
})

describe('the parameters of an RPC', () => {
  const echo = giving({ echo: { label: '{{createJSON(parameters)}}', value: 1 } })
  const seen = async (form: unknown, parameters: Record<string, unknown>, more: RpcInput = {}) => {
    const list = await fields(form, { rpcs: echo, input: { parameters, ...more } })
    return JSON.parse(labelsOf(list).at(-1) ?? '')
  }

  test.each([
    [
      'the values of the form, mapped ones as they stand',
      'rpc://echo',
      { a: 1, b: '{{1.id}}' },
      { a: 1, b: '{{1.id}}' },
    ],
    ['its query, as texts', 'rpc://echo?n=1&on=true&e=', {}, { n: '1', on: 'true', e: '' }],
    ['its query over the values', 'rpc://echo?a=2', { a: 1, b: 3 }, { a: '2', b: 3 }],
    ['a query that is percent-encoded', 'rpc://echo?a%26b=c%20d+e%3D%C3%A9', {}, { 'a&b': 'c d e=é' }],
    ['a name that is given twice, as a list', 'rpc://echo?a=1&a=2', {}, { a: ['1', '2'] }],
    ['names of the prototype', 'rpc://echo?__proto__=1&constructor=2', {}, { ['__proto__']: '1', constructor: '2' }],
    ['expressions in its query', 'rpc://echo?id={{parameters.a}}', { a: 5 }, { a: 5, id: '5' }],
    [
      'an expression that would end the query',
      'rpc://echo?id={{parameters.a}}',
      { a: 'x&y=1' },
      { a: 'x&y=1', id: 'x&y=1' },
    ],
    ['an expression with an ampersand', 'rpc://echo?id={{parameters.a & true}}', { a: true }, { a: true, id: 'true' }],
    ['an expression that yields nothing', 'rpc://echo?id={{parameters.b}}', {}, { id: '' }],
  ])('are %s', async (_, options, parameters, expected) => {
    expect(await seen([select({ options })], parameters)).toEqual(expected)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('hold the defaults of fields without value, wherever those stand', async () => {
    const form = [
      select({ options: 'rpc://echo' }),
      { ...text('late'), default: 'd' },
      { ...text('given'), default: 'd' },
      { ...text('emptied'), default: 'd' },
      { name: 'part', type: 'collection', spec: [{ ...text('inner'), default: 1 }, text('none')] },
      { name: 'on', type: 'boolean', default: true, nested: [{ ...text('below'), default: 'n' }] },
      { name: 'off', type: 'boolean', default: false, nested: [{ ...text('hidden'), default: 'n' }] },
    ]
    expect(await seen(form, { given: 'g', emptied: '' })).toEqual({
      late: 'd',
      given: 'g',
      emptied: '',
      part: { inner: 1 },
      on: true,
      below: 'n',
      off: false,
    })
  })

  test('of static and mappable fields are one collection', async () => {
    const module = { parameters: [{ ...text('fixed'), default: 's' }], expect: [select({ options: 'rpc://echo' })] }
    const { expect: list, values } = await dialog(module, { rpcs: echo, input: { parameters: { m: 1 } } })
    expect(list[0]?.options).toEqual([{ label: '{"m":1,"fixed":"s"}', value: 1 }])
    expect(values).toEqual({ m: 1, fixed: 's' })
  })

  test('inside a collection are those around it, and those beside it over them', async () => {
    const form = [{ name: 'part', type: 'collection', spec: [select({ options: 'rpc://echo' })] }]
    const [part] = await fields(form, { rpcs: echo, input: { parameters: { a: 1, b: 1, part: { b: 2 } } } })
    const [label] = labelsOf(part?.spec as ResolvedField[])
    expect(JSON.parse(label ?? '')).toEqual({ a: 1, b: 2, part: { b: 2 } })
  })

  test('do not change those that were given', async () => {
    const parameters = { part: { a: 1 } }
    await fields([{ name: 'part', type: 'collection', spec: [{ ...text('b'), default: 2 }] }], {
      input: { parameters },
    })
    expect(parameters).toEqual({ part: { a: 1 } })
  })

  test('that are no collection are refused', async () => {
    const input = { parameters: 'text' } as unknown as RpcInput
    await expect(fields([], { input })).rejects.toMatchObject({ name: 'DataError', log: [] })
  })
})

describe('fields from an RPC', () => {
  const rpcs = giving({
    fields: [text('x'), text('y')],
    single: text('s'),
    more: [text('m'), 'rpc://fields'],
    none: [],
  })

  test.each([
    ['stand in the place of its address', [text('a'), 'rpc://fields', text('b')], ['a', 'x', 'y', 'b']],
    ['may be the whole section', 'rpc://fields', ['x', 'y']],
    ['may be one', ['rpc://single'], ['s']],
    ['may name a further RPC', ['rpc://more'], ['m', 'x', 'y']],
    ['may be none', ['rpc://none'], []],
  ])('%s', async (_, form, expected) => {
    expect(names(await fields(form, { rpcs }))).toEqual(expected)
  })

  test('stand in static parameters and in the interface as well', async () => {
    const form = await dialog({ parameters: ['rpc://fields'], interface: ['rpc://single', text('z')] }, { rpcs })
    expect([names(form.parameters), names(form.interface), form.expect]).toEqual([['x', 'y'], ['s', 'z'], []])
  })

  test('describe collections and lists', async () => {
    const list = await fields(
      [
        { name: 'c', type: 'collection', spec: 'rpc://fields' },
        { name: 'l', type: 'array', spec: ['rpc://single'] },
        { name: 'p', type: 'array', spec: { type: 'select', options: 'rpc://ab' } },
      ],
      { rpcs: { ...rpcs, ...giving({ ab }) } },
    )
    expect(list).toEqual([
      { name: 'c', type: 'collection', spec: [text('x'), text('y')] },
      { name: 'l', type: 'array', spec: [text('s')] },
      { name: 'p', type: 'array', spec: { type: 'select', options: ab } },
    ])
  })

  test('have options and fields of their own', async () => {
    const given = giving({ ab, fields: [select({ options: 'rpc://ab', nested: 'rpc://below' })], below: [text('n')] })
    const list = await fields(['rpc://fields'], { rpcs: given, input: { parameters: { f: 'a' } } })
    expect(list).toEqual([select({ options: ab }), text('n')])
  })

  test('bring their defaults', async () => {
    const given = giving({ fields: [{ ...text('x'), default: 'd' }], echo: [{ label: '{{parameters.x}}', value: 1 }] })
    const list = await fields(['rpc://fields', select({ options: 'rpc://echo' })], { rpcs: given })
    expect(list[1]?.options).toEqual([{ label: 'd', value: 1 }])
  })

  test('without name or type are a warning', async () => {
    const { log, expect: list } = await dialog(
      { expect: 'rpc://fields' },
      { rpcs: giving({ fields: [{ name: 'a' }] }) },
    )
    expect(log).toMatchObject([{ kind: 'warning', message: expect.stringContaining('without name or type') }])
    expect(names(list)).toEqual(['a'])
  })
})

describe('nested fields', () => {
  const rpcs = giving({
    ab: [
      { label: 'A', value: 'a', nested: [text('ofA')] },
      { label: 'B', value: 'b', nested: 'rpc://fields' },
    ],
    fields: [text('x')],
    fail: 5,
  })
  const listed = [
    { label: 'A', value: 'a', nested: [text('ofA')] },
    { label: 'B', value: 'b', nested: ['rpc://fields', text('ofB')] },
    { label: 'C', value: 'c', nested: 'rpc://fail' },
  ]

  test.each([
    ['of the chosen option', { options: listed }, 'a', ['ofA']],
    ['from an RPC', { options: listed }, 'b', ['x', 'ofB']],
    ['of an option from an RPC', { options: 'rpc://ab' }, 'a', ['ofA']],
    ['from an RPC, of an option from an RPC', { options: 'rpc://ab' }, 'b', ['x']],
    ['of no option', { options: listed }, undefined, []],
    ['of an option that is not there', { options: listed }, 'z', []],
    ['of any option', { options: { store: 'rpc://ab', nested: ['rpc://fields'] } }, 'z', ['x']],
    ['of the placeholder', { options: { store: [], placeholder: { nested: ['rpc://fields'] } } }, undefined, ['x']],
    ['of the field', { options: [], nested: 'rpc://fields' }, 'z', ['x']],
    ['in a store', { options: [], nested: { store: 'rpc://fields', domain: 'd' } }, 'z', ['x']],
    ['of several options', { options: listed, multiple: true }, ['a', 'b'], ['ofA', 'x', 'ofB']],
  ])('stand after the field: those %s', async (_, more, f, expected) => {
    const { expect: list, problems } = await dialog(
      { expect: [select(more), text('last')] },
      {
        rpcs,
        input: { parameters: { f } },
      },
    )
    expect([names(list), problems]).toEqual([['f', ...expected, 'last'], []])
  })

  test('of a boolean', async () => {
    const form = [{ name: 'f', type: 'boolean', nested: 'rpc://fields' }]
    const shown = async (f: unknown) => names(await fields(form, { rpcs, input: { parameters: { f } } }))
    expect([await shown(true), await shown(false)]).toEqual([['f', 'x'], ['f']])
  })

  test('are not repeated at the field and its options', async () => {
    const options = { store: listed, nested: [text('n')], placeholder: { label: '-', nested: [text('p')] } }
    const [field] = await fields([select({ options, nested: [text('m')] })], { rpcs })
    const plain = listed.map(({ label, value }) => ({ label, value }))
    expect(field).toEqual(select({ options: { store: plain, placeholder: { label: '-' } } }))
  })

  test('nest further, each by its own value', async () => {
    const deep = giving({ one: [select({ name: 'g', options: ab, nested: 'rpc://two' })], two: [text('h')] })
    const form = [select({ options: ab, nested: ['rpc://one'] })]
    const shown = async (parameters: Record<string, unknown>) =>
      names(await fields(form, { rpcs: deep, input: { parameters } }))
    expect(await shown({ f: 'a' })).toEqual(['f', 'g'])
    expect(await shown({ f: 'a', g: 'b' })).toEqual(['f', 'g', 'h'])
  })

  test('of an option that an RPC gives bring their defaults', async () => {
    const nested = [
      { ...text('x'), default: 'd' },
      { name: 'c', type: 'collection', spec: [{ ...text('y'), default: 'e' }] },
    ]
    const options = giving({ list: [{ value: 'a', default: true, nested }] })
    const { values } = await dialog({ expect: [select({ options: 'rpc://list' })] }, { rpcs: options })
    expect(values).toEqual({ f: 'a', x: 'd', c: { y: 'e' } })
  })

  test('of items of a list belong to each item', async () => {
    const form = [{ name: 'l', type: 'array', spec: [select({ options: listed })] }]
    const parameters = { l: [{ f: 'a' }, { f: 'b' }, 'text'] }
    const [list] = await fields(form, { rpcs, input: { parameters } })
    expect(names(list?.spec as [])).toEqual(['f'])
    expect(list?.items?.map(names)).toEqual([
      ['f', 'ofA'],
      ['f', 'x', 'ofB'],
    ])
  })
})

describe('an interface', () => {
  const echo = giving({ echo: { label: '{{createJSON(parameters)}}', value: 1 } })

  test('has no values, so that nothing is preselected or nested; its RPCs see those of the form', async () => {
    const output = [
      { name: 'on', type: 'boolean', default: true, nested: [text('below')] },
      { name: 'part', type: 'collection', spec: [select({ options: [{ value: 'a', default: true }] })] },
      { name: 'list', type: 'array', spec: [select({ options: 'rpc://echo' })] },
      select({ options: { store: [], placeholder: { label: '-', nested: [text('hidden')] } } }),
    ]
    const form = await dialog(
      { interface: output },
      { rpcs: echo, input: { parameters: { on: true, list: [{ f: 1 }] } } },
    )
    expect(form.values).toEqual({ on: true, list: [{ f: 1 }] })
    expect(names(form.interface)).toEqual(['on', 'part', 'list', 'f'])
    expect(form.interface[2]).not.toHaveProperty('items')
    const [label] = labelsOf(form.interface[2]?.spec as ResolvedField[])
    expect(JSON.parse(label ?? '')).toEqual({ on: true, list: [{ f: 1 }] })
  })
})

describe('samples', () => {
  const rpcs = giving({ one: { a: 1 }, many: [{ a: 1 }, { a: 2 }], none: [], text: 'text' })

  test.each([
    ['as they are', { a: '{{1}}' }, { a: '{{1}}' }],
    ['of an RPC', 'rpc://one', { a: 1 }],
    ['the first that an RPC gives', 'rpc://many', { a: 1 }],
    ['none, when an RPC gives none', 'rpc://none', undefined],
    ['none, when there are none', undefined, undefined],
    ['none, when they are null', null, undefined],
  ])('%s', async (_, samples, expected) => {
    const form = await dialog({ samples }, { rpcs })
    expect([form.samples, form.problems]).toEqual([expected, []])
  })

  test('cannot be a text', async () => {
    const form = await dialog({ samples: 'rpc://text' }, { rpcs })
    expect([form.samples, form.problems]).toEqual([
      undefined,
      [expect.objectContaining({ place: "module 'probe', samples", type: 'InvalidConfigurationError' })],
    ])
  })
})

describe('a search button', () => {
  const button = (url: string) => ({ ...text('id'), rpc: { label: 'Search', url, parameters: ['rpc://never'] } })

  test('stays, with the name and query of its RPC, which is not called', async () => {
    const list = await fields([button('rpc://find?kind={{parameters.k}}')], {
      rpcs: giving({ find: 5 }),
      input: { parameters: { k: 'all' } },
    })
    expect(list).toEqual([
      {
        ...text('id'),
        rpc: {
          label: 'Search',
          url: 'rpc://find?kind={{parameters.k}}',
          parameters: ['rpc://never'],
          address: { name: 'find', query: { kind: 'all' } },
        },
      },
    ])
  })

  test('without its RPC has a problem', async () => {
    const [field] = await fields([button('rpc://lost')])
    expect(field).toMatchObject({
      name: 'id',
      rpc: { label: 'Search' },
      problem: { place: "module 'probe', expect.id.rpc.url", message: expect.stringContaining("no RPC 'lost'") },
    })
  })
})

describe('an RPC that fails', () => {
  const url = 'https://api.test/'
  const base = { headers: { 'x-key': '{{connection.key}}' }, log: { sanitize: ['request.headers.x-key'] } }
  const failing = { api: { url, response: { error: '[{{statusCode}}] {{body}}' } } }

  test('is a problem of its field, and of no other', async () => {
    const {
      expect: list,
      problems,
      log,
    } = await dialog(
      { expect: [select({ options: 'rpc://fail?a=1' }), 'rpc://lost', select({ name: 'g', options: 'rpc://ab' })] },
      {
        app: { base },
        rpcs: { fail: failing, ...giving({ ab }) },
        answers: [{ status: 500, body: 'key s3cret is wrong' }],
        input: { connection: { key: 's3cret' } },
      },
    )
    const problem = {
      place: "module 'probe', expect.f.options",
      address: 'rpc://fail?a=1',
      type: 'ConnectionError',
      message: '[500] key ***** is wrong',
    }
    const lost = {
      place: "module 'probe', expect",
      address: 'rpc://lost',
      type: 'InvalidConfigurationError',
      message: expect.stringContaining('The app has: fail, ab'),
    }
    expect(list).toEqual([
      select({ options: [], problem }),
      { type: 'banner', problem: lost },
      select({ name: 'g', options: ab }),
    ])
    expect(problems).toEqual([problem, lost])
    expect(log).toHaveLength(1)
    expect(JSON.stringify({ list, problems, log })).not.toContain('s3cret')
  })

  test('runs once, and is a problem of each field that needs it', async () => {
    const { problems, requests } = await dialog(
      { expect: [select({ options: 'rpc://fail' }), select({ name: 'g', options: 'rpc://fail' })] },
      { rpcs: { fail: failing }, answers: [{ status: 404 }] },
    )
    expect([problems.length, requests.length]).toEqual([2, 1])
  })

  test.each([
    ['an expression in its address', 'rpc://ab?x={{unknown(1)}}', 'DataError'],
    ['an expression that is not closed', "rpc://ab?x={{'}}", 'DataError'],
    ['no name', 'rpc://', 'InvalidConfigurationError'],
    ['the name of a prototype', 'rpc://__proto__', 'InvalidConfigurationError'],
    ['a result that is none', 'rpc://five', 'DataError'],
    ['a directive that is unknown', 'rpc://strange', 'UnsupportedError'],
    ['a result that is no field', 'rpc://texts', 'InvalidConfigurationError'],
  ])('because of %s is a problem', async (_, address, type) => {
    const rpcs = { ...giving({ ab, five: 5, texts: ['no field'] }), strange: { api: { strange: 1 } } }
    expect(await fields([address, text('z')], { rpcs })).toMatchObject([
      { type: 'banner', problem: { type, message: expect.any(String) } },
      { name: 'z' },
    ])
  })
})

describe('the same RPC', () => {
  const lists = { api: { url: 'https://api.test/{{parameters.kind}}', response: { output: ab } } }
  const sent = async (module: ModuleDefinition, parameters = {}) =>
    (await dialog(module, { rpcs: { lists }, answers: [{}, {}, {}, {}], input: { parameters } })).requests.map(
      ({ url }) => url,
    )

  test('with the same parameters runs once in a form', async () => {
    const fieldsOf = (name: string) => [select({ name, options: 'rpc://lists' })]
    expect(
      await sent({ parameters: fieldsOf('a'), expect: [...fieldsOf('b'), ...fieldsOf('c')], interface: fieldsOf('d') }),
    ).toEqual(['https://api.test/'])
  })

  test('with other parameters runs again', async () => {
    const form = [select({ options: 'rpc://lists?kind=x' }), select({ name: 'g', options: 'rpc://lists?kind=y' })]
    expect(await sent({ expect: form })).toEqual(['https://api.test/x', 'https://api.test/y'])
  })
})

describe('forms without end', () => {
  const bounded = async (rpcs: AppDefinition['rpcs'], form: unknown = ['rpc://a'], parameters = {}) => {
    const { problems } = await dialog({ expect: form as [] }, { rpcs, input: { parameters } })
    expect(problems).toHaveLength(1)
    return problems[0]
  }

  test.each([
    ['itself', giving({ a: ['rpc://a'] }), 'a → a'],
    ['one that calls it', giving({ a: [text('x'), 'rpc://b'], b: ['rpc://a'] }), 'a → b → a'],
    ['itself in a collection', giving({ a: [{ name: 'c', type: 'collection', spec: 'rpc://a' }] }), 'a → a'],
    [
      'itself below a field',
      giving({ a: [{ name: 'c', type: 'boolean', default: true, nested: 'rpc://a' }] }),
      'a → a',
    ],
  ])('are cut where an RPC gives %s', async (_, rpcs, names_) => {
    expect(await bounded(rpcs)).toMatchObject({
      type: 'InvalidConfigurationError',
      message: expect.stringContaining(names_),
    })
  })

  test('are cut where each RPC asks another question', async () => {
    const rpcs = giving({ a: ["{{'rpc://a?n=' + (ifempty(parameters.n, '') + 'x')}}"] })
    expect(await bounded(rpcs)).toMatchObject({ message: expect.stringContaining('more than 10 times') })
  })

  test('are cut after 100 RPCs', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `rpc://a?n=${index}`)
    const problem = await bounded(giving({ a: [] }), many)
    expect(problem).toMatchObject({ address: 'rpc://a?n=100', message: expect.stringContaining('more than 100') })
  })

  test.each([
    ['collections', (inner: unknown) => [{ name: 'c', type: 'collection', spec: inner }]],
    ['lists', (inner: unknown) => [{ name: 'c', type: 'array', spec: inner }]],
    ['nested fields', (inner: unknown) => [{ name: 'c', type: 'boolean', nested: inner }]],
  ])('are cut at 50 levels of %s', async (_, around) => {
    let form: unknown = [text('x')]
    for (let level = 0; level < 5000; level += 1) form = around(form)
    expect(await bounded({}, form, { c: true })).toMatchObject({ message: expect.stringContaining('50 levels') })
  })
})

describe('a form', () => {
  test('of a module that does not exist, or of nothing at all, is an error', async () => {
    const app = createApp({ modules: { one: {} }, connections: {}, webhooks: {} })
    const targets = ['two', '__proto__', { connection: 'one' }, { webhook: 'one' }, {}, { rpc: 'one' }, null]
    for (const target of targets) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      await expect(app.resolveForm(target as FormTarget)).rejects.toMatchObject({
        name: 'InvalidConfigurationError',
        log: [],
      })
    }
  })

  test.each([{ connection: 'probe' }, { webhook: 'probe' }, { module: 'probe' }])('of %j', async (target) => {
    const component = { parameters: [select({ options: 'rpc://ab' })] }
    const app = createApp({
      modules: { probe: component },
      connections: { probe: component },
      webhooks: { probe: component },
      rpcs: giving({ ab }),
    })
    const { log, ...form } = await app.resolveForm(target)
    expect(form).toEqual({
      parameters: [select({ options: ab })],
      expect: [],
      interface: [],
      samples: undefined,
      values: {},
      problems: [],
    })
    expect(log).toEqual([])
  })

  test('passes what has no RPC through as it is', async () => {
    const form = [
      { ...text('a'), help: '{{x}}', validate: { max: 3 }, advanced: true },
      { name: 'x', type: 'filter', options: { store: ab, operators: [], logic: 'and' } },
      { type: 'banner', text: 'T' },
      select({ options: [1, 'two', { label: 'C', value: null }] }),
      { name: 'spec', type: 'any', spec: 'rpc://ab' },
    ]
    expect(await fields(form)).toEqual(form)
  })

  test('whose section is no list has none, with a warning', async () => {
    const { parameters, log } = await dialog({ parameters: {} as [] })
    expect([parameters, log]).toEqual([
      [],
      [{ kind: 'warning', place: "module 'probe', parameters", message: expect.stringContaining('found Object') }],
    ])
  })

  test('with names of the prototype changes no prototype', async () => {
    const hostile = JSON.parse(
      '[{"name":"__proto__","type":"collection","default":{"polluted":1},"spec":[{"name":"constructor","default":2}]}]',
    )
    const { values } = await dialog({ expect: hostile })
    expect(Object.keys(values)).toEqual(['__proto__'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('sees webhook, connection and common in addresses and RPCs', async () => {
    const rpcs = giving({ echo: { label: '{{parameters.q}} {{webhook.id}} {{connection.c}} {{common.x}}', value: 1 } })
    const [field] = await fields([select({ options: 'rpc://echo?q={{webhook.id}}{{connection.c}}{{common.x}}' })], {
      rpcs,
      app: { common: { x: 'X' } },
      input: { webhook: { id: 'W' }, connection: { c: 'C' } },
    })
    expect(field?.options).toEqual([{ label: 'WCX W C X', value: 1 }])
  })
})

const listOf = (length: number) =>
  Array.from({ length }, (_, index) => ({ name: `n${index}`, type: 'text', value: index }))

/** An RPC that a service answers with this body. */
const answering = (body: unknown) => ({
  rpcs: { evil: { api: { url: 'https://api.test/' } } },
  answers: [{ body }],
})

describe('an RPC with hostile answers', () => {
  const strange = { toString: 1, valueOf: 1 }

  test.each([
    ['names that have no text', [{ name: strange, type: strange, label: strange, spec: strange, nested: 5 }]],
    ['names that are lists', [{ name: ['a'], type: 'collection', spec: [{ name: [], type: 'array', spec: {} }] }]],
    [
      'options of any kind',
      [{ name: 'a', type: 'select', options: { store: [null, 5, [], strange], value: {}, label: 1 } }],
    ],
    [
      'groups of any kind',
      [{ name: 'a', type: 'select', grouped: true, options: [null, strange, { options: strange }] }],
    ],
    ['buttons of any kind', [{ name: 'a', type: 'text', rpc: { url: strange } }]],
  ])('gives fields with %s', async (_, body) => {
    const { problems } = await dialog({ expect: 'rpc://evil' }, answering(body))
    expect(problems).toEqual([])
  })

  test('may be long, up to a limit', async () => {
    const [field] = await fields([select({ options: 'rpc://evil' })], answering(listOf(60_000)))
    expect(field?.options).toHaveLength(60_000)
    expect(await fields(['rpc://evil'], answering(listOf(10_000)))).toHaveLength(10_000)
    await expect(fields(['rpc://evil'], answering(listOf(50_001)))).rejects.toMatchObject({
      name: 'InvalidConfigurationError',
      message: expect.stringContaining('too many fields'),
    })
  })

  test('cannot make a form grow and grow', async () => {
    const given = Array.from({ length: 10 }, (_, index) => `rpc://evil?n=${index}`)
    await expect(fields(['rpc://evil'], { rpcs: giving({ evil: given }) })).rejects.toMatchObject({
      name: 'InvalidConfigurationError',
    })
  })

  test('may be nested without end', async () => {
    const depth = 20_000
    const body = `[${'{"options":[{"nested":['.repeat(depth)}${']}]}'.repeat(depth)}]`
    const headers = { 'content-type': 'application/json' }
    const rpcs = { evil: { api: { url: 'https://api.test/' } } }
    const { problems } = await dialog({ expect: 'rpc://evil' }, { rpcs, answers: [{ headers, body }] })
    expect(problems.length).toBeLessThanOrEqual(1)
  })

  test('of any kind leads to a form or a typed error', async () => {
    const word = fc.constantFrom(
      'name',
      'f',
      'a',
      '__proto__',
      'constructor',
      'rpc://evil',
      'rpc://evil?a={{parameters}}',
    )
    const kind = fc.constantFrom('select', 'collection', 'array', 'boolean', 'text')
    const { field } = fc.letrec((tie) => ({
      field: fc.oneof(
        { weight: 1, arbitrary: fc.oneof(word, fc.jsonValue({ maxDepth: 2 })) },
        {
          weight: 4,
          arbitrary: fc.record(
            {
              name: fc.oneof(word, fc.jsonValue({ maxDepth: 1 })),
              type: kind,
              default: fc.oneof(word, fc.constant(true), fc.array(fc.dictionary(word, word))),
              multiple: fc.boolean(),
              grouped: fc.boolean(),
              options: fc.oneof(word, tie('list'), fc.record({ store: tie('list'), nested: tie('list'), value: word })),
              value: word,
              nested: tie('list'),
              spec: fc.oneof(tie('list'), tie('field')),
              rpc: fc.record({ url: word }),
            },
            { requiredKeys: ['name', 'type'] },
          ),
        },
      ),
      list: fc.oneof(word, fc.array(tie('field'), { maxLength: 3 })),
    }))
    const property = fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.array(field, { maxLength: 4 }),
      async (form, given) => {
        const outcome = await dialog(
          { expect: form as [], interface: form as [] },
          {
            rpcs: { evil: { api: { response: { output: '{{common.given}}' } } } },
            app: { common: { given } },
            input: { parameters: { f: 'a', a: true, name: [{ f: 'a' }, { a: 1 }] } },
          },
        ).catch((error: unknown) => error)
        if (outcome instanceof MakeError) return outcome.name !== 'UnexpectedError'
        const { problems } = outcome as Awaited<ReturnType<typeof dialog>>
        return problems.every(({ type }) => type !== 'UnexpectedError')
      },
    )
    expect(fc.defaultReportMessage(await fc.check(property, { numRuns: 100 }))).toBeUndefined()
  })
})
