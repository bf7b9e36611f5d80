import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { generateTypes, typesFile } from '../src/authoring/types.ts'
import { runCommand } from './command.ts'

const help = `Generates ${typesFile} from the schemas in src/authoring/schemas.

Usage: npm run types [-- --check]

  --check  write nothing; exit with 1 when the types are not what the schemas give
  --help   show this text`

await runCommand(help, { check: { type: 'boolean', default: false } }, async ({ values: { check } }) => {
  const current = await readFile(typesFile, 'utf8').catch(() => '')
  const fresh = await generateTypes()
  if (current === fresh) {
    console.log(`${typesFile} is current.`)
    return 0
  }
  if (check) {
    console.error(`${typesFile} is stale: the schemas have changed since. Run "npm run types" and commit the result.`)
    return 1
  }
  await mkdir(dirname(typesFile), { recursive: true })
  await writeFile(typesFile, fresh)
  console.log(`${typesFile} written.`)
  return 0
})
