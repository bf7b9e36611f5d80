import type { App } from '../src/runtime/index.ts'
import { type Fault, type Sandbox, startSandbox } from '../src/sandbox/index.ts'
import { UsageError } from './command.ts'
import { loadFolder } from './load-folder.ts'
import { printFailure } from './print-run.ts'

interface SandboxRun {
  readonly folder?: string
  readonly live?: boolean | undefined
  readonly timezone?: string
  readonly faults: readonly Fault[]
}

/**
 * Runs `work` with the app of a folder and a sandbox in which `faults` are announced, or with the real services when `live`. Returns
 * the exit code: 0, or 1 after the error that Make would show was printed. A UsageError is thrown on.
 */
export async function onSandbox(
  { folder = 'app', live = false, timezone = 'UTC', faults }: SandboxRun,
  work: (app: App, sandbox: Sandbox) => Promise<void>,
): Promise<number> {
  const sandbox = await startSandbox()
  try {
    faults.forEach((fault) => sandbox.fault(fault))
    await work(loadFolder(folder, live ? { timezone } : { timezone, fetch: sandbox.fetch }), sandbox)
    return 0
  } catch (error) {
    if (error instanceof UsageError) throw error
    printFailure(error)
    return 1
  } finally {
    await sandbox.stop()
  }
}
