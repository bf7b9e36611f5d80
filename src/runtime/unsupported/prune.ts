import { type Collection, isCollection } from '../collection.ts'
import { MakeError, UnsupportedError } from '../errors.ts'

/** Something in a definition that the runtime does not know. */
export interface Unsupported {
  /** The directive, type or function, such as `endpoint`. */
  readonly feature: string
  /** Where it stands, such as `module 'watch', api[1].endpoint`. */
  readonly place: string
}

const mostFindings = 1000

/**
 * Compiles a definition again and again, each time without what the last attempt stopped at, until nothing is left to
 * stop at. So whatever refuses a directive when it compiles is asked, and there is no second list of directives. Gives
 * the findings and the definition without them. `prefix` is how places in this definition begin.
 */
export function collectUnsupported(
  definition: unknown,
  prefix: string,
  compile: (definition: Collection) => unknown,
): { readonly found: Unsupported[]; readonly rest: Collection } {
  const found: Unsupported[] = []
  const rest = cloned(definition)
  if (!isCollection(rest)) return { found, rest: {} }
  while (found.length < mostFindings) {
    const stopped = stopOf(() => compile(rest))
    if (stopped === undefined) break
    found.push({ feature: stopped.feature, place: stopped.place })
    // A type of component, say, cannot be left out.
    if (!stopped.place.startsWith(prefix) || !removeAt(rest, stopped.place.slice(prefix.length))) break
  }
  return { found, rest }
}

/** Undefined for a definition that is nested deeper than the stack, which could not run either. */
function cloned(definition: unknown): unknown {
  try {
    return structuredClone(definition)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function stopOf(work: () => unknown): UnsupportedError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof UnsupportedError) return error
    // Wrong in another way, which running it says.
    if (error instanceof MakeError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Removes the member at a path such as `api[1].response.foo`; false when there is none. */
function removeAt(root: Collection, path: string): boolean {
  const steps = path.match(/[^.[\]]+/g) ?? []
  const last = steps.pop()
  let parent: unknown = root
  for (const step of steps) {
    if (Array.isArray(parent)) parent = parent[Number(step)]
    else parent = isCollection(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined
  }
  if (last === undefined || !isCollection(parent) || !Object.hasOwn(parent, last)) return false
  delete parent[last]
  return true
}
