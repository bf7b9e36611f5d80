import type { Collection } from '../runtime/collection.ts'
import { compileAppModule, ownModule, type ScenarioApp, withEmptyTexts } from './app-module.ts'
import type { Aggregator, Behaviour } from './behaviour.ts'
import type { Blueprint, FlowModule } from './blueprint.ts'
import { builtIns } from './builtin/index.ts'
import { compileFilter, type Filter } from './filter.ts'
import { compileMapping, type Mapping } from './mapping.ts'
import { Problems } from './problems.ts'

/** A module of a flow, compiled. */
export interface Step {
  readonly module: FlowModule
  readonly label: string
  readonly behaviour: Behaviour
  readonly filter: Filter | undefined
  readonly mapping: Mapping
  /** Ways on from a router, those that are switched off left out. */
  readonly routes: readonly (readonly Step[])[]
  /** What runs when it fails. */
  readonly handler: readonly Step[] | undefined
  /** The aggregators that collect the bundles of this module, in the order of the flow. */
  readonly feeds: Feed[]
}

/** An aggregator and the flow that it is part of, which goes on after it. */
export interface Feed {
  readonly flow: readonly Step[]
  readonly index: number
  readonly step: Step
  readonly aggregator: Aggregator
}

/** What the modules of a flow can read and collect. */
interface Surrounding {
  readonly visible: ReadonlySet<number>
  /** Modules whose bundles an aggregator may collect. */
  readonly feeders: ReadonlySet<number>
  readonly part: 'start' | 'route' | 'handler'
}

/**
 * Compiles the flow of a blueprint. With `standIn`, the first module may belong to any app, as its bundles are given.
 *
 * @throws BlueprintError with every module that cannot run here, every expression that cannot be read, and every reference that
 * leads nowhere.
 */
export function compileFlow(blueprint: Blueprint, app: ScenarioApp, standIn: boolean): readonly Step[] {
  const problems = new Problems()
  const nothing = new Set<number>()
  const compiler = new Compiler(app, standIn, problems)
  const steps = compiler.flow(blueprint.flow, { visible: nothing, feeders: nothing, part: 'start' })
  problems.throwIfAny()
  return steps
}

class Compiler {
  readonly #app: ScenarioApp
  readonly #standIn: boolean
  readonly #problems: Problems
  readonly #steps = new Map<number, Step>()
  /** What could be read where a module begins. */
  readonly #before = new Map<number, ReadonlySet<number>>()

  constructor(app: ScenarioApp, standIn: boolean, problems: Problems) {
    this.#app = app
    this.#standIn = standIn
    this.#problems = problems
  }

  flow(modules: readonly FlowModule[], { visible, feeders, part }: Surrounding): readonly Step[] {
    const steps: Step[] = []
    let readable = visible
    let collectable = feeders
    for (const [index, module] of modules.entries()) {
      const place = { first: part === 'start' && index === 0, last: index === modules.length - 1, part }
      const step = this.#step(module, { visible: readable, feeders: collectable, part }, place)
      this.#before.set(module.id, readable)
      this.#steps.set(module.id, step)
      const { behaviour } = step
      if (behaviour.kind === 'aggregator') this.#feed(step, behaviour, steps, index, collectable)
      steps.push(step)
      const kept = behaviour.kind === 'aggregator' ? (this.#before.get(behaviour.feeder) ?? readable) : readable
      readable = new Set([...kept, module.id])
      collectable = new Set([...[...collectable].filter((id) => kept.has(id)), module.id])
    }
    return steps
  }

  #step(module: FlowModule, around: Surrounding, place: PlaceInFlow): Step {
    const problems = this.#problems
    const { visible, feeders, part } = around
    const mapping = (value: unknown, key: string): Mapping =>
      compileMapping(value, { path: `${module.place}.${key}`, doing: 'map', visible }, problems)
    const { behaviour, label, own } = this.#behaviour(module, place.first, mapping)
    this.#checkPlace(module, behaviour, place)
    const inside = part === 'start' ? 'route' : part
    return {
      module,
      label: module.label ?? label,
      behaviour,
      filter: module.filter && compileFilter(module.filter, visible, problems),
      mapping: mapping(own ? withEmptyTexts(module.mapper) : module.mapper, 'mapper'),
      routes: (module.routes ?? []).flatMap(({ flow, disabled }) => {
        const steps = this.flow(flow, { visible, feeders, part: inside })
        return disabled ? [] : [steps]
      }),
      handler:
        module.onerror &&
        this.flow(module.onerror, { visible: new Set([...visible, module.id]), feeders: new Set(), part: 'handler' }),
      feeds: [],
    }
  }

  #behaviour(
    module: FlowModule,
    first: boolean,
    mapping: (value: unknown, key: string) => Mapping,
  ): { readonly behaviour: Behaviour; readonly label: string; readonly own: boolean } {
    const { module: name, place } = module
    const builtIn = builtIns.get(name)
    if (builtIn !== undefined) {
      const behaviour = builtIn.compile({ module, problems: this.#problems, mapping })
      return { behaviour, label: builtIn.label, own: false }
    }
    const own = ownModule(name, this.#app.name)
    if (own !== undefined) {
      const behaviour = compileAppModule(this.#app, own)
      const label = this.#app.app.definition.modules?.[own]?.label
      if (behaviour !== undefined) return { behaviour, label: label ?? own, own: true }
      const known = this.#app.app.moduleNames.join(', ')
      this.#problems.invalid(`${place}.module`, `The app has no module '${own}'. It has: ${known}.`)
    } else if (first && this.#standIn) {
      return { behaviour: givenBundles, label: name, own: false }
    } else if (name !== '') {
      const advice = first ? ' Its bundles can be given instead.' : ''
      this.#problems.unsupported(`${place}.module`, `${name} is unsupported: it cannot be run here.${advice}`)
    }
    return { behaviour: idle, label: name, own: false }
  }

  #checkPlace({ place, routes, onerror }: FlowModule, { kind }: Behaviour, { first, last, part }: PlaceInFlow): void {
    const wrong = (message: string) => this.#problems.invalid(place, message)
    if (kind === 'source' && !first) wrong('A trigger can only be the first module.')
    if (kind === 'directive' && part !== 'handler') wrong('It can only stand in onerror.')
    if (kind === 'directive' && !last) wrong('Nothing can follow it.')
    if (kind === 'router' && !last) wrong('What follows a router stands in its routes.')
    if (kind === 'router' && (routes ?? []).length === 0) wrong('A router has routes.')
    if (kind !== 'router' && routes !== undefined) wrong('Only a router has routes.')
    if ((kind === 'router' || kind === 'directive') && onerror !== undefined) wrong('It cannot have an error handler.')
  }

  #feed(
    step: Step,
    aggregator: Aggregator,
    flow: readonly Step[],
    index: number,
    collectable: ReadonlySet<number>,
  ): void {
    const feeder = this.#steps.get(aggregator.feeder)
    if (feeder !== undefined && collectable.has(aggregator.feeder)) {
      feeder.feeds.push({ flow, index, step, aggregator })
    } else if (Number.isFinite(aggregator.feeder)) {
      const path = `${step.module.place}.parameters.feeder`
      this.#problems.invalid(path, `Module ${aggregator.feeder} does not run before this one on the same way.`)
    }
  }
}

interface PlaceInFlow {
  /** Whether it starts the scenario. */
  readonly first: boolean
  readonly last: boolean
  readonly part: Surrounding['part']
}

/** Stands for a module of another app: gives the bundles that the run was given. */
const givenBundles: Behaviour = {
  kind: 'source',
  takes: 'bundles',
  start: ({ bundles = [] }): { bundles: readonly Collection[] } => ({ bundles }),
}

/** Takes the place of a module that has a problem, so that the rest is checked too. It never runs. */
const idle: Behaviour = { kind: 'action', act: () => ({ bundles: [] }) }
