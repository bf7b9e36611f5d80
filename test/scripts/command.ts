import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { formatWithOptions, stripVTControlCharacters } from 'node:util'

export interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** Runs one of the scripts in a process of its own, as `npm run` would, and waits for its end. */
export function spawned(script: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) })
    })
  })
}

let runs = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs one of the scripts in this process, which takes milliseconds where a process of its own takes a second. Arguments, exit code
 * and console belong to the whole process, so commands run one after the other.
 */
export function command(script: string, ...args: string[]): Promise<Ended> {
  const run = last.then(() => runHere(script, args))
  last = run
  return run
}

async function runHere(script: string, args: string[]): Promise<Ended> {
  const printed = { stdout: '', stderr: '' }
  const printTo =
    (stream: keyof typeof printed) =>
    (...values: unknown[]): void => {
      printed[stream] += `${stripVTControlCharacters(formatWithOptions({ colors: false }, ...values))}\n`
    }
  const own = { log: console.log, error: console.error, argv: process.argv, exitCode: process.exitCode }
  const path = `${process.cwd()}/scripts/${script}.ts`
  console.log = printTo('stdout')
  console.error = printTo('stderr')
  process.argv = [process.execPath, path, ...args]
  process.exitCode = undefined
  try {
    runs += 1
    // A script runs as it is imported, so each run needs a name of its own.
    await import(/* @vite-ignore */ `${pathToFileURL(path).href}?run=${runs}`)
    return { code: Number(Reflect.get(process, 'exitCode') ?? 0), ...printed }
  } catch (error) {
    return { code: 1, ...printed, stderr: `${printed.stderr}${String(error)}\n` }
  } finally {
    console.log = own.log
    console.error = own.error
    process.argv = own.argv
    process.exitCode = own.exitCode
  }
}
