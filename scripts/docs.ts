import { readFile, writeFile } from 'node:fs/promises'
import { describeConformance } from '../src/conformance/index.ts'
import { runCommand } from './command.ts'

const file = 'docs/runtime.md'

const help = `Writes ${file}: directives, functions and decisions, with the number of tests that prove them.

Usage: npm run docs [-- --check]

  --check  write nothing; exit with 1 when the file is not what the tests give
  --help   show this text`

await runCommand(help, { check: { type: 'boolean', default: false } }, async ({ values: { check } }) => {
  const current = await readFile(file, 'utf8').catch(() => '')
  const fresh = await describeConformance(process.cwd())
  if (current === fresh) {
    console.log(`${file} is current.`)
    return 0
  }
  if (check) {
    console.error(`${file} is stale. Run "npm run docs" and commit the result.`)
    return 1
  }
  await writeFile(file, fresh)
  console.log(`${file} written.`)
  return 0
})
