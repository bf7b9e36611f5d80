import { loadApp } from '../runtime/index.ts'
import type { Area } from './area.ts'
import { definitionsArea } from './definitions.ts'
import { deliveriesArea } from './deliveries.ts'
import { fixture } from './fixtures.ts'
import { foldersArea } from './folders.ts'
import { templatesArea } from './templates.ts'

/** The names of all areas, in the order in which they come. */
export const areaNames = [
  'templates',
  'definitions',
  'folders',
  'deliveries',
] as const satisfies readonly Area['name'][]

/** All areas. The apps in these folders are broken, too, beside one of our own that uses most of what there is. */
export function areasFor(folders: readonly string[]): readonly Area[] {
  const definitions = folders.map((folder) => loadApp(folder).definition)
  return [
    templatesArea({ definitions: [...definitions, fixture] }),
    definitionsArea({ definitions }),
    foldersArea(),
    deliveriesArea(),
  ]
}
