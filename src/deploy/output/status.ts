import type { Context } from '../context.ts'
import { stepsOf } from '../plan.ts'
import type { Status } from '../verify.ts'
import type { Line } from './text.ts'

const line = (name: string, text: string): Line => ({ look: 'plain', text: `${name.padEnd(9)}${text}` })

/** How an app stands, a line for each thing to know. */
export function printableStatus({ plan, lastStartedAt, interrupted }: Status, { zone, local }: Context): Line[] {
  const lines = [
    line(
      'origin',
      plan?.remote === undefined ? `none in ${zone.host}: not deployed` : `${plan.remote.target.appId} in ${zone.host}`,
    ),
  ]
  if (plan?.remote !== undefined) {
    const { remote } = plan
    lines.push(line('version', String(remote.target.version)))
    lines.push(line('users', remote.isApproved ? 'approved' : remote.isPublished ? 'published' : 'private'))
    const count = stepsOf(plan).length
    const differing = `${count} ${count === 1 ? 'change' : 'changes'} to apply, ${plan.drift.length} of them drift`
    lines.push(line('sync', count === 0 ? `in sync, ${plan.equal} sections and values` : `not in sync: ${differing}`))
  }
  lines.push(line('last', lastStartedAt ?? 'no deployment from this machine is known'))
  if (interrupted !== undefined) {
    const way = interrupted === 'running' ? '"apply" goes on with it, "undo" takes it back' : '"undo" finishes it'
    lines.push({
      look: 'warning',
      text: `The last ${interrupted === 'running' ? 'deployment' : 'undo'} from ${local.folder} was interrupted: ${way}.`,
    })
  }
  return lines
}
