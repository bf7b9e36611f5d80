import { placeProblem, type Surroundings } from './places.ts'
import type { Document, Done, Proof, Requirement } from './requirement.ts'
import { type FoundTest, mentions } from './test-file.ts'

/** What rows are checked against. */
export interface Evidence extends Surroundings {
  /** The tests of each file, by its path below `test` without `.test.ts`. */
  readonly tests: ReadonlyMap<string, readonly FoundTest[]>
}

/** Returns all rows of some documents. */
export const rowsOf = (documents: readonly Document[]): Requirement[] =>
  documents.flatMap(({ subjects }) => subjects.flatMap(({ rows }) => rows))

/** The test that a proof names, or what is wrong with the name. */
function testOf({ file, title, row }: Proof, tests: Evidence['tests']): FoundTest | string {
  const path = title.split(' > ')
  const found = (tests.get(file) ?? []).filter((one) =>
    path.every((part, index) => one.path.at(index - path.length) === part),
  )
  const [test] = found
  const name = `test/${file}.test.ts > ${title}`
  if (test === undefined) return `there is no test "${name}"`
  if (found.length > 1) return `${found.length} tests are called "${name}": name their blocks, too`
  if (row !== undefined && !mentions(test.table ?? '', row)) return `"${name}" has no row "${row}"`
  return test
}

/** The last name of each field that a row is about: its tests have to speak of it. */
const fieldNames = ({ where }: Done): string[] =>
  where.flatMap((place) => (place.kind === 'field' ? [place.path.split('.').at(-1) ?? ''] : []))

function proofProblems(row: Done, tests: Evidence['tests']): string[] {
  if (row.tests.length === 0) return ['has no test']
  const found = row.tests.map((one) => testOf(one, tests))
  const problems = found.filter((one) => typeof one === 'string')
  const texts = found.flatMap((one) => (typeof one === 'string' ? [] : [one.text]))
  const unnamed = fieldNames(row).filter((name) => !texts.some((text) => mentions(text, name)))
  return unnamed.length === 0 || texts.length === 0
    ? problems
    : [...problems, `its tests say nothing of ${unnamed.join(', ')}`]
}

function rowProblems(row: Requirement, evidence: Evidence): string[] {
  if ('outside' in row) return row.outside === '' ? ['does not say why it is left out'] : []
  const places = 'told' in row ? row.told : row.where
  const missing = places.length === 0 ? ['names no place'] : places.map((place) => placeProblem(place, evidence))
  return [
    ...missing.filter((problem) => problem !== undefined),
    ...('told' in row ? [] : proofProblems(row, evidence.tests)),
  ]
}

/** Returns what is wrong with the rows, by their IDs: places and tests that are not there, rows without a proof or there twice. */
export function problemsOf(documents: readonly Document[], evidence: Evidence): Map<string, string[]> {
  const problems = new Map<string, string[]>()
  const seen = new Set<string>()
  for (const row of rowsOf(documents)) {
    const own = [...(seen.has(row.id) ? ['is there twice'] : []), ...rowProblems(row, evidence)]
    if (own.length > 0) problems.set(row.id, [...(problems.get(row.id) ?? []), ...own])
    seen.add(row.id)
  }
  return problems
}
