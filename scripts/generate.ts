import { parseArgs } from 'node:util'
import {
  compareWithFolder,
  generate,
  GenerateError,
  readSources,
  writeToFolder,
} from '../src/authoring/generate/index.ts'

const help = `Generates the Make app in app/ from app.json, base.ts, connections/, modules/, rpcs/ and webhooks/.

Usage: npm run generate [-- --check]

  --check   write nothing; exit 1 when app/ is not what the sources give
  --help    show this text`

const root = process.cwd()
const folder = 'app'

async function run(check: boolean): Promise<number> {
  const app = generate(await readSources(root))
  const { missing, changed, stale } = check ? await compareWithFolder(app, folder) : await writeToFolder(app, folder)
  const touched = [
    ...missing.map((path) => `+ ${folder}/${path}`),
    ...changed.map((path) => `~ ${folder}/${path}`),
    ...stale.map((path) => `- ${folder}/${path}`),
  ]
  if (touched.length === 0) {
    console.log(`${folder}/ is current: ${app.size} files.`)
    return 0
  }
  console.log(touched.join('\n'))
  if (check) console.error(`${folder}/ is stale. Run "npm run generate" and commit the result.`)
  return check ? 1 : 0
}

try {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help) console.log(help)
  else process.exitCode = await run(values.check)
} catch (error) {
  const expected = error instanceof GenerateError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  console.error(expected ? (error as Error).message : error)
  process.exitCode = error instanceof GenerateError ? 1 : 2
}
