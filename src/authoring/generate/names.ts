import { basename } from 'node:path'
import type { Problem } from './problem.ts'
import { type AppSources, kebabCase, type Source } from './sources.ts'

type Named = Source<{ name: string }>

const namePattern = /^[a-zA-Z][0-9a-zA-Z]+[0-9a-zA-Z]$/

/** Make's editor allows 48 characters for modules and RPCs, fewer for connections and webhooks. */
const longestName = { connections: 35, webhooks: 35, modules: 48, rpcs: 48 } as const

function misnamed({ file, definition: { name } }: Named, kind: keyof typeof longestName): Problem[] {
  if (!namePattern.test(name) || name.length > longestName[kind]) {
    const rule = `letters and digits, a letter first, 3 to ${longestName[kind]} characters`
    return [{ file, message: `the name "${name}" is not one that Make accepts. Use ${rule}.` }]
  }
  if (kebabCase(name) !== basename(file, '.ts')) {
    return [{ file, message: `defines "${name}", so it must be called ${kebabCase(name)}.ts.` }]
  }
  return []
}

/** Components whose folders would be the same clash, although their names may differ in case. */
function duplicates(sources: Named[]): Problem[] {
  const first = new Map<string, Named>()
  return sources.flatMap((source) => {
    const folder = kebabCase(source.definition.name)
    const earlier = first.get(folder)
    if (!earlier) {
      first.set(folder, source)
      return []
    }
    const names = `"${source.definition.name}" and "${earlier.definition.name}" in ${earlier.file}`
    return [{ file: source.file, message: `${names} would share the folder ${folder}. Rename one of them.` }]
  })
}

/** Returns what is wrong with the names of components: refused by Make, unlike their file, or given twice. */
export function findNameProblems(sources: AppSources): Problem[] {
  const kinds = Object.keys(longestName) as (keyof typeof longestName)[]
  return kinds.flatMap((kind) => {
    const named: Named[] = sources[kind]
    return [...duplicates(named), ...named.flatMap((source) => misnamed(source, kind))]
  })
}
