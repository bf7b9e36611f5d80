import { isCollection, member } from '../runtime/collection.ts'
import type { Drift } from './compare/difference.ts'
import type { Context } from './context.ts'
import { DeployError } from './error.ts'
import type { Journal } from './history/journal.ts'
import { isNamedByMake, isPublished, kinds, moduleTypes, nameOf, type Owner } from './kinds.ts'
import type { Reference } from './local/metadata.ts'
import { type Origin, setRemoteName } from './local/origins.ts'
import type { RemoteApp } from './make/remote.ts'
import { putBack } from './put-back.ts'
import type { Stage, Step } from './step.ts'

/** What takes a deployment back, what others changed since, and what Make does not let anybody take back. */
export interface Back {
  readonly stages: readonly Stage[]
  readonly drift: readonly Drift[]
  readonly notes: readonly string[]
}

/**
 * Plans what takes a deployment back: texts and values that differ from those before it, components that it deleted, and last what it
 * created. Only reads in Make.
 */
export async function planBack(context: Context, journal: Journal, origin: Origin, remote: RemoteApp): Promise<Back> {
  const created = journal.created.filter((one) =>
    remote.components.some(({ kind, name }) => kind === one.kind && name === one.remote),
  )
  if (journal.createdApp !== undefined) {
    if (!remote.isPublished) return { ...removeApp(created), drift: [] }
    throw new DeployError(
      `That deployment created ${journal.createdApp}, which is published since: Make never deletes it.`,
    )
  }
  const isCreated = (kind: Owner, id: string): boolean => created.some((one) => one.kind === kind && one.id === id)
  const steps: Step[] = []
  const drift: Drift[] = []
  for (const [key, value] of journal.before) {
    const [kind, ...rest] = key.split('/') as [Owner, ...string[]]
    const name = rest.at(-1) ?? ''
    const id = rest.slice(0, -1).join('/')
    if (isCreated(kind, id)) continue
    // oxlint-disable-next-line no-await-in-loop
    const one = await putBack({ context, journal, origin, remote }, { kind, id, name, key, value })
    steps.push(...one.steps)
    drift.push(...one.drift)
  }
  const again = recreations(journal, remote, origin)
  const removal = removals(created, remote)
  const iconNotes =
    journal.before.get('app/icon') === null ? ['The icon stays: there was none before, and Make takes none away.'] : []
  const shown = [...journal.hidden, ...journal.deleted.filter(({ metadata }) => member(metadata, 'public') === true)]
  const stages = [
    { steps: again, isParallel: false },
    { steps: merged(steps), isParallel: true },
    { steps: shown.map(({ kind, id }): Step => ({ do: 'publish', place: { kind, id } })), isParallel: true },
    // Last, and the latest first: nothing may refer to what is removed.
    { steps: removal.steps, isParallel: false },
  ]
  return { stages: stages.filter((stage) => stage.steps.length > 0), drift, notes: [...iconNotes, ...removal.notes] }
}

/** Several values of one component go back in one request. */
function merged(steps: readonly Step[]): Step[] {
  const changes = new Map<string, Step & { do: 'change' | 'change app' }>()
  const others: Step[] = []
  for (const step of steps) {
    if (step.do !== 'change' && step.do !== 'change app') {
      others.push(step)
      continue
    }
    const place = step.do === 'change' ? `${step.place.kind} ${step.place.id}` : 'app'
    const known = changes.get(place)
    changes.set(place, { ...step, changes: { ...known?.changes, ...step.changes } } as Step & {
      do: 'change' | 'change app'
    })
  }
  return [...others, ...changes.values()]
}

/** Components that the deployment deleted, with their names in Make and all that they held. */
function recreations(journal: Journal, remote: RemoteApp, origin: Origin): Step[] {
  const isThere = ({ kind, id }: Reference): boolean =>
    remote.components.some((one) => one.kind === kind && one.name === id)
  return journal.deleted
    .filter((one) => !isThere(one) && !isNamedByMake(one.kind))
    .map(({ kind, id, metadata }): Step => {
      const all = isCollection(metadata) ? metadata : {}
      const { name: _, public: __, approved: ___, ...values } = all
      const changing = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Record<
        string,
        string
      >
      const lasting = Number(changing['typeId']) === moduleTypes['universal'] ? { subtype: 'Universal' } : {}
      setRemoteName(origin, kind, id, id)
      return { do: 'create', component: { kind, id, metadata: { changing, lasting }, sections: [] } }
    })
}

function removals(created: readonly Reference[], remote: RemoteApp): { steps: Step[]; notes: string[] } {
  const latestFirst = created.toSorted((one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind))
  if (!remote.isPublished)
    return { steps: latestFirst.map(({ kind, id }): Step => ({ do: 'delete', place: { kind, id } })), notes: [] }
  const hideable = latestFirst.filter(({ kind }) => isPublished(kind))
  return {
    steps: hideable.map(({ kind, id }): Step => ({ do: 'hide', place: { kind, id } })),
    notes: latestFirst.map(
      ({ kind, id }) => `${nameOf(kind, id)} stays in Make, which deletes nothing of a published app.`,
    ),
  }
}

/** Connections and webhooks stand outside of the app's version: Make does not say that they go with it. */
function removeApp(created: readonly Reference[]): { stages: Stage[]; notes: string[] } {
  const latestFirst = created.toSorted((one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind))
  const steps = latestFirst.map(({ kind, id }): Step => ({ do: 'delete', place: { kind, id } }))
  return { stages: [{ steps: [...steps, { do: 'delete app' }], isParallel: false }], notes: [] }
}
