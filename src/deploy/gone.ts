import { member } from '../runtime/collection.ts'
import type { Breaking, Comparison } from './compare/difference.ts'
import { isNamedByMake, isPublished, kinds, nameOf } from './kinds.ts'
import type { LocalApp } from './local/app.ts'
import type { Origin } from './local/origins.ts'
import { readDetail, type RemoteApp } from './make/remote.ts'
import type { Names } from './names.ts'
import type { Step } from './step.ts'

/** What becomes of components that are gone here. */
export interface Gone {
  readonly steps: readonly Step[]
  readonly breaking: readonly Breaking[]
  readonly notes: readonly string[]
}

/** Plans for components that are gone here and that Make still has. What was never from here is left alone. */
export async function goneComponents(
  local: LocalApp,
  origin: Origin,
  remote: RemoteApp,
  by: Comparison,
  names: Names,
  allowBreaking: boolean,
): Promise<Gone> {
  const here = new Set(local.components.map(({ kind, id }) => `${kind} ${id}`))
  const mapped = kinds.flatMap((kind) =>
    (origin.idMapping?.[kind] ?? []).flatMap(({ local: id, remote: name, nonOwnedByApp }) =>
      id !== null && name !== null && nonOwnedByApp !== true && !here.has(`${kind} ${id}`) ? [{ kind, id, name }] : [],
    ),
  )
  const gone = mapped.filter(({ kind, name }) =>
    remote.components.some((one) => one.kind === kind && one.name === name),
  )
  const steps: Step[] = []
  const notes: string[] = []
  for (const { kind, id, name } of gone) {
    names.keep({ kind, id }, name)
    if (!allowBreaking)
      notes.push(`${nameOf(kind, id)} is gone here and stays in Make. --allow-breaking removes it there.`)
    else if (isNamedByMake(kind))
      notes.push(`${kind} ${name} stays in Make: under another name, no connection of a user would find it again.`)
    else if (!remote.isPublished) steps.push({ do: 'delete', place: { kind, id } })
    else if (!isPublished(kind))
      notes.push(`${nameOf(kind, id)} stays in Make, which deletes nothing of a published app.`)
    // oxlint-disable-next-line no-await-in-loop
    else if (member(await readDetail(by.client, remote.target, kind, name), 'public') === true) {
      steps.push({ do: 'hide', place: { kind, id } })
      notes.push(`${nameOf(kind, id)} is hidden: Make deletes nothing of a published app.`)
    }
  }
  return {
    steps,
    notes,
    breaking: gone.map(({ kind, id }) => ({ place: { kind, id }, reason: 'is removed or renamed' })),
  }
}
