import { isCollection, member } from '../collection.ts'
import { Folder } from '../folder.ts'
import type { LoadProblem } from '../load-error.ts'
import { readProject } from '../project.ts'

/** The two files of a function component; undefined where an app has none. */
export interface FunctionFiles {
  readonly code: string | undefined
  readonly test: string | undefined
}

/**
 * Reads the function components of an app's folder by name, through the `codeFiles` of its makecomapp.json, or by the names of
 * the files of an older export. Files of theirs that are missing or unreadable are in `problems`.
 * https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 */
export function readFunctions(path: string): { functions: Map<string, FunctionFiles>; problems: LoadProblem[] } {
  const problems: LoadProblem[] = []
  const folder = new Folder(path, problems)
  const components = member(member(readProject(folder), 'components'), 'function')
  const functions = new Map<string, FunctionFiles>()
  for (const [name, component] of isCollection(components) ? Object.entries(components) : []) {
    // A null reserves a name for a function that exists only on the other side.
    if (!isCollection(component)) continue
    const files = folder.files(member(component, 'codeFiles'), `function '${name}'`)
    functions.set(name, { code: textOf(files, 'code'), test: textOf(files, 'test') })
  }
  // An export is made of all its files, and those of other components say nothing about functions.
  return { functions, problems: problems.filter(({ component }) => /^(?:app$|function )/.test(component)) }
}

function textOf(files: unknown, codeType: string): string | undefined {
  const text = member(files, codeType)
  return typeof text === 'string' ? text : undefined
}
