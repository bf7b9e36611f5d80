import { type Blueprint, BlueprintError, builtIns, type FlowModule, readBlueprint } from '../../../scenario/index.ts'
import { ownModule } from '../../../scenario/app-module.ts'
import type { ScenarioView } from '../../contract.ts'
import { ProblemError } from '../problem.ts'
import type { State } from '../state.ts'
import { type Example, readExamples, scenarioOf } from './examples.ts'

/** `GET /api/scenarios`: those of the app's own project. */
export async function scenarioViews(state: State): Promise<ScenarioView[]> {
  const examples = await readExamples(state)
  return examples.map((example) => viewOf(state, example))
}

function viewOf(state: State, example: Example): ScenarioView {
  const { name, payload } = example
  const shown = { name, ...(payload !== undefined && { payload }) }
  try {
    const blueprint = readBlueprint(example.blueprint)
    const view = { ...shown, label: blueprint.name, modules: modulesOf(blueprint, state) }
    try {
      return { ...view, takes: scenarioOf(state, example).takes }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return { ...view, takes: 'nothing', problem: error.message }
    }
  } catch (error) {
    if (!(error instanceof BlueprintError)) throw error
    return { ...shown, label: name, modules: [], takes: 'nothing', problem: error.message }
  }
}

function modulesOf({ flow }: Blueprint, { loaded }: State): ScenarioView['modules'] {
  const { app, identity } = loaded
  const labelOf = ({ module, label }: FlowModule): string => {
    const own = ownModule(module, identity.name)
    const modules = app.definition.modules ?? {}
    const ofOwn = own !== undefined && Object.hasOwn(modules, own) ? modules[own]?.label : undefined
    return label ?? ofOwn ?? builtIns.get(module)?.label ?? module
  }
  const below = (modules: readonly FlowModule[], depth: number): ScenarioView['modules'][number][] =>
    modules.flatMap((module) => [
      {
        id: module.id,
        module: module.module,
        label: labelOf(module),
        depth,
        ...(module.filter && { filter: module.filter.name }),
      },
      ...(module.onerror === undefined ? [] : below(module.onerror, depth + 1)),
      ...(module.routes ?? []).flatMap((route) => below(route.flow, depth + 1)),
    ])
  return below(flow, 0)
}
