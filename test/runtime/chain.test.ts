import { describe, expect, test } from 'vitest'
import { exchanges, failure, run } from './harness.ts'

const url = 'https://api.test/'

describe('the result of a chain', () => {
  test.each([
    [
      'is that of the last request',
      [{ response: { output: { a: 1 } } }, { response: { output: { b: 2 } } }],
      [{ b: 2 }],
    ],
    ['stays when the last is skipped', [{ response: { output: { a: 1 } } }, { condition: false }], [{ a: 1 }]],
    [
      'stays when the last gives nothing',
      [{ response: { output: { a: 1 } } }, { response: { output: '{{nothing}}' } }],
      [{ a: 1 }],
    ],
    [
      'stays when the last gives null',
      [{ response: { output: { a: 1 } } }, { response: { output: null } }],
      [{ a: 1 }],
    ],
    [
      'stays when the last gives false',
      [{ response: { output: { a: 1 } } }, { response: { output: false } }],
      [{ a: 1 }],
    ],
    ['stays when the last gives 0', [{ response: { output: { a: 1 } } }, { response: { output: 0 } }], [{ a: 1 }]],
    [
      'is the default of a skipped request',
      [{ condition: { condition: false, default: { d: '{{1 + 1}}' } } }],
      [{ d: 2 }],
    ],
    ['is nothing when all are skipped', [{ condition: false }, { condition: '{{nothing}}' }], []],
    ['is nothing for an empty chain', [], []],
    ['is nothing for an empty request', {}, []],
    ['is nothing for no communication', undefined, []],
  ])('%s', async (_, api, expected) => {
    const { bundles, requests } = await run(api)
    expect([bundles, requests]).toEqual([expected, []])
  })

  test('is wiped by an empty list, which is no bundle of an action', async () => {
    const api = [{ response: { output: { a: 1 } } }, { response: { output: [] } }]
    expect((await run(api, { type: 'search' })).bundles).toEqual([])
    expect(await failure(api)).toMatchObject({
      name: 'DataError',
      message: 'Invalid item in module output. Expected Object, but found Array.',
    })
  })

  test('is the raw body where no output is defined', async () => {
    const { bundles } = await run([{ url }, { condition: false }], { answers: [{ body: { raw: true } }] })
    expect(bundles).toEqual([{ raw: true }])
  })
})

describe('a condition', () => {
  test.each([
    [true, true],
    [false, false],
    ['{{parameters.yes}}', true],
    ['{{parameters.no}}', false],
    ['{{nothing}}', false],
    ['{{0}}', false],
    ['', false],
    ["{{'false'}}", true],
    ['{{emptyarray}}', true],
    [null, true],
    [{ default: { a: 1 } }, true],
    [{ condition: '{{parameters.no}}' }, false],
    [{ condition: '{{parameters.yes}}', default: { a: 1 } }, true],
  ])('%j lets the request through: %s', async (condition, passes) => {
    const { requests } = await run(
      { url, condition },
      { parameters: { yes: true, no: false }, answers: [{ body: {} }] },
    )
    expect(requests).toHaveLength(passes ? 1 : 0)
  })

  test('sees the temp of its own request, which stays even if it is skipped', async () => {
    const chain = [
      { url, temp: { skip: true }, condition: '{{!temp.skip}}', response: { temp: { response: true } } },
      { response: { output: '{{temp}}' } },
    ]
    const { bundles, requests } = await run(chain)
    expect([bundles, requests]).toEqual([[{ skip: true }], []])
  })
})

describe('temp', () => {
  test.each([
    ['keys of one block do not see each other', [{ temp: { a: 1, b: '{{temp.a}}' } }], { a: 1 }],
    [
      'later blocks see earlier ones',
      [{ temp: { a: 1 }, response: { temp: { b: '{{temp.a + 1}}' } } }],
      { a: 1, b: 2 },
    ],
    ['later keys win', [{ temp: { a: 1 } }, { temp: { a: 2 } }], { a: 2 }],
    [
      'collections merge',
      [{ temp: { a: { b: 1, c: { d: 1 } } } }, { temp: { a: { c: { e: 2 } } } }],
      { a: { b: 1, c: { d: 1, e: 2 } } },
    ],
    ['lists merge by index', [{ temp: { a: [1, 2, 3] } }, { temp: { a: [9] } }], { a: [9, 2, 3] }],
    ['undefined changes nothing', [{ temp: { a: 1 } }, { temp: { a: '{{nothing}}' } }], { a: 1 }],
    ['null overwrites', [{ temp: { a: 1 } }, { temp: { a: null } }], { a: null }],
    ['may be one expression', [{ temp: '{{parameters}}' }], { p: { q: 1 } }],
    ['may be nothing', [{ temp: '{{nothing}}' }], {}],
    [
      'names of the prototype',
      [{ temp: { constructor: { a: 1 }, toString: 'x' } }],
      { constructor: { a: 1 }, toString: 'x' },
    ],
  ])('%s', async (_, steps, expected) => {
    const chain = [...steps, { response: { output: { temp: '{{temp}}' } } }]
    expect((await run(chain, { parameters: { p: { q: 1 } } })).bundles).toEqual([{ temp: expected }])
  })

  test('__proto__ in an answer changes no prototype', async () => {
    const body = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'
    const headers = { 'content-type': 'application/json' }
    await run({ url, response: { temp: '{{body}}', output: {} } }, { answers: [{ headers, body }] })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('is not shared by runs, nor does it change the parameters', async () => {
    const parameters = { p: { q: 1 } }
    const chain = [{ temp: { p: '{{parameters.p}}' } }, { temp: { p: { r: 2 } } }, { response: { output: '{{temp}}' } }]
    expect((await run(chain, { parameters })).bundles).toEqual([{ p: { q: 1, r: 2 } }])
    expect(parameters).toEqual({ p: { q: 1 } })
  })

  test('that is no collection is refused', async () => {
    const error = await failure({ temp: '{{1}}' })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('api.temp') })
  })

  test('of the response is set before validity is checked', async () => {
    const response = { temp: { ok: false }, valid: '{{temp.ok}}', error: { message: 'ok is {{temp.ok}}' } }
    expect(await failure({ response })).toMatchObject({ message: 'ok is false' })
  })
})

describe('a step without url', () => {
  test('sends nothing, ignores what concerns sending, and fails by its valid', async () => {
    const guard = {
      method: 'POST',
      headers: { a: '{{unknown()}}' },
      pagination: { qs: {} },
      response: { valid: { condition: '{{parameters.userId}}', message: 'User ID is missing.', type: 'DataError' } },
    }
    const chain = [guard, { url, response: { output: { sent: true } } }]
    const error = await failure(chain)
    expect(error).toMatchObject({ name: 'DataError', message: 'User ID is missing.', log: [], statusCode: undefined })
    expect((await run(chain, { parameters: { userId: 'u' } })).bundles).toEqual([{ sent: true }])
  })

  test('does not see the answer of the step before', async () => {
    const chain = [{ url }, { response: { output: { body: '{{body}}', status: '{{statusCode}}' } } }]
    expect((await run(chain, { answers: [{ body: { a: 1 } }] })).bundles).toEqual([{}])
  })
})

describe('output', () => {
  const answers = [{ body: { items: [{ n: 1 }, { n: 2 }, { n: 3 }], one: { n: 9 }, text: 't' } }]
  const wrapper = { items: '{{output}}' }
  const listed = async (iterate: unknown, more: Record<string, unknown> = {}) => {
    const { bundles } = await run({ url, response: { iterate, wrapper, ...more } }, { answers })
    return bundles[0]?.['items']
  }

  test.each([
    ['{{body.items}}', [{ n: 1 }, { n: 2 }, { n: 3 }]],
    ['{{body.one}}', [{ n: 9 }]],
    ['{{body.missing}}', []],
    [{ container: '{{body.items}}', condition: '{{item.n > 1}}' }, [{ n: 2 }, { n: 3 }]],
    [{ container: '{{body.items}}' }, [{ n: 1 }, { n: 2 }, { n: 3 }]],
  ])('iterates %j', async (iterate, expected) => {
    expect(await listed(iterate)).toEqual(expected)
  })

  test('of each item is evaluated, and dropped when it is nothing', async () => {
    const output = "{{if(item.n = 1, null, if(item.n = 2, nothing, 'n' + item.n))}}"
    expect(await listed('{{body.items}}', { output })).toEqual(['n3'])
    expect(await listed('{{body.items}}', { output: '{{null}}' })).toEqual([])
  })

  test.each([null, false])('of %j ends the answer: there is nothing to iterate or to wrap', async (output) => {
    for (const iterate of ['{{body.items}}', undefined]) {
      const response = {
        output,
        wrapper: { wrapped: '{{output}}', k: 1 },
        ...(iterate === undefined ? {} : { iterate }),
      }
      // oxlint-disable-next-line no-await-in-loop -- two spellings of one case
      expect((await run({ url, response }, { answers })).bundles).toEqual([])
    }
  })

  test('knows the ends of the container', async () => {
    const response = {
      iterate: { container: '{{body.items}}', condition: '{{item.n = 2}}' },
      wrapper: {
        first: '{{iterate.container.first.n}}',
        last: '{{iterate.container.last.n}}',
        count: '{{length(output)}}',
      },
    }
    expect((await run({ url, response }, { answers })).bundles).toEqual([{ first: 1, last: 3, count: 1 }])
  })

  test('without braces is read as a path, with a warning', async () => {
    const { bundles, log } = await run({ url, response: { iterate: 'body.items', wrapper } }, { answers })
    expect(bundles).toEqual([{ items: [{ n: 1 }, { n: 2 }, { n: 3 }] }])
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'warning', place: "module 'probe', api.response.iterate" }),
    )
  })

  test('iterates no text', async () => {
    const error = await failure({ url, response: { iterate: '{{body.text}}' } }, { answers })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('found String') })
  })

  test('is wrapped without iterate, too', async () => {
    const response = { output: { a: '{{body.text}}' }, wrapper: { wrapped: '{{output}}' } }
    expect((await run({ url, response }, { answers })).bundles).toEqual([{ wrapped: { a: 't' } }])
  })

  test.each([
    ['a text', 'text', 'String'],
    ['a number', 5, 'Number'],
    ['true', true, 'Boolean'],
    ['a list', [{}], 'Array'],
    ['a buffer', "{{toBinary('x')}}", 'Buffer'],
  ])('of an action cannot be %s', async (_, output, found) => {
    expect(await failure({ response: { output } })).toMatchObject({
      name: 'DataError',
      message: `Invalid item in module output. Expected Object, but found ${found}.`,
    })
  })
})

describe('an expression that fails', () => {
  const broken = '{{formatDate(parameters.text, "X")}}'

  test.each([
    ['url', { url: `${url}${broken}` }, 'api.url'],
    ['body', { url, method: 'POST', body: { traits: [{ at: broken }] } }, 'api.body.traits[0].at'],
    ['header', { url, headers: { 'X-At': broken } }, 'api.headers.X-At'],
    ['condition', { url, condition: { condition: broken } }, 'api.condition.condition'],
    ['temp', { temp: { at: broken } }, 'api.temp.at'],
    ['valid', { response: { valid: { condition: broken } } }, 'api.response.valid.condition'],
    ['output', { response: { output: { at: broken } } }, 'api.response.output.at'],
    ['chain', [{}, {}, { response: { output: { at: broken } } }], 'api[2].response.output.at'],
  ])("in %s is a DataError that names its place and keeps the engine's text", async (_, api, place) => {
    const error = await failure(api, { parameters: { text: 'soon' } })
    expect(error.name).toBe('DataError')
    expect(error.message).toMatch(/^module 'probe', api.*: Function 'formatDate' finished with error!/)
    expect(error.message).toContain(`${place}: `)
  })

  test('because of its syntax fails when it is reached, and not before', async () => {
    const chain = [{ response: { output: { a: 1 } } }, { condition: false, response: { output: '{{if(}}' } }]
    expect((await run(chain)).bundles).toEqual([{ a: 1 }])
    const error = await failure({ response: { output: { a: '{{if(}}' } } })
    expect(error).toMatchObject({ name: 'DataError', message: expect.stringContaining('api.response.output') })
  })

  test('in base names base', async () => {
    const base = { baseUrl: url, headers: { 'X-At': broken } }
    const error = await failure({ url: '/', headers: {} }, { base, parameters: { text: 'soon' } })
    expect(error.message).toContain('base.headers.X-At')
  })
})

test('a failing request ends the chain; the log tells how far it came', async () => {
  const chain = [{ url }, { url: `${url}two` }, { url: `${url}three` }]
  const answers = [{ body: {} }, { status: 500 }, { body: {} }]
  const error = await failure(chain, { answers, base: { log: { sanitize: ['request.headers.authorization'] } } })
  expect(error.name).toBe('ConnectionError')
  expect(exchanges(error.log).map(({ step, response }) => [step, response?.statusCode])).toEqual([
    [0, 200],
    [1, 500],
  ])
})
