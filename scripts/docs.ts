import { readFile, writeFile } from 'node:fs/promises'
import { describeRules } from '../src/check/rules-page.ts'
import { ConformanceError, describeConformance } from '../src/conformance/index.ts'
import { describeRequirements, type Requirements } from '../src/conformance/requirements/index.ts'
import { runCommand } from './command.ts'

const help = `Writes docs/runtime.md: directives, functions and decisions, with the number of cases and tests that prove them;
docs/rules.md: the rules of "npm run check", with the reasons of their examples;
docs/requirements.md: what was asked of the app, where it is done, and which tests prove it.

Usage: npm run docs [-- --check]

  --check  write nothing; exit with 1 when a file is not what the tests give
  --help   show this text

Exits with 1 as well when a rule or a requirement has no proof, or names one that is not there.`

/** A page, if it can be made, and what is wrong with what it says. */
type Description = Omit<Requirements, 'page'> & { readonly page?: string }

async function describeRuntime(root: string): Promise<Description> {
  try {
    return { page: await describeConformance(root), problems: [] }
  } catch (error) {
    if (error instanceof ConformanceError) return { problems: [error.message] }
    throw error
  }
}

const pages: Record<string, (root: string) => Promise<Description>> = {
  'docs/rules.md': async () => ({ page: describeRules(), problems: [] }),
  'docs/runtime.md': describeRuntime,
  'docs/requirements.md': describeRequirements,
}

/** Brings a page up to date, or only looks whether it is, and says whether all is well. */
async function update(file: string, { page, problems }: Description, check: boolean): Promise<boolean> {
  for (const problem of problems) console.error(problem)
  const isFine = problems.length === 0
  if (page === undefined) return false
  if (page === (await readFile(file, 'utf8').catch(() => ''))) {
    console.log(`${file} is current.`)
    return isFine
  }
  if (check) {
    console.error(`${file} is stale. Run "npm run docs" and commit the result.`)
    return false
  }
  await writeFile(file, page)
  console.log(`${file} written.`)
  return isFine
}

await runCommand(help, { check: { type: 'boolean', default: false } }, async ({ values: { check } }) => {
  const results = await Promise.all(
    Object.entries(pages).map(async ([file, describe]) => update(file, await describe(process.cwd()), check)),
  )
  return results.every(Boolean) ? 0 : 1
})
