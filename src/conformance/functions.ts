import { textsIn } from '../authoring/texts.ts'
import { functionRegistry, type Template, parse, walk } from '../iml/index.ts'

/** A function of the expression language and how many cases call it. */
export interface FunctionRow {
  family: string
  usage: string
  doc: string
  link: string
  cases: number
}

/** Functions that others have seen in Make and that its documentation of custom apps does not describe. */
export const undocumentedFunctions: readonly string[] = [
  'parseXML',
  'createXML',
  'cryptoSign',
  'generateJwtWithKeyId',
  'toDataStructure',
  'errorFactory',
  'pop',
  'shift',
  'set',
  'arrayDiff',
  'arrayIntersect',
]

function parsed(text: string): Template | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** The names of the functions that the templates of one case call; a template that is wrong on purpose calls none. */
function namesCalled(value: unknown): Set<string> {
  const names = new Set<string>()
  for (const text of textsIn(value)) {
    const template = parsed(text)
    if (template) {
      walk(template, (node) => {
        if (node.type === 'call') names.add(node.name)
      })
    }
  }
  return names
}

/** Returns every function that the language has, in the order of its registry, with the number of cases that call it. */
export function functionRows(cases: readonly { template: unknown }[]): FunctionRow[] {
  const called = cases.map(({ template }) => namesCalled(template))
  return Object.values(functionRegistry).map(({ name, family, usage, doc, link }) => ({
    family,
    usage,
    doc,
    link,
    cases: called.filter((names) => names.has(name)).length,
  }))
}
