import type { Drift } from './compare/difference.ts'
import type { Context, Progress } from './context.ts'
import { DeployError } from './error.ts'
import { execute } from './execute.ts'
import type { Journal } from './history/journal.ts'
import { type Origin, setRemoteName, writeOrigins } from './local/origins.ts'
import { MissingAppError, readRemoteApp } from './make/remote.ts'
import type { Consent } from './plan.ts'
import { planBack } from './plan-back.ts'
import { recover } from './recover.ts'
import { placeholderName, type Stage } from './step.ts'

/** What came of an undo. */
export interface Undone {
  /** When the deployment that was undone began. */
  readonly startedAt: string
  readonly drift: readonly Drift[]
  readonly isRefused: boolean
  readonly done: number
  /** What Make does not let anybody take back. */
  readonly notes: readonly string[]
}

/**
 * Takes back the last deployment, interrupted or not: puts every text and value back that it replaced, and removes what it created. An
 * interrupted undo is gone on with.
 *
 * @throws DeployError when there is nothing to undo, or Make fails.
 */
export async function undo(
  context: Context,
  consent: Pick<Consent, 'overwriteDrift'>,
  progress: Progress,
): Promise<Undone> {
  const origin = await recover(context)
  const journal = context.records.last
  if (journal === undefined) {
    throw new DeployError(
      `No deployment to ${context.zone.host} is known here: its journal stays on the machine that deployed.`,
    )
  }
  const { startedAt } = journal
  if (origin === undefined) {
    end(context, journal, undefined)
    return { startedAt, drift: [], isRefused: false, done: 0, notes: [] }
  }
  const target = { appId: origin.appId, version: origin.appVersion }
  const remote = await readRemoteApp(context.client, target).catch((error: unknown) => {
    const isDone = error instanceof MissingAppError && journal.state === 'undoing' && journal.createdApp !== undefined
    if (!isDone) throw error
  })
  if (remote === undefined) {
    end(context, journal, origin)
    return { startedAt, drift: [], isRefused: false, done: 0, notes: [] }
  }
  const back = await planBack(context, journal, origin, remote)
  if (back.drift.length > 0 && !consent.overwriteDrift)
    return { startedAt, drift: back.drift, isRefused: true, done: 0, notes: [] }
  if (journal.state !== 'undoing') journal.note({ event: 'end', as: 'undoing' })
  await carryOut(back.stages, context, journal, origin, progress)
  end(context, journal, origin)
  const done = back.stages.reduce((sum, { steps }) => sum + steps.length, 0)
  return { startedAt, drift: back.drift, isRefused: false, done, notes: back.notes }
}

/** The journal says undone last: until then, an interruption leads back here. */
function end({ local, records }: Context, journal: Journal, origin: Origin | undefined): void {
  if (journal.createdApp !== undefined && origin !== undefined) local.origins.splice(local.origins.indexOf(origin), 1)
  writeOrigins(local.folder, local.origins)
  records.applied = journal.appliedBefore
  journal.note({ event: 'end', as: 'undone' })
}

async function carryOut(
  stages: readonly Stage[],
  { client, local }: Context,
  journal: Journal,
  origin: Origin,
  progress: Progress,
): Promise<void> {
  const save = (): void => writeOrigins(local.folder, local.origins)
  await execute(stages, {
    client,
    journal,
    target: { appId: origin.appId, version: origin.appVersion },
    remoteName: ({ kind, id }) =>
      origin.idMapping?.[kind]?.find((mapping) => mapping.local === id)?.remote ?? placeholderName({ kind, id }),
    existing: () => [],
    onCreated: ({ kind, id }, remote) => {
      setRemoteName(origin, kind, id, remote)
      save()
    },
    onDeleted: ({ kind, id }) => {
      setRemoteName(origin, kind, id, null)
      save()
    },
    progress,
  })
}
