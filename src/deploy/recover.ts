import type { Context } from './context.ts'
import { DeployError } from './error.ts'
import type { Journal } from './history/journal.ts'
import type { Records } from './history/records.ts'
import { isNamedByMake, type Kind } from './kinds.ts'
import { newOrigin, type Origin, setRemoteName, writeOrigins } from './local/origins.ts'
import { readAppNames, readRemoteApp, type RemoteApp } from './make/remote.ts'
import { isInZone } from './make/zone.ts'
import { isNamed } from './names.ts'

/**
 * Finds out what became of creations whose answer never arrived, and ties what Make created to what is here. Only reads in Make; what it
 * finds is written into the journal and the origin.
 *
 * @returns the origin, if it is the app itself that was found, or the one that there was.
 * @throws DeployError when several could be the one that was created.
 */
export async function recover(context: Context): Promise<Origin | undefined> {
  const journal = context.records.interrupted
  if (journal === undefined || journal.state !== 'running') return context.origin
  const origin = context.origin ?? (await recoverApp(context, journal))
  if (origin === undefined || journal.unsettled.length === 0) return origin
  const remote = await readRemoteApp(context.client, { appId: origin.appId, version: origin.appVersion })
  for (const one of journal.unsettled) {
    if (one.kind === 'app') continue
    const name = recovered(one.kind, one.id, one.existing, context, remote, origin)
    if (name === undefined) continue
    journal.note({ event: 'created', kind: one.kind, id: one.id, remote: name })
    setRemoteName(origin, one.kind, one.id, name)
  }
  writeOrigins(context.local.folder, context.local.origins)
  return origin
}

/** The app that was being created: the one that is new, and has the name that was asked for with Make's suffix, if any. */
async function recoverApp({ local, zone, client, records }: Context, journal: Journal): Promise<Origin | undefined> {
  let appId = journal.createdApp
  const asked = journal.unsettled.find(({ kind }) => kind === 'app')
  if (appId === undefined && asked !== undefined) {
    const names = (await readAppNames(client)).filter(
      (name) => !asked.existing.includes(name) && isNamed(name, asked.id),
    )
    if (names.length > 1)
      throw new DeployError(`Several new apps could be this one: ${names.join(', ')}. Name it with --app.`)
    appId = names[0]
    if (appId !== undefined) journal.note({ event: 'created', kind: 'app', id: asked.id, remote: appId })
  }
  return appId === undefined ? undefined : settleApp(local, zone, records, appId)
}

/** Adds the origin of an app that was created, and files its records under its name. */
export function settleApp(local: Context['local'], zone: Context['zone'], records: Records, appId: string): Origin {
  const known = local.origins.find((one) => one.appId === appId && isInZone(one.baseUrl, zone))
  const origin = known ?? newOrigin(zone, appId)
  if (known === undefined) local.origins.push(origin)
  writeOrigins(local.folder, local.origins)
  records.nameAfter({ appId, version: origin.appVersion })
  return origin
}

function recovered(
  kind: Kind,
  id: string,
  existing: readonly string[],
  { local }: Context,
  remote: RemoteApp,
  origin: Origin,
): string | undefined {
  const mapped = new Set((origin.idMapping?.[kind] ?? []).map((mapping) => mapping.remote))
  const label = local.components.find((one) => one.kind === kind && one.id === id)?.metadata.changing['label']
  const fresh = remote.components.filter(
    (one) => one.kind === kind && !existing.includes(one.name) && !mapped.has(one.name),
  )
  return fresh.find(({ name, label: has }) => (isNamedByMake(kind) ? has === label : name === id))?.name
}
