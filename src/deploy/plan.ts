import type { Breaking, Drift } from './compare/difference.ts'
import type { LocalApp } from './local/app.ts'
import type { Origin } from './local/origins.ts'
import type { Zone } from './make/zone.ts'
import type { RemoteApp } from './make/remote.ts'
import type { Stage, Step } from './step.ts'

/** What a deployment would do, and what speaks against it. */
export interface Plan {
  readonly zone: Zone | undefined
  readonly local: LocalApp
  /** Undefined for an app that is not in Make yet, and for a plan that was made without asking Make. */
  readonly remote: RemoteApp | undefined
  readonly origin: Origin | undefined
  readonly stages: readonly Stage[]
  readonly drift: readonly Drift[]
  readonly breaking: readonly Breaking[]
  /** What does not stop the deployment, and should be known. */
  readonly notes: readonly string[]
  /** How many sections and values of the metadata are as they are to be. */
  readonly equal: number
  /** When the deployment that this one goes on with began; undefined when none was interrupted. */
  readonly resumes: string | undefined
}

/** What its user lets a deployment do. */
export interface Consent {
  readonly overwriteDrift: boolean
  readonly allowBreaking: boolean
}

export const stepsOf = ({ stages }: { readonly stages: readonly Stage[] }): Step[] =>
  stages.flatMap(({ steps }) => steps)

/** Why a deployment is refused, with the option that permits it; empty when it is not. */
export function refusalsOf({ drift, breaking, remote }: Plan, consent: Consent): string[] {
  const refusals: string[] = []
  if (drift.length > 0 && !consent.overwriteDrift) {
    refusals.push(
      'Make holds what did not come from here. Take it over into the sources, or give --overwrite-drift to replace it.',
    )
  }
  if (breaking.length > 0 && remote?.isPublished === true && !consent.allowBreaking) {
    refusals.push(
      'The app is published, and this breaks scenarios of its users. Keep the old names and types beside the new, or give --allow-breaking.',
    )
  }
  return refusals
}
