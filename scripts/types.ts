import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { generateTypes, typesFile } from '../src/authoring/types.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const current = await readFile(typesFile, 'utf8').catch(() => '')
const fresh = await generateTypes()

if (current === fresh) {
  console.log(`${typesFile} is current.`)
} else if (values.check) {
  console.error(`${typesFile} is stale: the schemas have changed since. Run "npm run types" and commit the result.`)
  process.exitCode = 1
} else {
  await mkdir(dirname(typesFile), { recursive: true })
  await writeFile(typesFile, fresh)
  console.log(`${typesFile} written.`)
}
