import { readFile, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import {
  type AppSources,
  compareWithFolder,
  generate,
  GenerateError,
  readSources,
  withModuleTable,
  writeToFolder,
} from '../src/authoring/generate/index.ts'
import { show } from '../src/check/output/index.ts'
import { countOf } from '../src/check/result.ts'
import { rules } from '../src/check/rules/index.ts'
import { checkFolder } from './check-folder.ts'
import { runCommand } from './command.ts'

const help = `Generates the Make app in app/ from app.json, base.ts, connections/, modules/, rpcs/ and webhooks/, and the table of
modules in README.md. Then checks the app, as npm run check does, and exits with 1 when there is an error.

Usage: npm run generate [-- --check]

  --check  write nothing; exit with 1 when something is not what the sources give
  --help   show this text`

const folder = 'app'
const readme = 'README.md'

async function generateFolder(sources: AppSources, check: boolean): Promise<string[]> {
  const app = generate(sources)
  const { missing, changed, stale } = check ? await compareWithFolder(app, folder) : await writeToFolder(app, folder)
  return [
    ...missing.map((path) => `+ ${folder}/${path}`),
    ...changed.map((path) => `~ ${folder}/${path}`),
    ...stale.map((path) => `- ${folder}/${path}`),
  ]
}

async function generateTable(sources: AppSources, check: boolean): Promise<string[]> {
  const current = await readFile(readme, 'utf8')
  const fresh = withModuleTable(current, sources)
  if (fresh === current) return []
  if (!check) await writeFile(readme, fresh)
  return [`~ ${readme}`]
}

/** Prints what the checker finds in the app that was written. */
async function findings(): Promise<number> {
  const result = await checkFolder(folder)
  if (result.findings.length === 0) return 0
  console.error(show('text', result, rules, (_, text) => text))
  return countOf(result.findings, 'error') > 0 ? 1 : 0
}

/** What is wrong with a definition that cannot be read, in one line with its place; undefined for any other error. */
function syntaxErrorOf(error: unknown): string | undefined {
  const [, file = '', place = '', message = ''] =
    /Transform failed[^\n]*\n(.*?):(\d+:\d+): ERROR: ([^\n]*)/.exec(error instanceof Error ? error.message : '') ?? []
  return file === '' ? undefined : `${relative(process.cwd(), file)}:${place}: ${message}`
}

await runCommand(help, { check: { type: 'boolean', default: false } }, async ({ values: { check } }) => {
  try {
    const sources = await readSources(process.cwd())
    const touched = [...(await generateFolder(sources, check)), ...(await generateTable(sources, check))]
    console.log(touched.length === 0 ? `${folder}/ and ${readme} are current.` : touched.join('\n'))
    if (!check) return await findings()
    if (touched.length === 0) return 0
    console.error('Stale. Run "npm run generate" and commit the result.')
    return 1
  } catch (error) {
    const message = error instanceof GenerateError ? error.message : syntaxErrorOf(error)
    if (message === undefined) throw error
    console.error(message)
    return 1
  }
})
