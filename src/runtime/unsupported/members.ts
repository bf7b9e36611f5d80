import { type Collection, isCollection, member } from '../collection.ts'
import { oauthStages } from '../oauth/plan.ts'
import { joinPath } from '../template.ts'
import type { Unsupported } from './prune.ts'

const isStatus = /^\d{3}$/

/** The members that Make gives the directives that are collections, by their path in a request. */
const known: readonly (readonly [path: readonly string[], members: ReadonlySet<string>])[] = [
  [['log'], new Set(['sanitize'])],
  [['condition'], new Set(['condition', 'default'])],
  [['iterate'], new Set(['container', 'condition'])],
  [['response', 'valid'], new Set(['condition', 'message', 'type'])],
  [['response', 'iterate'], new Set(['container', 'condition'])],
  [['response', 'error'], new Set(['message', 'type'])],
  [['response', 'metadata'], new Set(['type', 'value'])],
]

/**
 * Members of directives that Make does not give them, such as `level` of `log`. Nothing reads them, here or in Make, so a run
 * does not stop at them as it does at a directive that is not known.
 */
export function unknownMembers(section: unknown, place: string): Unsupported[] {
  return requestsIn(section).flatMap(([request, path]) => inRequest(request, joinPath(place, path)))
}

function inRequest(request: Collection, place: string): Unsupported[] {
  return known.flatMap(([path, members]) => {
    const directive = path.reduce<unknown>((value, name) => member(value, name), request)
    if (!isCollection(directive)) return []
    const ofStatus = path.at(-1) === 'error'
    return Object.keys(directive).flatMap((name) => {
      const at = [...path, name]
      if (members.has(name)) return []
      if (!ofStatus || !isStatus.test(name)) return [found(at, place)]
      const text = directive[name]
      const others = isCollection(text) ? Object.keys(text).filter((key) => !members.has(key)) : []
      return others.map((key) => found([...at, key], place))
    })
  })
}

function found(path: readonly string[], place: string): Unsupported {
  return { feature: path.join('.'), place: joinPath(place, path) }
}

/** The requests of a section: one, a list of them, or those of OAuth by stage. */
function requestsIn(section: unknown): (readonly [Collection, readonly (string | number)[]])[] {
  if (Array.isArray(section)) {
    return section.flatMap((request: unknown, index) => (isCollection(request) ? [[request, [index]] as const] : []))
  }
  if (!isCollection(section)) return []
  const stages = oauthStages.flatMap((stage) =>
    requestsIn(section[stage]).map(([request, path]) => [request, [stage, ...path]] as const),
  )
  return [[section, []], ...stages]
}
