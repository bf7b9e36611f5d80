import { member } from '../runtime/collection.ts'
import type { Context, Progress } from './context.ts'
import { DeployError } from './error.ts'
import { execute } from './execute.ts'
import type { Journal } from './history/journal.ts'
import { codes, isNamedByMake, type Kind } from './kinds.ts'
import type { Reference } from './local/metadata.ts'
import { type Origin, setRemoteName, writeOrigins } from './local/origins.ts'
import type { MakeClient } from './make/client.ts'
import type { Target } from './make/paths.ts'
import { readAppNames, readDetail, readIcon, readText } from './make/remote.ts'
import { type Plan, stepsOf } from './plan.ts'
import { settleApp } from './recover.ts'
import { keyOf, placeholderName, requestOf } from './step.ts'

/**
 * Carries out a plan: keeps what it replaces in the journal, creates the app if there is none, and writes the names that Make chooses into
 * `makecomapp.json` as soon as they are known.
 *
 * @throws DeployError at the first step that fails.
 */
export async function carryOut(plan: Plan, context: Context, journal: Journal, progress: Progress): Promise<void> {
  const { local, client } = context
  const total = stepsOf(plan).length
  const isNew = plan.origin === undefined
  const origin = plan.origin ?? (await createApp(context, journal))
  if (isNew) progress({ done: 1, total, title: `create the app ${origin.appId}` })
  const target = { appId: origin.appId, version: origin.appVersion }
  const save = (): void => writeOrigins(local.folder, local.origins)
  save()
  const remoteName = nameIn(origin)
  if (!isNew) await keepLost(plan, { client, journal, target, remoteName })
  await execute(isNew ? plan.stages.slice(1) : plan.stages, {
    client,
    journal,
    target,
    remoteName,
    existing: (kind) => existingNames(plan, journal, kind),
    onCreated: ({ kind, id }, remote) => {
      setRemoteName(origin, kind, id, remote)
      // The others have their own names, and are written down at the end.
      if (isNamedByMake(kind)) save()
    },
    onDeleted: ({ kind, id }) => {
      setRemoteName(origin, kind, id, null)
      save()
    },
    progress: ({ done, title }) => progress({ done: isNew ? done + 1 : done, total, title }),
  })
}

const nameIn =
  (origin: Origin) =>
  ({ kind, id }: Reference): string =>
    origin.idMapping?.[kind]?.find(({ local }) => local === id)?.remote ?? placeholderName({ kind, id })

const existingNames = ({ remote }: Plan, journal: Journal, kind: Kind): string[] => {
  const created = new Set(journal.created.map((one) => `${one.kind} ${one.remote}`))
  const names = (remote?.components ?? []).filter((one) => one.kind === kind).map(({ name }) => name)
  return names.filter((name) => !created.has(`${kind} ${name}`))
}

async function createApp({ local, zone, client, records }: Context, journal: Journal): Promise<Origin> {
  const { identity } = local
  if (identity === undefined) throw new DeployError('No app.json says who the app is.')
  journal.note({ event: 'creating', kind: 'app', id: identity.name, existing: await readAppNames(client) })
  const step = { do: 'create app', identity } as const
  const { method, path, body } = requestOf(step, { appId: identity.name, version: 1 }, () => '')
  const answer = await client.fetch(path, { method, body: body as Record<string, string> })
  const appId = member(member(answer, 'app'), 'name')
  if (typeof appId !== 'string') throw new DeployError('Make created the app and did not say under which name.')
  journal.note({ event: 'created', kind: 'app', id: identity.name, remote: appId })
  return settleApp(local, zone, records, appId)
}

interface Keeping {
  readonly client: MakeClient
  readonly journal: Journal
  readonly target: Target
  readonly remoteName: (reference: Reference) => string
}

/** Keeps what a plan alone does not know: the icon that is replaced, and all of a component that is deleted. */
async function keepLost(plan: Plan, { client, journal, target, remoteName }: Keeping): Promise<void> {
  const { before } = journal
  for (const step of stepsOf(plan)) {
    if (step.do === 'icon' && !before.has('app/icon') && journal.createdApp === undefined) {
      // oxlint-disable-next-line no-await-in-loop
      const icon = await readIcon(client, target)
      journal.note({ event: 'was', key: 'app/icon', value: icon?.toString('base64') ?? null })
    }
    if (step.do !== 'delete') continue
    const { kind, id } = step.place
    const name = remoteName(step.place)
    // oxlint-disable-next-line no-await-in-loop
    journal.note({ event: 'deleting', kind, id, metadata: await readDetail(client, target, kind, name) })
    for (const code of codes[kind]) {
      if (before.has(keyOf(step.place, code.type))) continue
      // oxlint-disable-next-line no-await-in-loop
      const text = await readText(client, target, kind, name, code)
      journal.note({ event: 'was', key: keyOf(step.place, code.type), value: text })
    }
  }
}
