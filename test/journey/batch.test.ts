import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBatch, runBatch } from '../../src/journey/index.ts'
import { loadApp } from '../../src/runtime/index.ts'
import { type Sandbox, sandboxDefaults, startSandbox } from '../../src/sandbox/index.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})

afterAll(() => sandbox.stop())

const run = (writeKey: string) =>
  runBatch(loadApp('app', { fetch: sandbox.fetch }), sandbox, { region: 'us', writeKey, ramen: 'off' })

test('takes one operation and two requests, and skips the event that is invalid', async () => {
  const outcome = await run(sandboxDefaults.sources[0].writeKey)
  expect(outcome.mismatches).toEqual([])
  const lines = describeBatch(19, outcome)
  expect(lines.slice(0, 3)).toEqual([
    '19  Send a batch of 2,600 events, one of them invalid, as one operation',
    '    module   sendBatch: 2,599 of 2,600 accepted',
    expect.stringMatching(/^ +skipped: event 1300 is a track without event/),
  ])
  expect(lines.filter((line) => line.includes('POST /v1/batch'))).toHaveLength(2)
})

test('differs when Segment keeps nothing', async () => {
  const outcome = await run('aKeyThatNoSourceOfTheSandboxHas0')
  expect(describeBatch(19, outcome)).toContain(
    '    DIFFERS  Segment: the events are not those that were sent, in their order',
  )
})

test('differs when the module stops', async () => {
  const outcome = await run('')
  expect(outcome.mismatches).toEqual([
    expect.stringMatching(/^error: InvalidConfigurationError: There is no write key/),
  ])
  expect(describeBatch(19, outcome)[1]).toMatch(/sendBatch: InvalidConfigurationError: There is no write key/)
})
