import type { ScenarioApp } from './app-module.ts'
import type { Takes } from './behaviour.ts'
import { compileFlow } from './plan.ts'
import { readBlueprint } from './read.ts'
import { runFlow, type ScenarioResult } from './run.ts'
import { type RunOptions, Session } from './session.ts'

/** A scenario that can be run. */
export interface Scenario {
  readonly name: string
  /** The input that a run needs. */
  readonly takes: Takes
  /**
   * Runs it once, as one delivery or one tick of its schedule does. Runs share nothing. Errors of modules, and a limit that is
   * reached, are part of the result.
   */
  run(options?: RunOptions): Promise<ScenarioResult>
}

export interface ScenarioOptions extends ScenarioApp {
  /** Whether the first module may belong to any app: the run is then given the bundles that it would give. */
  readonly standIn?: boolean
}

/**
 * Makes a scenario of a blueprint, as JSON that is parsed already. It is for developing an app: it runs the modules of that app and those of
 * Make's own that shape a flow, and nothing else.
 *
 * @throws BlueprintError with everything that is wrong or not supported, before anything has run.
 */
export function createScenario(blueprint: unknown, { standIn = false, ...app }: ScenarioOptions): Scenario {
  const read = readBlueprint(blueprint)
  const flow = compileFlow(read, app, standIn)
  const behaviour = flow[0]?.behaviour
  return {
    name: read.name,
    takes: behaviour?.kind === 'source' ? behaviour.takes : 'nothing',
    run: (options = {}) => runFlow(flow, new Session(options, read.storesIncomplete)),
  }
}
