import { member } from '../runtime/collection.ts'
import type { Progress } from './context.ts'
import { md5, md5OfValue } from './digest.ts'
import { DeployError } from './error.ts'
import type { Journal } from './history/journal.ts'
import { isNamedByMake } from './kinds.ts'
import { withRemoteNames, type Reference } from './local/metadata.ts'
import type { MakeClient } from './make/client.ts'
import { answerMember, type Target } from './make/paths.ts'
import { keyOf, requestOf, type Stage, type Step, titleOf } from './step.ts'

/** What carrying out steps needs, and what it tells. */
export interface Execution {
  readonly client: MakeClient
  readonly journal: Journal
  readonly target: Target
  readonly remoteName: (reference: Reference) => string
  /** Called as soon as Make has named what was created, before anything else is sent. */
  readonly onCreated: (reference: Reference, remote: string) => void
  readonly onDeleted: (reference: Reference) => void
  /** The names of connections or webhooks that there were before. */
  readonly existing: (kind: Reference['kind']) => readonly string[]
  readonly progress: Progress
}

/**
 * Carries out stages, and notes each step in the journal before it is sent and after.
 *
 * @throws DeployError at the first step that fails; those that were under way beside it are finished.
 */
export async function execute(stages: readonly Stage[], execution: Execution): Promise<void> {
  const total = stages.reduce((sum, { steps }) => sum + steps.length, 0)
  let done = 0
  const carryOut = async (step: Step): Promise<void> => {
    await send(step, execution)
    done += 1
    execution.progress({ done, total, title: titleOf(step) })
  }
  for (const { steps, isParallel } of stages) {
    // oxlint-disable-next-line no-await-in-loop
    await (isParallel ? twoAtATime(steps, carryOut) : oneByOne(steps, carryOut))
  }
}

async function oneByOne(steps: readonly Step[], carryOut: (step: Step) => Promise<void>): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop
  for (const step of steps) await carryOut(step)
}

/** The client would hold back a third request anyhow; here no step begins after one has failed. */
async function twoAtATime(steps: readonly Step[], carryOut: (step: Step) => Promise<void>): Promise<void> {
  const waiting = [...steps]
  const failures: unknown[] = []
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined && failures.length === 0; step = waiting.shift()) {
      // oxlint-disable-next-line no-await-in-loop
      await carryOut(step).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all([work(), work()])
  if (failures.length > 0) throw failures[0]
}

async function send(step: Step, execution: Execution): Promise<void> {
  const { client, journal, target, remoteName } = execution
  announce(step, execution)
  const { method, path, type, body } = requestOf(step, target, remoteName)
  const answer = await client.fetch(path, {
    method,
    ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    ...(body === undefined ? {} : { body: body as string }),
  })
  if (step.do === 'create') {
    const { kind, id } = step.component
    const named = member(member(answer, answerMember(kind)), 'name')
    const remote = isNamedByMake(kind) ? named : id
    if (typeof remote !== 'string')
      throw new DeployError(`Make created ${kind} '${id}' and did not say under which name.`)
    journal.note({ event: 'created', kind, id, remote })
    execution.onCreated({ kind, id }, remote)
  } else if (step.do === 'publish' || step.do === 'hide') {
    journal.note({ event: step.do === 'publish' ? 'published' : 'hidden', ...step.place })
  } else if (step.do === 'delete') {
    execution.onDeleted(step.place)
  }
}

/** Notes what is there and what comes in its place: what an interruption leaves behind can be told from what others do. */
function announce(step: Step, { journal, existing, remoteName }: Execution): void {
  const { before } = journal
  const note = (key: string, was: unknown, next: string | null): void => {
    if (was !== undefined && !before.has(key)) journal.note({ event: 'was', key, value: was })
    journal.note({ event: 'writing', key, md5: next })
  }
  if (step.do === 'create') {
    const { kind, id } = step.component
    journal.note({ event: 'creating', kind, id, existing: existing(kind) })
  } else if (step.do === 'write') {
    note(keyOf(step.place, step.code.type), step.was, md5(step.text))
  } else if (step.do === 'icon') {
    note('app/icon', undefined, md5(step.bytes))
  } else if (step.do === 'change' || step.do === 'change app') {
    const place = step.do === 'change' ? step.place : ({ kind: 'app', id: '' } as const)
    const next = step.do === 'change' ? withRemoteNames(step.changes, remoteName) : step.changes
    for (const [name, value] of Object.entries(next)) note(keyOf(place, name), step.was[name], md5OfValue(value))
  }
}
