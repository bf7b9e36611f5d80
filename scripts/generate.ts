import { readFile, writeFile } from 'node:fs/promises'
import {
  type AppSources,
  compareWithFolder,
  generate,
  GenerateError,
  readSources,
  withModuleTable,
  writeToFolder,
} from '../src/authoring/generate/index.ts'
import { runCommand } from './command.ts'

const help = `Generates the Make app in app/ from app.json, base.ts, connections/, modules/, rpcs/ and webhooks/, and the table of
modules in README.md.

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

await runCommand(help, { check: { type: 'boolean', default: false } }, async ({ values: { check } }) => {
  try {
    const sources = await readSources(process.cwd())
    const touched = [...(await generateFolder(sources, check)), ...(await generateTable(sources, check))]
    console.log(touched.length === 0 ? `${folder}/ and ${readme} are current.` : touched.join('\n'))
    if (!check || touched.length === 0) return 0
    console.error('Stale. Run "npm run generate" and commit the result.')
    return 1
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error
    console.error(error.message)
    return 1
  }
})
