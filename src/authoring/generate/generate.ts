import { type AppFile, writtenForm } from './files.ts'
import { findNameProblems } from './names.ts'
import { GenerateError, type Problem } from './problem.ts'
import { projectFiles } from './project.ts'
import { findBrokenReferences } from './references.ts'
import { findSchemaProblems } from './schema-problems.ts'
import type { AppSources } from './sources.ts'

/** The generated app: what each file holds, by its path in the app's folder. All are texts but the icon. */
export type GeneratedApp = ReadonlyMap<string, string | Uint8Array>

const stopAt = (problems: Problem[]): void => {
  if (problems.length > 0) throw new GenerateError(problems)
}

const problemsOfFile = ({ role, source, path, content }: AppFile): Problem[] =>
  role === undefined
    ? []
    : findSchemaProblems(role, content).map((message) => ({ file: source, message: `${message} (in app/${path}).` }))

const problemsOfIdentity = ({ identity }: AppSources): Problem[] =>
  findSchemaProblems('AppIdentity', identity.definition).map((message) => ({
    file: identity.file,
    message: `${message}.`,
  }))

/**
 * Turns the sources of an app into the files of a Make project. The same sources give the same bytes.
 *
 * @throws GenerateError with every name, reference or schema that is broken, at the first phase that finds any.
 */
export function generate(sources: AppSources): GeneratedApp {
  stopAt(problemsOfIdentity(sources))
  stopAt(findNameProblems(sources))
  stopAt(findBrokenReferences(sources))
  const files = projectFiles(sources)
  stopAt(files.flatMap(problemsOfFile))
  return new Map(files.map((file) => [file.path, writtenForm(file)]))
}
