import type { CheckedApp } from './app.ts'
import type { JsonNode } from './json-node.ts'
import type { Request } from './request.ts'

/** What a variable holds as far as it is written out: members by name, or anything (`open`). */
export type Shape = 'open' | ReadonlyMap<string, Shape>

const nothing: Shape = new Map()

/** The shape of a value in a definition. An expression may give anything, and a computed name any member. */
export function shapeOf(node: JsonNode | undefined): Shape {
  if (node === undefined) return nothing
  if (node.type !== 'object') return 'open'
  if ([...node.members.keys()].some((name) => name.includes('{{'))) return 'open'
  return new Map([...node.members].map(([name, member]) => [name, shapeOf(member)]))
}

/** What two blocks make together: members of both, at every depth. */
export function joined(one: Shape, other: Shape): Shape {
  if (one === 'open' || other === 'open') return 'open'
  const both = new Map(one)
  for (const [name, shape] of other) {
    const before = both.get(name)
    both.set(name, before === undefined ? shape : joined(before, shape))
  }
  return both
}

/** The names along a way as far as a shape has them; all of them when it has the last one, too. */
export function followed(shape: Shape, path: readonly string[]): readonly string[] {
  let reached: Shape = shape
  for (const [index, name] of path.entries()) {
    if (reached === 'open') return path
    const next: Shape | undefined = reached.get(name)
    if (next === undefined) return path.slice(0, index)
    reached = next
  }
  return path
}

/** The blocks that a request writes: before it is sent, and from its answer. Base adds its own to each. */
export interface Writes {
  readonly request: Shape
  readonly response: Shape
}

export function writesOf(request: Request, app: CheckedApp): Writes {
  const inherits = request.component?.kind === 'module' || request.component?.kind === 'rpc'
  const base = inherits ? app.base : undefined
  const blocks = (...path: string[]): Shape =>
    joined(shapeOf(base?.directive(...path)), shapeOf(request.directive(...path)))
  return { request: blocks('temp'), response: blocks('response', 'temp') }
}

/** What `temp` holds in the places of a request. */
export interface TempScope {
  /** While `temp` of the request is computed. */
  readonly inTemp: Shape
  /** From then on, until there is an answer. */
  readonly inRequest: Shape
  /** While `response.temp` is computed. */
  readonly inResponseTemp: Shape
  /** From then on. */
  readonly after: Shape
}

/** What `temp` holds in each request of a chain. Requests that are made again see what they wrote before. */
export function tempScopes(chain: readonly Request[], app: CheckedApp): TempScope[] {
  let before: Shape = nothing
  return chain.map((request) => {
    const { request: own, response } = writesOf(request, app)
    const isRepeated = ['repeat', 'while', 'pagination'].some(
      (name) => request.directive(name) !== undefined || app.base?.directive(name) !== undefined,
    )
    const inTemp = isRepeated ? joined(before, joined(own, response)) : before
    const inRequest = joined(inTemp, own)
    const after = joined(inRequest, response)
    before = after
    return { inTemp, inRequest, inResponseTemp: isRepeated ? after : inRequest, after }
  })
}
