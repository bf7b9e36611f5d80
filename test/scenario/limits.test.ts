import { expect, test } from 'vitest'
import { bundlesOf, echo, hook, mod, runFlow } from './flow.ts'

const iterate = (id: number) => mod(id, 'builtin:BasicFeeder', { array: '{{1.rows}}' })
const ignore = { onerror: [mod(99, 'builtin:Ignore', null)] }
const rows = (count: number) => ({ rows: Array.from({ length: count }, (_, index) => index) })

test.each([
  [4, 'success', undefined],
  [3, 'error', 'OperationsLimitExceededError'],
])('at most %i operations: %s', async (operations, status, name) => {
  const result = await runFlow([hook, iterate(2), echo(3, {})], rows(2), { limits: { operations } })
  expect([result.status, result.error?.name]).toEqual([status, name])
  expect(result.operations).toBe(operations)
})

test.each([
  [5, 'success', undefined],
  [4, 'error', 'MaxResultsExceededError'],
])('at most %i bundles, counted before they are made: %s', async (bundles, status, name) => {
  const result = await runFlow([hook, iterate(2)], rows(4), { limits: { bundles } })
  expect([result.status, result.error?.name]).toEqual([status, name])
  expect(bundlesOf(result, 2)).toHaveLength(status === 'success' ? 4 : 0)
})

test('no further module begins when the time is over', async () => {
  let time = 0
  const now = () => (time += 100)
  const result = await runFlow([hook, iterate(2), echo(3, {})], rows(1000), { limits: { milliseconds: 1000 }, now })
  expect(result.error?.name).toBe('ScenarioTimeoutError')
  expect(result.operations).toBeLessThan(12)
})

test('nothing catches a limit', async () => {
  const flow = [
    hook,
    { ...iterate(2), ...ignore },
    mod(3, 'fixture:echo', {}, { onerror: [mod(98, 'builtin:Ignore', null)] }),
  ]
  expect((await runFlow(flow, rows(100), { limits: { operations: 10 } })).error?.name).toBe(
    'OperationsLimitExceededError',
  )
  expect((await runFlow(flow, rows(100), { limits: { bundles: 10 } })).error?.name).toBe('MaxResultsExceededError')
})

const repeat = (id: number) => mod(id, 'builtin:BasicRepeater', { start: 1, repeats: 10_000, step: 1 })

test('loops in loops end at the default limits', async () => {
  const result = await runFlow([hook, repeat(2), repeat(3), repeat(4), repeat(5)])
  expect(result.status).toBe('error')
  expect(result.operations).toBeLessThanOrEqual(1000)
})
