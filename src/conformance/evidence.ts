import { countTests } from './blocks.ts'
import type { Chapter, Rule } from './rule.ts'

/** What shows that the runtime does what a rule says. */
export interface Evidence {
  /** Lines of test/cases/runtime that name the rule. */
  readonly cases: number
  /** Tests about the rule, by file below `test`. */
  readonly tests: ReadonlyMap<string, number>
}

/** The evidence of each rule by its id, and all that is wrong with it. */
export interface Findings {
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly problems: readonly string[]
}

/** Collects the evidence of all rules. `texts` are the files of tests by their path below `test`, without their ending. */
export function evidenceOf(
  chapters: readonly Chapter[],
  cases: readonly { readonly proves: string | readonly string[] }[],
  texts: ReadonlyMap<string, string>,
): Findings {
  const problems: string[] = []
  const proved = new Map<string, number>()
  for (const { proves } of cases) {
    for (const id of typeof proves === 'string' ? [proves] : proves) proved.set(id, (proved.get(id) ?? 0) + 1)
  }
  const evidence = new Map<string, Evidence>()
  for (const rule of chapters.flatMap(({ rules }) => rules)) {
    if (evidence.has(rule.id)) problems.push(`The rule '${rule.id}' is there twice.`)
    const found = { cases: proved.get(rule.id) ?? 0, tests: testsOf(rule, texts, problems) }
    const isProved = found.cases > 0 || found.tests.size > 0
    if (isProved === (rule.unsupported !== undefined)) {
      problems.push(
        `The rule '${rule.id}' ${isProved ? 'is proved and called unsupported' : 'has neither case nor test'}.`,
      )
    }
    evidence.set(rule.id, found)
  }
  for (const id of proved.keys()) if (!evidence.has(id)) problems.push(`A case proves '${id}', which is no rule.`)
  return { evidence, problems }
}

function testsOf(
  { id, tests = [] }: Rule,
  texts: ReadonlyMap<string, string>,
  problems: string[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const reference of tests) {
    const [name = '', block, title] = reference.split(' > ')
    const file = name.includes('/') ? name : `runtime/${name}`
    const text = texts.get(file)
    const count = text === undefined ? undefined : countTests(text, block, title)
    if (count === undefined || count === 0)
      problems.push(`The rule '${id}' names tests that are not there: ${reference}.`)
    else counts.set(file, (counts.get(file) ?? 0) + count)
  }
  return counts
}
