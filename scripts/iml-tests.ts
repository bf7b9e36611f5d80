import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DebugMessage,
  type FunctionTestReport,
  type ImlTestReport,
  runImlTests,
} from '../src/runtime/custom-functions/index.ts'
import { runCommand, UsageError } from './command.ts'
import { parseTimezone, timezoneOption } from './time-zone.ts'

const help = `Runs the tests of the custom IML functions of a Make app, each function in a sandbox.

Usage: npm run iml-tests -- <folder> [options]

  --function <name>  test this function only
  --timezone <name>  what environment.timezone is, such as Europe/Prague; UTC when left out
  --help             show this text

Exits with 0 when no test failed, 1 when one did, 2 when files are missing or for a wrong call.`

/** What is at the root of an app: in Make's editor, and in an older export. */
const projectFiles = ['makecomapp.json', 'metadata.json', 'base.imljson']

const options = {
  function: { type: 'string' },
  ...timezoneOption,
} as const

await runCommand(help, options, async ({ values, positionals }) => {
  const [folder, ...others] = positionals
  if (folder === undefined) throw new UsageError('Name the folder of an app: npm run iml-tests -- <folder>')
  if (others.length > 0) throw new UsageError(`Name one folder; "${others[0]}" is too much.`)
  if (!projectFiles.some((name) => existsSync(join(folder, name)))) {
    throw new UsageError(`There is no makecomapp.json in ${folder}. Name the folder of a Make app.`)
  }
  const timezone = parseTimezone(values.timezone)
  const only = values.function === undefined ? {} : { only: values.function }
  const printed: DebugMessage[] = []
  const report = await runImlTests(folder, { timezone, onDebug: (message) => printed.push(message), ...only })
  if (values.function !== undefined && report.functions.length === 0) {
    throw new UsageError(`There is no function "${values.function}" in ${folder}.`)
  }
  for (const one of report.functions) {
    printFunction(one)
    for (const { functionName, method, values: shown } of printed) {
      if (functionName === one.name)
        console.log(`  ${method}: ${shown.map((value) => JSON.stringify(value)).join(' ')}`)
    }
  }
  return summarise(report)
})

function printFunction({ name, blocks, failure }: FunctionTestReport): void {
  console.log(blocks.length === 0 && failure === undefined ? `${name}: no tests` : name)
  for (const block of blocks) {
    console.log(block.failure === undefined ? `  ✔ ${block.name}` : `  ✘ ${block.name}\n      ${block.failure}`)
  }
  if (failure !== undefined) console.log(`  ✘ stopped: ${failure}`)
}

/** Prints the totals and what could not be read, and gives the exit code. */
function summarise({ functions, passed, failed, problems }: ImlTestReport): number {
  const untested = functions.filter(({ blocks, failure }) => blocks.length === 0 && failure === undefined).length
  console.log(`\n${functions.length} functions, ${untested} of them without tests: ${passed} passed, ${failed} failed`)
  for (const { file, component, message } of problems) console.error(`${file} (${component}): ${message}`)
  if (problems.length > 0) return 2
  return failed > 0 ? 1 : 0
}
