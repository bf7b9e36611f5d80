import { describe, expect, test } from 'vitest'
import { bundlesOf, echo, hook, mod, runFlow, runsOf } from './flow.ts'

const stores = { scenario: { dlq: true } }
const iterate = mod(2, 'builtin:BasicFeeder', { array: '{{1.rows}}' })
const payload = { rows: ['', 'no', ''] }

/** Fails for the second of three bundles. */
const flow = (onerror?: object[]) => [
  hook,
  iterate,
  mod(3, 'app#fixture:check', { fails: '{{2.value}}' }, onerror && { onerror }),
  echo(4, { fine: '{{3.fine}}' }),
]
const directive = (name: string, mapper: unknown = null) => mod(9, `builtin:${name}`, mapper)

test('without an error handler the run ends at the first error', async () => {
  const result = await runFlow(flow(), payload)
  expect(result).toMatchObject({ status: 'error', operations: 5 })
  expect([result.error?.name, result.error?.message]).toEqual(['DataError', 'Refused: no'])
  expect(bundlesOf(result, 4)).toHaveLength(1)
})

test('Ignore leaves the bundle out and goes on with the next', async () => {
  const result = await runFlow(flow([directive('Ignore')]), payload)
  expect(result).toMatchObject({ status: 'success', operations: 7 })
  expect(bundlesOf(result, 4)).toHaveLength(2)
  expect(runsOf(result, 3)[1]).toMatchObject({ outcome: 'failed', handled: 'ignore', bundles: [] })
})

test('Resume gives another bundle instead, and goes on with it', async () => {
  const result = await runFlow(flow([directive('Resume', { fine: 'instead of {{2.value}}' })]), payload)
  expect(bundlesOf(result, 4)).toEqual([{ fine: true }, { fine: 'instead of no' }, { fine: true }])
  expect(result.status).toBe('success')
})

test('Break puts the bundle aside where incomplete executions are stored, and goes on', async () => {
  const result = await runFlow(flow([directive('Break', { retry: true, count: '3', interval: '15' })]), payload, {
    metadata: stores,
  })
  expect(result.status).toBe('warning')
  expect(result.error).toBeUndefined()
  expect(bundlesOf(result, 4)).toHaveLength(2)
})

test('Break ends the run where they are not stored', async () => {
  const result = await runFlow(flow([directive('Break')]), payload)
  expect([result.status, result.error?.message]).toEqual(['error', 'Refused: no'])
})

test.each([
  ['Rollback', 'error'],
  ['Commit', 'success'],
])('%s ends the run: %s', async (name, status) => {
  const result = await runFlow(flow([directive(name)]), payload)
  expect(result.status).toBe(status)
  expect(result.error?.message).toBe(status === 'error' ? 'Refused: no' : undefined)
  expect(bundlesOf(result, 4)).toHaveLength(1)
})

const way = (id: number, name: string, type: string) => ({
  flow: [
    mod(id, `builtin:${name}`, null, {
      filter: { name: type, conditions: [[{ a: '{{3.error.type}}', b: type, o: 'text:equal' }]] },
    }),
  ],
})

describe('the modules behind an error', () => {
  test('read its message and type, and what the failed module could read', async () => {
    const result = await runFlow(
      flow([echo(8, { text: '{{3.error.type}}: {{3.error.message}} ({{2.value}})' }), directive('Ignore')]),
      payload,
    )
    expect(bundlesOf(result, 8)).toEqual([{ text: 'DataError: Refused: no (no)' }])
    expect(result.operations).toBe(8)
  })

  test('without a directive leave the bundle out', async () => {
    const result = await runFlow(flow([echo(8, {})]), payload)
    expect(result.status).toBe('success')
    expect(bundlesOf(result, 4)).toHaveLength(2)
  })

  test('whose filter does not let the error in do not handle it', async () => {
    const filter = { name: '', conditions: [[{ a: '{{3.error.type}}', b: 'RateLimitError', o: 'text:equal' }]] }
    const result = await runFlow(flow([{ ...directive('Ignore'), filter }]), payload)
    expect([result.status, runsOf(result, 9)]).toEqual(['error', []])
  })

  test('take ways of a router, each with its directive', async () => {
    const router = mod(8, 'builtin:BasicRouter', null, {
      routes: [way(10, 'Rollback', 'RateLimitError'), way(11, 'Ignore', 'DataError')],
    })
    expect((await runFlow(flow([router]), payload)).status).toBe('success')
  })

  test('that fail themselves end the run with their own error', async () => {
    const result = await runFlow(flow([mod(8, 'fixture:check', { fails: 'again' }), directive('Ignore')]), payload)
    expect([result.status, result.error?.message]).toEqual(['error', 'Refused: again'])
  })
})

test('an error handler without modules handles nothing', async () => {
  expect((await runFlow(flow([]), payload)).status).toBe('error')
})

test('a field that cannot be mapped goes to the error handler too', async () => {
  const broken = mod(
    2,
    'fixture:echo',
    { at: '{{formatDate(1.at; "YYYY")}}' },
    { onerror: [directive('Resume', { at: 'unknown' })] },
  )
  const result = await runFlow([hook, broken, echo(3, { at: '{{2.at}}' })], { at: 'soon' })
  expect(bundlesOf(result, 3)).toEqual([{ at: 'unknown' }])
})

test('an aggregator whose fields cannot be mapped leaves the bundle out with Ignore', async () => {
  const aggregate = mod(
    3,
    'builtin:BasicAggregator',
    { at: '{{formatDate(2.value; "YYYY")}}' },
    { parameters: { feeder: 2 }, onerror: [directive('Ignore')] },
  )
  const result = await runFlow([hook, iterate, aggregate], { rows: ['2026-11-20', 'soon'] })
  expect(bundlesOf(result, 3)).toEqual([{ array: [{ at: '2026' }], __IMTAGGLENGTH__: 1 }])
})
