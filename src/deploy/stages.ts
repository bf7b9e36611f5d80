import type { Breaking, Drift } from './compare/difference.ts'
import { isNamedByMake, isPublished, kinds } from './kinds.ts'
import type { Component, LocalApp } from './local/app.ts'
import type { Reference } from './local/metadata.ts'
import type { Zone } from './make/zone.ts'
import type { Plan } from './plan.ts'
import type { Stage, Step } from './step.ts'

/** What a deployment consists of, before it is put into order. */
export interface Parts {
  readonly created: readonly Component[]
  readonly changes: readonly Step[]
  /** Components to be shown to users that exist already. */
  readonly published: readonly Reference[]
  readonly gone: readonly Step[]
}

const inOrder = (steps: readonly Step[]): Stage => ({ steps, isParallel: false })
const atOnce = (steps: readonly Step[]): Stage => ({ steps, isParallel: true })

const placeOf = (step: Step): string => ('place' in step ? step.place.kind : 'app')

/**
 * Puts a deployment into the order in which nothing refers to what is not there yet: common data and base, each kind of component,
 * created and then filled, groups after the modules that they list, and users see a module when it is whole.
 */
export function stagesOf({ created, changes, published, gone }: Parts): Stage[] {
  const ofApp = changes.filter((step) => placeOf(step) === 'app')
  const stages = [inOrder(ofApp.filter((step) => !isLast(step)))]
  for (const kind of kinds) {
    const fresh = created.filter((component) => component.kind === kind)
    const filled = [...fresh.flatMap(fillingOf), ...changes.filter((step) => placeOf(step) === kind)]
    const shown = [...fresh.filter(() => isPublished(kind)), ...published.filter((one) => one.kind === kind)]
    stages.push(
      // Make numbers connections and webhooks in the order in which they come.
      { steps: fresh.map((component) => ({ do: 'create', component })), isParallel: !isNamedByMake(kind) },
      atOnce(filled),
      atOnce(shown.map(({ id }) => ({ do: 'publish', place: { kind, id } }))),
    )
  }
  stages.push(inOrder(ofApp.filter(isLast)), inOrder(gone))
  return stages.filter(({ steps }) => steps.length > 0)
}

/** What comes after the components: groups list modules. */
const isLast = (step: Step): boolean =>
  step.do === 'icon' || (step.do === 'write' && (step.code.type === 'groups' || step.code.type === 'readme'))

/** The sections of a component that was just created. */
function fillingOf({ kind, id, sections, metadata }: Component): Step[] {
  const { annotations } = metadata.changing
  const writes = sections.map(({ code, file, text }): Step => ({ do: 'write', place: { kind, id }, code, file, text }))
  // Make takes these only of an endpoint that there is.
  return annotations === undefined
    ? writes
    : [...writes, { do: 'change', place: { kind, id }, changes: { annotations }, was: {} }]
}

/** The plan of a first deployment, which needs no answer of Make's. */
export function planFirst(local: LocalApp, zone: Zone | undefined): Plan {
  const { identity, sections, components, icon } = local
  const writes = sections.map(
    ({ code, file, text }): Step => ({ do: 'write', place: { kind: 'app', id: '' }, code, file, text }),
  )
  const changes: Step[] = icon === undefined ? writes : [...writes, { do: 'icon', bytes: icon.bytes, file: icon.file }]
  const create: Step[] = identity === undefined ? [] : [{ do: 'create app', identity }]
  const stages = stagesOf({ created: components, changes, published: [], gone: [] })
  const nothing: { drift: Drift[]; breaking: Breaking[] } = { drift: [], breaking: [] }
  return {
    zone,
    local,
    remote: undefined,
    origin: undefined,
    stages: create.length === 0 ? stages : [inOrder(create), ...stages],
    ...nothing,
    notes:
      identity === undefined
        ? ['No app.json says who the app is: --identity names it, --app names one that is in Make.']
        : [],
    equal: 0,
    resumes: undefined,
  }
}
