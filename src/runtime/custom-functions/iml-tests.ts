import type { LoadProblem } from '../load-error.ts'
import { readFunctions } from './app-functions.ts'
import type { TestBlock } from './respond.ts'
import { type CustomFunctionOptions, FunctionRunner } from './runner.ts'

/** How the tests of one function went. */
export interface FunctionTestReport {
  readonly name: string
  /** The blocks that ended, in order; none for a function without tests. */
  readonly blocks: readonly TestBlock[]
  /** Why the function or its test file could not run to the end; undefined when it could. */
  readonly failure: string | undefined
}

/** How the tests of all functions of an app went. */
export interface ImlTestReport {
  readonly functions: readonly FunctionTestReport[]
  /** Blocks that passed, and blocks and files that failed. */
  readonly passed: number
  readonly failed: number
  /** Files that are missing or unreadable; their functions could not be tested. */
  readonly problems: readonly LoadProblem[]
}

export interface ImlTestOptions extends CustomFunctionOptions {
  /** Tests this function only. */
  readonly only?: string
}

/**
 * Runs the IML tests of an app's folder: `it(name, fn)` blocks with `assert`, in the sandbox that the functions run in
 * anyway. A block that throws has failed and the rest go on; what is thrown outside a block, and 5 s without an end, stop
 * the file. Unlike in Make's editor, a block that returns a promise has failed: nobody would see what becomes of it.
 * https://developers.make.com/custom-apps-documentation/app-components/iml-functions/test-iml-functions
 */
export async function runImlTests(path: string, options: ImlTestOptions = {}): Promise<ImlTestReport> {
  const { functions: files, problems } = readFunctions(path)
  const sources = [...files].flatMap(([name, { code }]) => (code === undefined ? [] : [[name, code] as const]))
  const runner = await FunctionRunner.start(sources, options, true)
  const { only } = options
  const functions = sources
    .filter(([name]) => only === undefined || name === only)
    .map(([name]) => reportOf(runner, name, files.get(name)?.test ?? ''))
  const failures = functions.map(
    ({ blocks, failure }) => blocks.filter(isFailed).length + (failure === undefined ? 0 : 1),
  )
  const blocks = functions.flatMap((one) => one.blocks)
  return {
    functions,
    passed: blocks.length - blocks.filter(isFailed).length,
    failed: failures.reduce((sum, count) => sum + count, 0),
    problems,
  }
}

function isFailed({ failure }: TestBlock): boolean {
  return failure !== undefined
}

function reportOf(runner: FunctionRunner, name: string, source: string): FunctionTestReport {
  const problem = runner.problems.find((one) => one.name === name)
  if (problem !== undefined) return { name, blocks: [], failure: problem.error.message }
  return { name, ...runner.test(name, source, `${name}.test.js`) }
}
