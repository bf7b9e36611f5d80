import { type App, type Environment, loadApp, LoadError } from '../src/runtime/index.ts'
import { UsageError } from './command.ts'

/**
 * Loads the app of a folder.
 *
 * @throws UsageError with all problems in one line.
 */
export function loadFolder(folder: string, environment: Environment = {}): App {
  try {
    return loadApp(folder, environment)
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    const problems = error.problems.map(({ file, message }) => `${file}: ${message}`).join('; ')
    throw new UsageError(`Cannot load the app in ${folder}: ${problems}`)
  }
}
