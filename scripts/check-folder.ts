import { checkApp } from '../src/check/check.ts'
import { folderAt } from '../src/check/model/folder.ts'
import { type FileCache, loadApp, NoAppError } from '../src/check/model/load.ts'
import type { CheckResult } from '../src/check/result.ts'
import { rules } from '../src/check/rules/index.ts'
import { UsageError } from './command.ts'

/**
 * Applies all rules to the app in a folder. What was read before stays in the cache.
 *
 * @throws UsageError for a folder without an app.
 */
export async function checkFolder(folder: string, cache: FileCache = new Map()): Promise<CheckResult> {
  const start = performance.now()
  try {
    const app = loadApp(folderAt(folder), cache)
    const found = checkApp(app, rules)
    const findings = found.length === 0 ? found : await withSources(found, folder)
    return { folder, findings, files: app.files.length, rules: rules.length, milliseconds: performance.now() - start }
  } catch (error) {
    if (!(error instanceof NoAppError)) throw error
    throw new UsageError(`${folder} holds no Make app: ${error.message}`)
  }
}

/** Only findings need the way back to the definitions. */
async function withSources(findings: CheckResult['findings'], folder: string): Promise<CheckResult['findings']> {
  const { addSources } = await import('../src/check/source/index.ts')
  return addSources(findings, folder)
}
