import { DeployError } from './error.ts'
import { isNamedByMake, type Kind, nameOf } from './kinds.ts'
import type { Component, LocalApp } from './local/app.ts'
import type { Reference } from './local/metadata.ts'
import { type Mapping, type Origin, setRemoteName } from './local/origins.ts'
import type { RemoteApp, RemoteComponent } from './make/remote.ts'
import { placeholderName } from './step.ts'

/** Which component in Make is which one here. */
export interface Names {
  /** The name in Make; for what does not exist there yet, its own name or a placeholder. */
  readonly remoteName: (reference: Reference) => string
  readonly remoteOf: (component: Component) => RemoteComponent | undefined
  /** Whether the origin says that a component is to be left out. */
  readonly isIgnored: (component: Component) => boolean
  /** Whether it had a name in Make, or was to have its own. */
  readonly isMapped: (component: Component) => boolean
  /** Remembers the name of what is gone here. */
  readonly keep: (reference: Reference, remote: string) => void
  readonly notes: readonly string[]
}

/**
 * Ties components to those in Make: by the origin's mapping; modules, RPCs and the like by their own name; connections and webhooks, whose
 * names Make chooses, by their label when nothing else is tied to the one in Make. The latter ties are added to the origin.
 *
 * @throws DeployError when a label fits several.
 */
export function createNames(local: LocalApp, origin: Origin, remote: RemoteApp): Names {
  const notes: string[] = []
  const kept = new Map<string, string>()
  for (const component of local.components) {
    if (isNamedByMake(component.kind) && mappingOf(origin, component) === undefined)
      tieByLabel(component, origin, remote, notes)
  }
  const nameIn = (reference: Reference): string | undefined => {
    const mapping = mappingOf(origin, reference)
    return mapping?.remote ?? (isNamedByMake(reference.kind) ? undefined : reference.id)
  }
  return {
    remoteName: (reference) =>
      kept.get(`${reference.kind} ${reference.id}`) ?? nameIn(reference) ?? placeholderName(reference),
    remoteOf: (component) => find(remote, component.kind, nameIn(component)),
    isIgnored: (component) => {
      const mapping = mappingOf(origin, component)
      return mapping !== undefined && (mapping.remote === null || mapping.nonOwnedByApp === true)
    },
    isMapped: (component) => nameIn(component) !== undefined,
    keep: ({ kind, id }, name) => kept.set(`${kind} ${id}`, name),
    notes,
  }
}

const mappingOf = (origin: Origin, { kind, id }: Reference): Mapping | undefined =>
  origin.idMapping?.[kind]?.find(({ local }) => local === id)

const find = (remote: RemoteApp, kind: Kind, name: string | undefined): RemoteComponent | undefined =>
  remote.components.find((one) => one.kind === kind && one.name === name)

function tieByLabel({ kind, id, metadata }: Component, origin: Origin, remote: RemoteApp, notes: string[]): void {
  const tied = new Set((origin.idMapping?.[kind] ?? []).map((mapping) => mapping.remote))
  const fitting = remote.components.filter(
    (one) => one.kind === kind && !one.isForeign && !tied.has(one.name) && one.label === metadata.changing['label'],
  )
  const [first] = fitting
  if (first === undefined) return
  if (fitting.length > 1) {
    const names = fitting.map(({ name }) => name).join(', ')
    throw new DeployError(
      `Make has several that ${nameOf(kind, id)} could be: ${names}. Say which in idMapping of makecomapp.json.`,
    )
  }
  setRemoteName(origin, kind, id, first.name)
  notes.push(`${nameOf(kind, id)} is ${first.name} in Make, by its label.`)
}

/** Whether an app's name is the one that was asked for, with the suffix that Make gives to private apps. */
export const isNamed = (name: string, asked: string): boolean =>
  name === asked || (name.startsWith(`${asked}-`) && /^[a-z0-9]{4,8}$/.test(name.slice(asked.length + 1)))
