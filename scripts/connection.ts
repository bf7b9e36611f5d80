import { sandboxDefaults } from '../src/sandbox/index.ts'
import { runCommand, UsageError } from './command.ts'
import { parseFault } from './fault.ts'
import { readJsonObject } from './json-file.ts'
import { onSandbox } from './on-sandbox.ts'
import { printLog } from './print-run.ts'

const help = `Verifies the connection of the generated app, as Make does when a user saves it.

Usage: npm run connection -- [--input <file>] [options]

  --input <file>  the fields of the dialog as JSON (region, writeKey, token, ramen …); a write key of the sandbox when left out
  --live          ask the real Segment instead of the sandbox on this machine; needs --input
  --fault <what>  let something go wrong: cdn:503, publicApi:429, cdn:drop …; repeatable
  --help          show this text

Exits with 0 when the connection is good, 1 when it is refused, 2 for a wrong call.`

const options = {
  input: { type: 'string' },
  live: { type: 'boolean' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
} as const

await runCommand(help, options, async ({ values }) => {
  if (values.live && !values.input) throw new UsageError('--live needs --input with your own write key or token.')
  const parameters = values.input
    ? await readJsonObject(values.input)
    : { region: 'us', writeKey: sandboxDefaults.sources[0].writeKey }
  const faults = values.fault.map(parseFault)

  return onSandbox({ live: values.live, faults }, async (app) => {
    const { metadata, log } = await app.verifyConnection('segment', { parameters })
    printLog(log)
    console.log(`\nThe connection is good: Segment, ${String(metadata?.value)}`)
  })
})
