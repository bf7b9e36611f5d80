import { createContext, Script } from 'node:vm'
import { DataError } from '../runtime/index.ts'

/** A pattern that backtracks without end would hold up everything, and nothing but a timeout of the engine stops it. */
const timeoutMs = 250

const script = new Script('new RegExp(pattern, flags).test(text)')
const context: { text?: string; pattern?: string; flags?: string } = createContext({})

/**
 * Whether a text matches the regular expression of a filter.
 *
 * @throws DataError for one that is not valid, or that takes more than 250 ms.
 */
export function matches(text: string, pattern: string, ignoreCase: boolean): boolean {
  Object.assign(context, { text, pattern, flags: ignoreCase ? 'i' : '' })
  try {
    return script.runInContext(context, { timeout: timeoutMs }) as boolean
  } catch (error) {
    const late = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    const problem = late ? `takes more than ${timeoutMs} ms` : 'is no valid regular expression'
    throw new DataError(`The pattern ${JSON.stringify(pattern)} ${problem}.`, { cause: error })
  }
}
