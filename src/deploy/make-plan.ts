import { compareAppSection, compareIcon, compareIdentity } from './compare/app.ts'
import { type Baseline, createBaseline } from './compare/baseline.ts'
import { compareComponent, impossibleChange } from './compare/compare.ts'
import { type Comparison, type Difference, type Drift, together } from './compare/difference.ts'
import { DeployError } from './error.ts'
import { goneComponents } from './gone.ts'
import type { Journal } from './history/journal.ts'
import type { Records } from './history/records.ts'
import { isPublished } from './kinds.ts'
import type { Component, LocalApp } from './local/app.ts'
import type { Reference } from './local/metadata.ts'
import type { Origin } from './local/origins.ts'
import type { MakeClient } from './make/client.ts'
import { readAppNames, readRemoteApp, type RemoteApp, type RemoteComponent } from './make/remote.ts'
import type { Zone } from './make/zone.ts'
import { createNames, isNamed, type Names } from './names.ts'
import type { Plan } from './plan.ts'
import { type Parts, planFirst, stagesOf } from './stages.ts'

/** What a plan is made from. */
export interface PlanInput {
  readonly local: LocalApp
  readonly zone: Zone
  readonly client: MakeClient
  /** Where the app is; undefined when it is not in Make yet. */
  readonly origin: Origin | undefined
  readonly records: Records
  /** Whether components that are gone here are to go in Make as well. */
  readonly allowBreaking: boolean
}

/**
 * Compares an app with Make and plans what makes Make equal. Sends only requests that read.
 *
 * @throws DeployError when Make refuses to be read, or would refuse a change.
 */
export async function makePlan({ local, zone, client, origin, records, allowBreaking }: PlanInput): Promise<Plan> {
  if (origin === undefined) {
    await checkNew(local, client, records)
    return { ...planFirst(local, zone), resumes: records.interrupted?.startedAt }
  }
  const remote = await readRemoteApp(client, { appId: origin.appId, version: origin.appVersion })
  const journal = records.interrupted
  const names = createNames(local, origin, remote)
  const baseline = createBaseline(records.applied, journal)
  const isNew = ({ kind, id }: Reference): boolean =>
    journal?.created.some((one) => one.kind === kind && one.id === id) === true
  const by: Comparison = { client, remote, baseline, remoteName: names.remoteName, isNew }
  const { parts, differences, drift } = await compareComponents(local, names, by)
  const isFresh = journal?.createdApp !== undefined
  const app = together([
    compareIdentity(local, by),
    ...(await Promise.all(local.sections.map(async (section) => compareAppSection(section, by)))),
    await compareIcon(local, by),
  ])
  const gone = await goneComponents(local, origin, remote, by, names, allowBreaking)
  const whole = together([...differences, app])
  return {
    zone,
    local,
    remote,
    origin,
    stages: stagesOf({
      ...parts,
      changes: [...whole.steps],
      published: unpublished(journal, parts.created),
      gone: gone.steps,
    }),
    drift: [...drift, ...whole.drift.filter(({ place }) => !isFresh || place.kind !== 'app')],
    breaking: [...gone.breaking, ...whole.breaking],
    notes: [...notesOn(remote), ...gone.notes, ...names.notes],
    equal: whole.equal,
    resumes: journal?.startedAt,
  }
}

/** An app of this name may have been deployed from elsewhere, where nobody committed its origin. */
async function checkNew({ identity }: LocalApp, client: MakeClient, records: Records): Promise<void> {
  if (identity === undefined) {
    throw new DeployError(
      'This app is not in Make yet, and no app.json says who it is. Name one with --identity, or an app in Make with --app.',
    )
  }
  const same = (await readAppNames(client)).find((name) => isNamed(name, identity.name))
  if (same === undefined || records.interrupted !== undefined) return
  throw new DeployError(
    `${client.zone} has an app ${same} already. Deploy to it with --app ${same}, or choose another name in ${identity.file}.`,
  )
}

interface Compared {
  readonly parts: Pick<Parts, 'created'>
  readonly differences: readonly Difference[]
  readonly drift: readonly Drift[]
}

async function compareComponents(local: LocalApp, names: Names, by: Comparison): Promise<Compared> {
  const created: Component[] = []
  const drift: Drift[] = []
  const pairs: [Component, RemoteComponent][] = []
  for (const component of local.components) {
    if (names.isIgnored(component)) continue
    const remote = names.remoteOf(component)
    if (remote === undefined) {
      created.push(component)
      if (names.isMapped(component) && wasDeployed(component, by.baseline)) drift.push(deletedInMake(component))
    } else if (!remote.isForeign) pairs.push([component, remote])
  }
  const impossible = pairs.flatMap((pair) => impossibleChange(...pair) ?? [])
  if (impossible.length > 0) throw new DeployError(impossible.join('\n'))
  const differences = await Promise.all(
    pairs.map(async ([component, remote]) => compareComponent(component, remote, by)),
  )
  return { parts: { created }, differences, drift }
}

const wasDeployed = ({ kind, id, sections, metadata }: Component, baseline: Baseline): boolean =>
  [...sections.map(({ code }) => code.type), ...Object.keys(metadata.changing)].some((one) =>
    baseline.has(`${kind}/${id}/${one}`),
  )

const deletedInMake = ({ kind, id }: Component): Drift => ({
  place: { kind, id },
  what: kind,
  reason: 'was deleted in Make since the last deployment from here',
})

/** Components that an interrupted deployment created and had no time to show to users. */
function unpublished(journal: Journal | undefined, created: readonly Component[]): Reference[] {
  const earlier = (journal?.created ?? []).filter((one) => isPublished(one.kind) && journal?.wasPublished(one) !== true)
  const present = earlier.filter(({ kind, id }) => !created.some((one) => one.kind === kind && one.id === id))
  return present.map(({ kind, id }) => ({ kind, id }))
}

function notesOn({ isPublished: isPublic, isApproved, target }: RemoteApp): string[] {
  if (isApproved) {
    return [
      `${target.appId} is approved: what is written becomes a change that has to be committed in Make before users get it.`,
    ]
  }
  return isPublic
    ? [
        `${target.appId} is published: what is written reaches its users at once, and new components can never be deleted.`,
      ]
    : []
}
