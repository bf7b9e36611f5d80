import { expect, test } from 'vitest'
import { describeResult } from '../../src/scenario/index.ts'
import { echo, hook, mod, runFlow } from './flow.ts'

test('a run is told as a tree: what each module gave, what was kept out, what failed', async () => {
  const flow = [
    hook,
    mod(2, 'builtin:BasicFeeder', { array: '{{1.rows}}' }),
    mod(
      3,
      'fixture:check',
      { fails: '{{2.value}}' },
      {
        filter: { name: 'Not x', conditions: [[{ a: '{{2.value}}', b: 'x', o: 'text:notequal' }]] },
        onerror: [mod(9, 'builtin:Resume', { fine: 'no' })],
      },
    ),
    mod(4, 'builtin:BasicAggregator', { fine: '{{3.fine}}' }, { parameters: { feeder: 2 } }),
    mod(5, 'gateway:WebhookRespond', { status: '200', body: '{{4.__IMTAGGLENGTH__}}' }),
  ]
  const result = await runFlow(flow, { rows: ['', 'bad', 'x'] })
  expect(describeResult(result)).toEqual([
    '1  Custom webhook (gateway:CustomWebHook)',
    '   → {"rows":["","bad","x"]}',
    '   2  Iterator (builtin:BasicFeeder)',
    '      → 1 of 3 {"value":"","__IMTINDEX__":1,"__IMTLENGTH__":3}',
    '      3  check (fixture:check)',
    '         → {"fine":true}',
    '      → 2 of 3 {"value":"bad","__IMTINDEX__":2,"__IMTLENGTH__":3}',
    '      3  check (fixture:check)',
    '         DataError: Refused: bad',
    '         ! 9  Resume (builtin:Resume)',
    '         handled by resume',
    '         → {"fine":"no"}',
    '      → 3 of 3 {"value":"x","__IMTINDEX__":3,"__IMTLENGTH__":3}',
    '      3  check: kept out by the filter "Not x"',
    '   4  Array aggregator (builtin:BasicAggregator), has collected 2',
    '      → {"array":[{"fine":true},{"fine":"no"}],"__IMTAGGLENGTH__":2}',
    '      5  Webhook response (gateway:WebhookRespond)',
    '         → {}',
    '',
    'answered  200 2',
    'run       success, 6 operations',
  ])
})

test('what is long or many is cut', async () => {
  const rows = Array.from({ length: 8 }, (_, index) => ({ index, text: 'x'.repeat(500) }))
  const lines = describeResult(await runFlow([hook, mod(2, 'builtin:BasicFeeder', { array: '{{1.rows}}' })], { rows }))
  expect(lines.filter((line) => line.includes(' of 8 '))).toHaveLength(5)
  expect(lines).toContain('      … and 3 more')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200)
})

test('an error that ended the run is told at the end, and one operation is one', async () => {
  const lines = describeResult(await runFlow([echo(1, { at: '{{formatDate("soon"; "YYYY")}}' })]))
  expect(lines.at(-2)).toMatch(/^stopped {3}DataError: Failed to map 'at': /)
  expect(lines.at(-1)).toBe('run       error, 1 operation')
})
