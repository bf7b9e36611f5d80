import { expect, test } from 'vitest'
import { bundlesOf, echo, hook, mod, runFlow, runsOf } from './flow.ts'

const when = (b: string) => ({ name: `Is ${b}`, conditions: [[{ a: '{{1.type}}', b, o: 'text:equal' }]] })
const fallback = { name: 'Anything else', conditions: [], fallback: true }

const router = (...flows: object[][]) =>
  mod(2, 'builtin:BasicRouter', null, { routes: flows.map((flow) => ({ flow })) })

const ranOf = async (routerModule: object, type: string): Promise<number[]> => {
  const result = await runFlow([hook, routerModule], { type })
  return [3, 4, 5, 6].filter((id) => bundlesOf(result, id).length > 0)
}

test('every way whose filter holds is taken, in order', async () => {
  const order: number[] = []
  const flow = [
    hook,
    router([echo(3, { n: 1 }), echo(4, { n: '{{3.n}}' })], [echo(5, { n: 2 }, { filter: when('a') })]),
  ]
  const result = await runFlow(flow, { type: 'a' })
  const visit = (runs: typeof result.runs): void => {
    for (const run of runs) {
      order.push(run.id)
      visit(run.next.flat())
    }
  }
  visit(result.runs)
  expect(order).toEqual([1, 2, 3, 4, 5])
  expect(result.operations).toBe(4)
})

test.each([
  ['a', [3]],
  ['b', [4]],
  ['c', [5]],
])('the fallback takes what no other way takes: %s', async (type, expected) => {
  // It comes first here, and is looked at last all the same.
  const ways = router(
    [echo(5, {}, { filter: fallback })],
    [echo(3, {}, { filter: when('a') })],
    [echo(4, {}, { filter: when('b') })],
  )
  expect(await ranOf(ways, type)).toEqual(expected)
})

test('a fallback beside a way without filter is never taken', async () => {
  expect(await ranOf(router([echo(3, {})], [echo(4, {}, { filter: fallback })]), 'a')).toEqual([3])
})

test('a way that is switched off is not taken, and does not keep the fallback from it', async () => {
  const routes = [{ flow: [echo(3, {})], disabled: true }, { flow: [echo(4, {}, { filter: fallback })] }]
  expect(await ranOf(mod(2, 'builtin:BasicRouter', null, { routes }), 'a')).toEqual([4])
})

test('routers stand in routers', async () => {
  const inner = mod(3, 'builtin:BasicRouter', null, { routes: [{ flow: [echo(4, {})] }, { flow: [echo(5, {})] }] })
  expect(await ranOf(router([inner], [echo(6, {})]), 'a')).toEqual([4, 5, 6])
})

const is = (a: string, b: string) => ({ a: `{{1.${a}}}`, b, o: 'text:equal' })

test('groups of conditions are joined by OR, those in a group by AND', async () => {
  const filter = { name: 'x', conditions: [[is('a', '1'), is('b', '1')], [is('c', '1')]] }
  const passes = async (payload: object) =>
    bundlesOf(await runFlow([hook, echo(2, {}, { filter })], payload), 2).length === 1
  expect(await passes({ a: '1', b: '1' })).toBe(true)
  expect(await passes({ a: '1' })).toBe(false)
  expect(await passes({ c: '1' })).toBe(true)
  expect(await passes({ b: '1' })).toBe(false)
})

test.each([[[]], [[[]]], [undefined]])('a filter with the conditions %j lets all in', async (conditions) => {
  const result = await runFlow([hook, echo(2, {}, { filter: { name: 'x', conditions } })])
  expect(bundlesOf(result, 2)).toEqual([{}])
})

test('what a filter keeps out is noted and costs nothing', async () => {
  const result = await runFlow([hook, echo(2, {}, { filter: when('a') }), echo(3, {})], { type: 'b' })
  expect(runsOf(result, 2)).toMatchObject([{ outcome: 'filtered', filter: 'Is a', bundles: [] }])
  expect(result).toMatchObject({ status: 'success', operations: 1 })
})

test('a filter that cannot be evaluated ends the run', async () => {
  const filter = { name: 'Big', conditions: [[{ a: '{{1.size}}', b: '{{1.type}}', o: 'number:greater' }]] }
  const { status, error } = await runFlow([hook, echo(2, {}, { filter })], { size: 10, type: 'many' })
  expect([status, error?.name]).toEqual(['error', 'DataError'])
  expect(error?.message).toBe("Failed to evaluate the filter 'Big': 'many' is not a valid number.")
})
