import { type Collection, isCollection, member } from '../runtime/collection.ts'
import type { Blueprint, FlowModule, Route } from './blueprint.ts'
import { Problems } from './problems.ts'
import { readFilter } from './read-filter.ts'
import { shown } from './shown.ts'

/** Levels of nesting in a blueprint; routers in routers and deep mappings stay far below. */
export const maxDepth = 200

/** Modules in a blueprint, those on routes and behind errors included. */
export const maxModules = 1000

/**
 * Reads a blueprint, as JSON that is parsed already.
 *
 * @throws BlueprintError with the path of everything that Make would not import, or that is too large to be meant.
 */
export function readBlueprint(value: unknown): Blueprint {
  const problems = new Problems()
  if (!isCollection(value)) {
    problems.invalid('', `A blueprint is an object with name, flow and metadata, not ${shown(value)}.`)
  } else if (isDeeperThan(value, maxDepth)) {
    problems.invalid('', `It is nested more than ${maxDepth} levels deep.`)
  }
  problems.throwIfAny()
  const blueprint = new Reader(problems).blueprint(value as Collection)
  problems.throwIfAny()
  return blueprint
}

/** Without recursion, as what is measured may be deeper than the stack. */
function isDeeperThan(value: object, limit: number): boolean {
  let level = new Set<object>([value])
  for (let depth = 0; level.size > 0; depth++) {
    if (depth > limit) return true
    const next = new Set<object>()
    for (const one of level) {
      for (const inner of Object.values(one) as unknown[])
        if (typeof inner === 'object' && inner !== null) next.add(inner)
    }
    level = next
  }
  return false
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null
}

class Reader {
  readonly #problems: Problems
  /** Where each id was first seen. */
  readonly #places = new Map<number, string>()
  #modules = 0

  constructor(problems: Problems) {
    this.#problems = problems
  }

  blueprint(value: Collection): Blueprint {
    const name = member(value, 'name')
    if (typeof name !== 'string') this.#problems.invalid('name', `Expected the scenario's name, not ${shown(name)}.`)
    const modules = member(value, 'flow')
    const flow = this.#flow(modules, 'flow')
    if (Array.isArray(modules) && modules.length === 0) this.#problems.invalid('flow', 'It holds no module.')
    return {
      name: String(name),
      flow,
      storesIncomplete: member(member(member(value, 'metadata'), 'scenario'), 'dlq') === true,
    }
  }

  #flow(value: unknown, place: string): FlowModule[] {
    if (!Array.isArray(value)) {
      this.#problems.invalid(place, `Expected a list of modules, not ${shown(value)}.`)
      return []
    }
    this.#modules += value.length
    if (this.#modules > maxModules) {
      this.#problems.invalid(place, `The blueprint has more than ${maxModules} modules.`)
      return []
    }
    return value.flatMap((item: unknown, index) => this.#module(item, `${place}[${index}]`))
  }

  #module(value: unknown, place: string): FlowModule[] {
    if (!isCollection(value)) {
      this.#problems.invalid(place, `Expected a module, not ${shown(value)}.`)
      return []
    }
    const designer = member(member(value, 'metadata'), 'designer')
    const label = member(designer, 'name')
    const routes = member(value, 'routes')
    const onerror = member(value, 'onerror')
    return [
      {
        place,
        id: this.#id(member(value, 'id'), `${place}.id`),
        module: this.#name(member(value, 'module'), `${place}.module`),
        label: typeof label === 'string' && label !== '' ? label : undefined,
        parameters: this.#collection(member(value, 'parameters'), `${place}.parameters`),
        mapper: this.#collection(member(value, 'mapper'), `${place}.mapper`),
        flags: this.#collection(member(value, 'flags'), `${place}.flags`),
        filter: readFilter(member(value, 'filter'), `${place}.filter`, this.#problems),
        routes: isAbsent(routes) ? undefined : this.#routes(routes, `${place}.routes`),
        onerror: isAbsent(onerror) ? undefined : this.#flow(onerror, `${place}.onerror`),
      },
    ]
  }

  #id(value: unknown, place: string): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
      this.#problems.invalid(place, `Expected a whole number above 0, not ${shown(value)}.`)
      return 0
    }
    const known = this.#places.get(value)
    if (known !== undefined) this.#problems.invalid(place, `${known} has the same id, ${value}.`)
    this.#places.set(value, place)
    return value
  }

  #name(value: unknown, place: string): string {
    if (typeof value === 'string' && /^[^:\s]+:[^:\s]+$/.test(value)) return value
    this.#problems.invalid(place, `Expected an app and its module, such as json:ParseJSON, not ${shown(value)}.`)
    return ''
  }

  #collection(value: unknown, place: string): Collection {
    if (isAbsent(value)) return {}
    if (isCollection(value)) return value
    this.#problems.invalid(place, `Expected an object, not ${shown(value)}.`)
    return {}
  }

  #routes(value: unknown, place: string): Route[] {
    if (!Array.isArray(value)) {
      this.#problems.invalid(place, `Expected a list of routes, not ${shown(value)}.`)
      return []
    }
    return value.map((route: unknown, index) => ({
      flow: this.#flow(member(route, 'flow'), `${place}[${index}].flow`),
      disabled: member(route, 'disabled') === true,
    }))
  }
}
