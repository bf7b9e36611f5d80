import { type Collection, isCollection, layOver, member, setMember, typeName } from './collection.ts'
import { InvalidConfigurationError } from './errors.ts'
import type { AppDefinition } from './sections.ts'

const deepDirectives = new Set(['body', 'response', 'pagination', 'log', 'aws', 'oauth'])

/** A request of a chain together with what it inherits. */
export interface InheritedRequest {
  readonly request: Collection
  /** Defaults of `headers` and `qs` that are evaluated first and merged under the request's own. */
  readonly defaults: { readonly headers?: unknown; readonly qs?: unknown }
  /** Paths of `log.sanitize` from both. */
  readonly sanitize: readonly string[]
}

/**
 * The base of an app, from which its modules, RPCs and the registration of its webhooks inherit.
 *
 * @throws InvalidConfigurationError when it is no collection.
 */
export function baseOf(app: AppDefinition): Collection {
  const base = app.base ?? {}
  if (isCollection(base)) return base
  throw new InvalidConfigurationError(`base: expected a collection of directives, but found ${typeName(base)}.`)
}

/**
 * Gives a request what base says and the request does not. `response` and `body` merge at every depth, `headers`, `qs`,
 * `aws` and `oauth` by name, `log.sanitize` as a union; any other directive of the request replaces that of base.
 * https://developers.make.com/custom-apps-documentation/app-components/base/advanced-inheritance
 */
export function inherit(base: Collection, request: Collection): InheritedRequest {
  const merged: Collection = {}
  for (const [name, value] of Object.entries(base)) setMember(merged, name, value)
  for (const [name, value] of Object.entries(request)) {
    const deep = deepDirectives.has(name)
    setMember(merged, name, deep ? layOver(member(base, name), value) : value)
  }
  return {
    request: merged,
    defaults: {
      headers: defaultsUnder(member(base, 'headers'), member(request, 'headers'), (name) => name.toLowerCase()),
      qs: defaultsUnder(member(base, 'qs'), member(request, 'qs'), (name) => name),
    },
    sanitize: [...new Set([...sanitizePaths(base), ...sanitizePaths(request)])],
  }
}

/**
 * The part of base's `headers` or `qs` that survives beside the request's own. One IML text in the request replaces them
 * all, and so does `null`; a name that the request gives as well is dropped even if the request's value turns out empty.
 */
function defaultsUnder(base: unknown, own: unknown, normal: (name: string) => string): unknown {
  if (own === undefined || base === undefined) return undefined
  if (!isCollection(own)) return undefined
  if (!isCollection(base)) return base
  const overridden = new Set(Object.keys(own).map(normal))
  // The spread key adds members instead of naming one.
  overridden.delete('{{...}}')
  const kept: Collection = {}
  for (const [name, value] of Object.entries(base)) {
    if (!overridden.has(normal(name))) setMember(kept, name, value)
  }
  return kept
}

function sanitizePaths(request: Collection): readonly string[] {
  const paths = member(member(request, 'log'), 'sanitize')
  return Array.isArray(paths) ? paths.filter((path): path is string => typeof path === 'string') : []
}
