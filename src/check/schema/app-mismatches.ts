import type { CheckedApp } from '../model/app.ts'
import { definitionOf, schemaNameOf } from './format.ts'
import { type Mismatch, mismatches } from './validate.ts'

const known = new WeakMap<CheckedApp, readonly Mismatch[]>()

/** How the files of an app differ from Make's format, each held to the schema of its role. */
export function mismatchesIn(app: CheckedApp): readonly Mismatch[] {
  const before = known.get(app)
  if (before !== undefined) return before
  const found: Mismatch[] = []
  const look = (name: string | undefined, file: { readonly root: Mismatch['node'] | undefined }): void => {
    if (name !== undefined && file.root !== undefined) found.push(...mismatches(definitionOf(name), file.root))
  }
  if (app.isProject) look('Project', app.project)
  for (const file of app.general.values()) look(schemaNameOf(file.role, ''), file)
  for (const { files, type } of app.components) {
    for (const file of files.values()) look(schemaNameOf(file.role, type), file)
  }
  known.set(app, found)
  return found
}
