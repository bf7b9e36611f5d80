import { functionRegistry, ImlError, parse, walk } from '../../iml/index.ts'
import { isCollection } from '../collection.ts'
import type { AppDefinition } from '../sections.ts'
import { joinPath } from '../template.ts'
import type { Unsupported } from './prune.ts'

type Path = readonly (string | number)[]

/** The calls of functions that neither IML nor the app has, in all texts of a section. */
export function unknownCalls(section: unknown, place: string, app: AppDefinition): Unsupported[] {
  const found: Unsupported[] = []
  const isKnown = (name: string): boolean =>
    [functionRegistry, app.functions ?? {}, app.functionSources ?? {}].some((known) => Object.hasOwn(known, name))
  const look = (text: string, path: Path): void => {
    for (const name of callsIn(text)) {
      if (!isKnown(name)) found.push({ feature: `function ${name}`, place: joinPath(place, path) })
    }
  }
  // A list of what is still to be looked through: definitions may be nested deeper than the stack.
  const pending: [unknown, Path][] = [[section, []]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [value, path] = next
    if (typeof value === 'string') look(value, path)
    else if (Array.isArray(value)) pending.push(...value.map((one, index): [unknown, Path] => [one, [...path, index]]))
    else if (isCollection(value)) {
      for (const [key, one] of Object.entries(value)) {
        look(key, [...path, key])
        pending.push([one, [...path, key]])
      }
    }
  }
  return found
}

/** A text that cannot be read calls nothing: it fails when it is evaluated, with the reason. */
function callsIn(text: string): string[] {
  if (!text.includes('{{')) return []
  const names: string[] = []
  try {
    walk(parse(text), (node) => {
      if (node.type === 'call') names.push(node.name)
    })
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
  }
  return names
}
