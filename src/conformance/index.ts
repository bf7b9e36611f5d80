import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decisions as languageDecisions } from '../iml/index.ts'
import { decisions as runtimeDecisions } from '../runtime/index.ts'
import { evidenceOf } from './evidence.ts'
import { expressionRows, type ImlCase } from './expressions.ts'
import type { Fact } from './facts.ts'
import { functionRows } from './functions.ts'
import { conformancePage } from './page.ts'
import { chapters } from './register/index.ts'

/** A rule without proof, or a proof without rule. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
}

async function casesIn(folder: string): Promise<unknown[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => JSON.parse(text) as unknown[])
}

/** The files of tests by their path below `test`, without their ending. */
async function testsIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.test.ts')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(
    names.map((name, index) => [name.replaceAll('\\', '/').replace(/\.test\.ts$/, ''), texts[index] ?? '']),
  )
}

/**
 * Returns the text of docs/runtime.md for the repository at `root`.
 *
 * @throws ConformanceError that lists the rules without proof, and cases and tests that name no rule or are not there.
 */
export async function describeConformance(root: string): Promise<string> {
  const [language, runtime, tests, facts] = await Promise.all([
    casesIn(join(root, 'test/cases/iml')) as Promise<ImlCase[]>,
    casesIn(join(root, 'test/cases/runtime')) as Promise<{ proves: string | string[] }[]>,
    testsIn(join(root, 'test')),
    readFile(join(root, 'test/cases/live-facts.json'), 'utf8').then((text) => JSON.parse(text) as Fact[]),
  ])
  const { evidence, problems } = evidenceOf(chapters, runtime, tests)
  if (problems.length > 0) throw new ConformanceError(problems.join('\n'))
  return conformancePage({
    chapters,
    evidence,
    expressions: expressionRows(language),
    functions: functionRows(language),
    runtimeDecisions,
    languageDecisions,
    facts,
  })
}
