import { describe, expect, test } from 'vitest'
import { areasFor, runBatch, Tally } from '../../src/fuzz/index.ts'
import { Finding, judge, secret } from '../../src/fuzz/oracle.ts'
import { DataError, UnexpectedError } from '../../src/runtime/index.ts'

/** So many that all of them together take two seconds; `npm run fuzz` takes as many as fit into its time. */
const cases = { templates: 1500, definitions: 8, folders: 25, deliveries: 300 } as const

const areas = areasFor(['app'])

test.each(areas)('random $name end in nothing but results and typed errors', async (area) => {
  const result = await runBatch(area, 20_261_122, { cases: cases[area.name] })
  expect(result.fault).toBeUndefined()
  expect(result.cases).toBe(cases[area.name])
  const outcomes = Object.keys(result.outcomes)
  expect(outcomes).toContain('result')
  expect(outcomes.length).toBeGreaterThan(1)
})

const failing = (error: unknown) => () => {
  throw error
}

describe('a fault is found', () => {
  const log: unknown[] = []
  const big: Record<string, unknown> = {}
  big['self'] = big

  test.each([
    ['an error of JavaScript', failing(new TypeError('x'))],
    ['an error that is none', failing('x')],
    ['an error that nobody expected', failing(new UnexpectedError('x'))],
    ['a secret in a message', failing(new DataError(`It is ${secret}`))],
    ['a secret in the log of an error', failing(Object.assign(new DataError('x'), { log: [{ secret }] }))],
    ['a secret in a log', () => ({ log: [{ a: [secret] }] })],
    ['a result that is no JSON', () => big],
    ['a changed prototype', () => Object.assign(Array.prototype, { polluted: log })],
  ])('when it is %s', async (_, work) => {
    try {
      await expect(judge([{ what: 'it', work, guarded: true }])).rejects.toBeInstanceOf(Finding)
    } finally {
      Reflect.deleteProperty(Array.prototype, 'polluted')
    }
  })

  test('and nothing else is', async () => {
    const deeds = [
      { what: 'one', work: () => ({ secret, log: [] }), guarded: true },
      { what: 'two', work: failing(new DataError('no')), guarded: true },
      { what: 'three', work: failing(new DataError(secret)) },
    ]
    expect(await judge(deeds)).toEqual({ outcomes: ['result', 'DataError', 'DataError'] })
  })

  test('with the smallest case that shows it, and what leads to it again', async () => {
    const [templates] = areas
    const broken = {
      ...templates!,
      cases: templates!.cases.map(({ shown }) => ({
        shown,
        deeds: () => [{ what: 'it', work: () => (JSON.stringify(shown).includes('{{') ? failing('x')() : 1) }],
      })),
    }
    const { fault } = await runBatch(broken, 5)
    expect(fault?.message).toMatch(/^it: x/)
    expect(fault?.example.length).toBeLessThan(400)
    const again = await runBatch(broken, 5, { path: fault!.path })
    expect([again.fault?.example, again.cases]).toEqual([fault?.example, 1])
  })
})

test('the tally adds up what there was', () => {
  const tally = new Tally()
  const slowest = { ms: 12.3, seed: 7, index: 3 }
  tally.add({ area: 'templates', seed: 7, cases: 1000, outcomes: { result: 900, ImlError: 1100 }, slowest })
  tally.add({ area: 'templates', seed: 8, cases: 500, outcomes: { result: 1 }, slowest: { ms: 1, seed: 8, index: 0 } })
  expect(tally.cases).toBe(1500)
  expect(tally.lines()).toEqual([
    'templates        1,500 cases, slowest 12 ms (seed 7, case 3): ImlError 1,100, result 901',
  ])
})
