import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { loadApp } from '../../runtime/index.ts'
import { type Evidence, problemsOf, rowsOf } from './check.ts'
import { documents } from './documents/index.ts'
import { requirementsPage } from './page.ts'
import { formOf } from './places.ts'
import { testsIn } from './test-file.ts'

export { documents } from './documents/index.ts'

/** The page, and what is wrong with its rows, one line each. */
export interface Requirements {
  readonly page: string
  readonly problems: readonly string[]
}

/** The texts of files by some names of theirs, without those that are not there. */
async function textsOf(names: Iterable<string>, pathOf: (name: string) => string): Promise<Map<string, string>> {
  const entries = await Promise.all(
    [...new Set(names)].map(async (name): Promise<[string, string][]> => {
      const text = await readFile(pathOf(name), 'utf8').catch(() => undefined)
      return text === undefined ? [] : [[name, text]]
    }),
  )
  return new Map(entries.flat())
}

/** Reads what the documents name, and nothing else: the generated app, files, tests and the cases of test/ramen. */
async function evidenceIn(root: string): Promise<Evidence> {
  const app = loadApp(join(root, 'app')).definition
  const rows = rowsOf(documents)
  const places = rows.flatMap((row) => ('where' in row ? row.where : 'told' in row ? row.told : []))
  const files = places.flatMap((place) =>
    place.kind === 'field' ? (formOf(app, place.component)?.file ?? []) : place.file,
  )
  const proofs = rows.flatMap((row) => ('where' in row ? row.tests : []))
  const caseFolder = join(root, 'test/cases/ramen')
  const caseNames = (await readdir(caseFolder)).map((name) => basename(name, '.json'))
  const cases = await textsOf(caseNames, (name) => join(caseFolder, `${name}.json`))
  const tests = await textsOf(
    proofs.map(({ file }) => file),
    (name) => join(root, 'test', `${name}.test.ts`),
  )
  return {
    app,
    files: await textsOf(files, (name) => join(root, name)),
    tests: new Map([...tests].map(([name, text]) => [name, testsIn(text, cases)])),
  }
}

/** Returns docs/requirements.md for the repository at `root`, also when something is wrong with it. */
export async function describeRequirements(root: string): Promise<Requirements> {
  const evidence = await evidenceIn(root)
  const problems = problemsOf(documents, evidence)
  return {
    page: requirementsPage({ documents, app: evidence.app, problems }),
    problems: [...problems].map(([id, list]) => `The requirement ${id}: ${list.join('; ')}.`),
  }
}
