/** What somebody saw Make do, or read about it: an entry of test/cases/live-facts.json. */
export interface Fact {
  readonly id: string
  readonly strength: string
}

/** How a strength reads in a table, the strongest first. */
const words: Readonly<Record<string, string>> = {
  'live-run': 'Seen in a run',
  'make-export': 'Written by Make itself',
  'live-experience': 'Told from use',
  'recorded-request': 'A recorded request',
  'doc-example': 'An example of the documentation',
  'live-uncertain': 'Seen, but not for certain',
  'source-reading': 'Read in the code by others',
}

/**
 * Returns what a decision rests on, in words.
 *
 * @throws Error for the number of a fact that is not there, or a strength without a word.
 */
export function evidenceText(evidence: readonly string[] | undefined, facts: readonly Fact[]): string {
  if (evidence === undefined) return 'Our own reading'
  return evidence.map((one) => (one.startsWith('https:') ? `[Make](${one})` : factText(one, facts))).join('; ')
}

function factText(id: string, facts: readonly Fact[]): string {
  const word = words[facts.find((fact) => fact.id === id)?.strength ?? '']
  if (word === undefined)
    throw new Error(`A decision names the fact ${id}, which is not in test/cases/live-facts.json.`)
  return `${word} (${id})`
}
