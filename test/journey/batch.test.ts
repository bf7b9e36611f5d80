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

test('one batch takes two requests, the one with an invalid event none', async () => {
  const outcome = await run(sandboxDefaults.sources[0].writeKey)
  expect(outcome.mismatches).toEqual([])
  expect(describeBatch(19, outcome)).toEqual([
    '19  Send a batch of 2,600 events as one operation; once more with an event that has no name',
    '    module   sendBatch: 2,600 of 2,600 accepted',
    '    Segment  POST /v1/batch → 1,300 events',
    '             POST /v1/batch → 1,300 events',
    '             keeps 2,600 events',
    '    module   sendBatch: DataError: An event of the type track has no event: Segment would drop it.',
    '    Segment  nothing sent',
    '             keeps 0 events',
    '',
  ])
})

test('differs when Segment keeps nothing', async () => {
  const outcome = await run('aKeyThatNoSourceOfTheSandboxHas0')
  expect(describeBatch(19, outcome)).toContain(
    '    DIFFERS  Segment: the events are not those that were sent, in their order',
  )
})

test('differs when the module stops, or stops for another reason', async () => {
  const outcome = await run('')
  expect(outcome.mismatches).toEqual([
    expect.stringMatching(/^error: InvalidConfigurationError: There is no write key/),
    'error type: expected "DataError", found "InvalidConfigurationError"',
  ])
  expect(describeBatch(19, outcome)[1]).toMatch(/sendBatch: InvalidConfigurationError: There is no write key/)
})
