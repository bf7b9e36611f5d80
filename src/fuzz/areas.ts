import { loadApp } from '../runtime/index.ts'
import type { Area, Seeds } from './area.ts'
import { definitionsArea } from './definitions.ts'
import { deliveriesArea } from './deliveries.ts'
import { fixture } from './fixtures.ts'
import { foldersArea } from './folders.ts'
import { templatesArea } from './templates.ts'

const makers: Readonly<Record<Area['name'], (seeds: Seeds) => Area>> = {
  templates: ({ definitions }) => templatesArea({ definitions: [...definitions, fixture] }),
  definitions: definitionsArea,
  folders: foldersArea,
  deliveries: deliveriesArea,
}

/** The names of all areas, in the order in which they come. */
export const areaNames = Object.keys(makers) as readonly Area['name'][]

/**
 * Areas by name, all of them unless told. The apps in the folders are what templates and definitions start from, beside one of our
 * own that uses most of what there is.
 */
export function areasFor(folders: readonly string[], names = areaNames): readonly Area[] {
  const definitions = folders.map((folder) => loadApp(folder).definition)
  return names.map((name) => makers[name]({ definitions }))
}
