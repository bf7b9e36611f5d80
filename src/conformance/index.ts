import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFormat } from '../authoring/schemas/index.ts'
import { decisions as languageDecisions } from '../iml/index.ts'
import { decisions as runtimeDecisions } from '../runtime/index.ts'
import { directiveRows } from './directives.ts'
import { functionRows } from './functions.ts'
import { conformancePage } from './page.ts'

/** The definitions of our schemas whose keys are directives, under the name that the page gives them. */
const directiveSchemas: readonly (readonly [where: string, schema: string])[] = [
  ['request', 'ActionRequest'],
  ['base', 'Base'],
  ['request of a search or an RPC', 'SearchRequest'],
  ['pagination', 'Pagination'],
  ['response', 'BaseResponse'],
  ['response of a module', 'SearchResponse'],
  ['response of a polling trigger', 'TriggerResponse'],
  ['response of a connection', 'ConnectionResponse'],
  ['response of attach', 'AttachResponse'],
  ['webhook', 'WebhookApi'],
]

/** Every directive once, at the first place that has it. */
function directives(): (readonly [string, string])[] {
  const seen = new Set<string>()
  return directiveSchemas.flatMap(([where, schema]) =>
    Object.keys(makeFormat.definitions[schema]?.properties ?? {})
      .filter((name) => !seen.has(name) && seen.add(name))
      .map((name) => [where, name] as const),
  )
}

async function textsOf(folder: string, ending: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted()
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}

/** Returns the text of docs/runtime.md for the repository at `root`. */
export async function describeConformance(root: string): Promise<string> {
  const cases = await textsOf(join(root, 'test/cases/iml'), '.json')
  return conformancePage({
    directives: directiveRows(directives(), await textsOf(join(root, 'test/runtime'), '.test.ts')),
    functions: functionRows(cases.flatMap((text) => JSON.parse(text) as { template: unknown }[])),
    runtimeDecisions,
    languageDecisions,
  })
}
