import { describe, expect, test } from 'vitest'
import { failureOn, items, queries, runOn } from './feed.ts'

const url = 'https://api.test/jobs/1'

/** A job that is done when it has been asked this often. */
const doneAfter = (times: number) => (_: unknown, index: number) => ({ done: index + 1 >= times, asked: index + 1 })
const never = doneAfter(Number.POSITIVE_INFINITY)
const pending = '{{!body.done}}'

/** A clock on which sleeping takes no time; it keeps how long and why it was asked to sleep. */
function clock() {
  const slept: [number, string | undefined][] = []
  const sleep = async (ms: number, _signal?: AbortSignal, reason?: string) => void slept.push([ms, reason])
  return { slept, environment: { sleep } }
}

const pause = clock().environment
const action = { type: 'action', environment: pause }

describe('repeat', () => {
  test('makes a request again for as long as its condition holds, with a pause before each', async () => {
    const { slept, environment } = clock()
    const api = { url, repeat: { condition: pending, delay: 2500, limit: 10 } }
    const { bundles, requests } = await runOn(api, doneAfter(3), { type: 'action', environment })
    expect([bundles, requests.length]).toEqual([[{ done: true, asked: 3 }], 3])
    expect(slept).toEqual([
      [2500, 'repeat'],
      [2500, 'repeat'],
    ])
  })

  test('does nothing when its condition does not hold after the first answer', async () => {
    const { slept, environment } = clock()
    const { requests } = await runOn({ url, repeat: { condition: pending } }, doneAfter(1), {
      type: 'action',
      environment,
    })
    expect([requests.length, slept]).toEqual([1, []])
  })

  test('waits on the real clock unless given another', async () => {
    const started = performance.now()
    await runOn({ url, repeat: { condition: pending, delay: 30 } }, doneAfter(2), { type: 'action' })
    expect(performance.now() - started).toBeGreaterThanOrEqual(28)
  })

  test.each([
    ['while as a collection', { while: { condition: pending, limit: 5 } }],
    ['while as a condition', { while: pending }],
    ['repeat as a condition', { repeat: pending }],
    ['numbers as text', { repeat: { condition: pending, delay: '10', limit: '5' } }],
    ['repeat, which goes before while', { repeat: { condition: pending }, while: false }],
  ])('may be written as %s', async (_, directive) => {
    expect((await runOn({ url, ...directive }, doneAfter(3), action)).requests).toHaveLength(3)
  })

  test('sees body, headers, statusCode and temp, and the response.temp of its own pass', async () => {
    const condition = "{{temp.asked < 3 & statusCode = 200 & contains(headers.`content-type`, 'json') & !body.done}}"
    const api = { url, response: { temp: { asked: '{{body.asked}}' } }, repeat: { condition } }
    expect((await runOn(api, never, action)).requests).toHaveLength(3)
  })

  test('evaluates temp, the request and its condition in each pass', async () => {
    const api = {
      url,
      temp: { pass: '{{ifempty(temp.pass, 0) + 1}}' },
      condition: '{{temp.pass < 4}}',
      qs: { pass: '{{temp.pass}}' },
      repeat: { condition: true },
    }
    const { bundles, requests } = await runOn(api, never, action)
    expect(queries(requests)).toEqual(['pass=1', 'pass=2', 'pass=3'])
    expect(bundles).toEqual([])
  })

  test('gives the result of the last pass, not of all', async () => {
    const api = { url, response: { iterate: '{{body.items}}' }, repeat: { condition: '{{body.more}}' } }
    const { bundles } = await runOn(api, (_, index) => ({ items: items(index, 1), more: index < 2 }), {
      environment: pause,
    })
    expect(bundles).toEqual([{ id: 2 }])
  })

  test('reads all pages in each pass', async () => {
    const api = {
      url,
      qs: { page: '{{pagination.page}}' },
      response: { iterate: '{{body.items}}', temp: { passes: '{{ifempty(temp.passes, 0) + 1}}' } },
      pagination: { condition: '{{pagination.page < 3}}' },
      repeat: { condition: '{{temp.passes < 4}}' },
    }
    const { requests } = await runOn(api, () => ({ items: items(1, 1) }), { environment: pause })
    expect(queries(requests)).toEqual(['page=1', 'page=2', 'page=1', 'page=2'])
  })

  test('of a later request leaves the ones before alone, and the result goes on to the next', async () => {
    const api = [
      { url: `${url}/start` },
      { url, repeat: { condition: pending }, response: { temp: { asked: '{{body.asked}}' } } },
      { response: { output: { asked: '{{temp.asked}}' } } },
    ]
    const { bundles, requests } = await runOn(api, doneAfter(4), action)
    expect(bundles).toEqual([{ asked: 4 }])
    expect(requests.map((request) => request.url)).toEqual([`${url}/start`, url, url, url])
  })

  test('also repeats a step without url', async () => {
    const api = [
      { temp: { n: '{{ifempty(temp.n, 0) + 1}}' }, repeat: { condition: '{{temp.n < 3}}' } },
      { response: { output: { n: '{{temp.n}}' } } },
    ]
    expect((await runOn(api, never, action)).bundles).toEqual([{ n: 3 }])
  })

  test('ends with an answer that is an error', async () => {
    const api = { url, response: { valid: '{{body.asked < 3}}' }, repeat: { condition: true } }
    const error = await failureOn(api, never, action)
    expect([error.name, error.requests.length]).toEqual(['RuntimeError', 3])
  })
})

describe('a repeat that never ends', () => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [99, 99],
    [101, 101],
    [999, 999],
    [1000, 1000],
    [1001, 1000],
    [1800, 1000],
    [undefined, 1000],
    [null, 1000],
  ])('makes with a limit of %s in all %d requests', async (limit, expected) => {
    const { slept, environment } = clock()
    const repeat = { condition: pending, delay: 5000, limit }
    const { requests, bundles, log } = await runOn({ url, repeat }, never, { type: 'action', environment })
    expect([requests.length, slept.length]).toEqual([expected, expected - 1])
    expect(bundles).toEqual([{ done: false, asked: expected }])
    expect(log.filter(({ kind }) => kind === 'warning')).toContainEqual({
      kind: 'warning',
      place: "module 'probe', api.repeat",
      message: `The condition still held after ${expected} requests, and no more are allowed.`,
    })
  })

  test('is warned of when it makes more requests than Make may count', async () => {
    const doubts = async (times: number) => {
      const { log } = await runOn({ url, repeat: { condition: pending } }, doneAfter(times), action)
      return log.filter(({ kind }) => kind === 'warning').length
    }
    expect([await doubts(99), await doubts(100), await doubts(101)]).toEqual([0, 0, 1])
  })

  test('counts only its first pass as a request of the run', async () => {
    const api = [{ url, repeat: { condition: pending, limit: 150 } }, { url }]
    expect((await runOn(api, never, { ...action, common: { maxRequestCount: 2 } })).requests).toHaveLength(151)
    const error = await failureOn([...api, { url }], never, { ...action, common: { maxRequestCount: 2 } })
    expect(error.message).toContain('2 requests')
  })

  test('cannot ask for pages without end', async () => {
    const api = {
      url,
      response: { iterate: '{{body.items}}' },
      pagination: {},
      repeat: { condition: true, limit: 4 },
    }
    const { requests } = await runOn(api, () => ({ items: items(1, 1) }), { environment: pause })
    // 51 pages, 49 more until 100 are counted, and then the first page of each pass alone.
    expect(requests).toHaveLength(51 + 50 + 1 + 1)
  })

  test('stops at an environment that cannot sleep', async () => {
    const environment = { sleep: async () => Promise.reject(new Error('no sleep')) }
    const error = await failureOn({ url, repeat: { condition: true } }, never, { type: 'action', environment })
    expect(error).toMatchObject({ name: 'UnexpectedError', message: expect.stringContaining('no sleep') })
  })
})

describe('repeat is refused', () => {
  test.each([
    ['without a condition', { limit: 3 }, 'repeat'],
    ['with nothing in it', {}, 'repeat'],
    ['with a delay that is an expression', { condition: true, delay: '{{parameters.delay}}' }, 'repeat.delay'],
    ['with a limit that is an expression', { condition: true, limit: '{{parameters.limit}}' }, 'repeat.limit'],
    ['with a negative delay', { condition: true, delay: -1 }, 'repeat.delay'],
    ['with a negative limit', { condition: true, limit: -1 }, 'repeat.limit'],
    ['with an endless delay', { condition: true, delay: Number.POSITIVE_INFINITY }, 'repeat.delay'],
    ['with a delay that no timer can wait for', { condition: true, delay: 2 ** 31 }, 'repeat.delay'],
    ['with a limit that is none', { condition: true, limit: true }, 'repeat.limit'],
    ['with a limit that is no number', { condition: true, limit: Number.NaN }, 'repeat.limit'],
  ])('%s', async (_, repeat, place) => {
    const error = await failureOn({ url, repeat }, never, action)
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', requests: [] })
    expect(error.message).toContain(`module 'probe', api.${place}: `)
  })

  test('by its other name, too', async () => {
    const error = await failureOn({ url, while: { limit: 3 } }, never, action)
    expect(error.message).toContain("module 'probe', api.while: ")
  })
})
