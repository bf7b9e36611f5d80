import type { Collection } from './collection.ts'
import { uuidFrom, type World } from './environment.ts'
import type { RunLog } from './log.ts'
import type { ImlFunction } from './sections.ts'
import { type EvaluateOptions, RUN_ALLOWANCE } from '../iml/index.ts'

/** The variables that templates see at one point of a run, and how expressions are evaluated. */
export interface Scope {
  readonly variables: Collection
  readonly iml: EvaluateOptions
  readonly log: RunLog
}

/** The scope with further variables, such as `body` once an answer is there. */
export function withVariables(scope: Scope, variables: Collection): Scope {
  return { ...scope, variables: { ...scope.variables, ...variables } }
}

/** What decides how expressions are evaluated, apart from variables. */
export interface ExpressionSettings {
  readonly functions: Readonly<Record<string, ImlFunction>>
  readonly executionId: string | undefined
  readonly looseEquality: boolean
}

/** The scope at the start of a run: the variables of the component, and the world for `now`, `random` and dates. */
export function rootScope(world: World, log: RunLog, settings: ExpressionSettings, variables: Collection): Scope {
  let executionId = settings.executionId
  const iml: EvaluateOptions = {
    now: world.now,
    timezone: world.timezone,
    // Looked through at each call in an expression, so none at all is better than an empty collection.
    ...(Object.keys(settings.functions).length === 0 ? {} : { functions: settings.functions }),
    allowance: { left: RUN_ALLOWANCE },
    random: world.random,
    uuid: () => uuidFrom(world.random),
    // Made when it is asked for, which is seldom.
    get executionId() {
      executionId ??= uuidFrom(world.random).replaceAll('-', '')
      return executionId
    },
    looseEquality: settings.looseEquality,
    onWarning: (warning) => {
      log.warn(log.place, `${warning.message} In: ${warning.template}`)
    },
  }
  return { variables, iml, log }
}
