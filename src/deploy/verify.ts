import type { Context } from './context.ts'
import { DeployError } from './error.ts'
import { makePlan } from './make-plan.ts'
import type { Plan } from './plan.ts'

/** How an app stands in a zone. */
export interface Status {
  /** Undefined when the app is not in this zone. */
  readonly plan: Plan | undefined
  /** When the last deployment from this machine began. */
  readonly lastStartedAt: string | undefined
  readonly interrupted: 'running' | 'undoing' | undefined
}

/**
 * Compares every section and all metadata with Make; a plan without steps says that all is equal. Only reads.
 *
 * @throws DeployError when the app is not in Make yet, or Make refuses.
 */
export async function verify(context: Context): Promise<Plan> {
  if (context.origin === undefined) throw new DeployError(notThere(context))
  return makePlan({ ...context, allowBreaking: false })
}

/** Tells where an app is, whether it is published, and whether Make holds what is here. Only reads. */
export async function status(context: Context): Promise<Status> {
  const { records, origin } = context
  const state = records.interrupted?.state
  return {
    plan: origin === undefined ? undefined : await makePlan({ ...context, allowBreaking: false }),
    lastStartedAt: records.last?.startedAt,
    interrupted: state === 'running' || state === 'undoing' ? state : undefined,
  }
}

const notThere = ({ local, zone }: Context): string =>
  `${local.folder} has no origin in ${zone.host}: it was not deployed there. "apply" does, and --app names an app that is there.`
