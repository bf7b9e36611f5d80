import { md5OfValue } from './digest.ts'
import type { Checksums } from './history/journal.ts'
import { checksumsIn } from './kinds.ts'
import type { Section } from './local/app.ts'
import { withRemoteNames } from './local/metadata.ts'
import { createNames } from './names.ts'
import type { Plan } from './plan.ts'
import { keyOf } from './step.ts'

/** The checksums of all that an app has in Make when nothing is left to do: what the next deployment tells drift by. */
export function checksumsOf({ local, remote, origin }: Plan): Checksums {
  if (remote === undefined || origin === undefined) return {}
  const checksums: Record<string, string | null> = {}
  const names = createNames(local, origin, remote)
  const note = (key: string, md5: string | null): void => {
    checksums[key] = md5
  }
  for (const [name, value] of Object.entries(local.identity?.metadata ?? {})) note(`app/${name}`, md5OfValue(value))
  for (const section of local.sections) note(`app/${section.code.type}`, inMake(section, remote.columns))
  if (local.icon !== undefined) note('app/icon', local.icon.md5)
  for (const component of local.components) {
    const { columns } = names.remoteOf(component) ?? { columns: {} }
    if (names.isIgnored(component)) continue
    for (const section of component.sections) note(keyOf(component, section.code.type), inMake(section, columns))
    const metadata = withRemoteNames(component.metadata.changing, names.remoteName)
    for (const [name, value] of Object.entries(metadata)) note(keyOf(component, name), md5OfValue(value))
  }
  return checksums
}

/** Make's checksum of a section where it keeps the values in a form of its own, the text's otherwise. */
function inMake({ code, md5 }: Section, columns: Readonly<Record<string, string | null>>): string {
  const remote = checksumsIn(code, columns)
  return remote.includes(md5) ? md5 : (remote[0] ?? md5)
}
