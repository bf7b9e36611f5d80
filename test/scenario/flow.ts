import { type App, createApp } from '../../src/runtime/index.ts'
import {
  BlueprintError,
  type BlueprintProblem,
  createScenario,
  type ModuleRun,
  type RunOptions,
  type ScenarioResult,
} from '../../src/scenario/index.ts'

/** An app without requests: one module gives back what it is given, one fails when it is told to, one gives a list. */
export const fixtureApp: App = createApp({
  modules: {
    echo: { type: 'action', label: 'Echo', api: { response: { output: '{{parameters}}' } } },
    check: {
      type: 'action',
      api: {
        response: {
          valid: { condition: '{{!parameters.fails}}', message: 'Refused: {{parameters.fails}}', type: 'DataError' },
          output: { fine: true },
        },
      },
    },
    list: { type: 'search', api: { response: { iterate: '{{parameters.items}}', output: '{{item}}' } } },
    typed: {
      type: 'action',
      expect: [
        { name: 'count', type: 'number', label: 'Count' },
        { name: 'note', type: 'text', label: 'Note' },
      ],
      api: { response: { output: '{{parameters}}' } },
    },
    watch: { type: 'instant_trigger', webhook: 'hook' },
    answer: { type: 'responder', api: { response: { status: 201, body: '{{parameters.text}}' } } },
  },
  webhooks: {
    hook: {
      type: 'web',
      parameters: [{ name: 'prefix', type: 'text' }],
      api: {
        iterate: '{{body}}',
        output: { id: '{{parameters.prefix}}{{item.id}}' },
        respond: { type: 'text', status: 202, body: 'Thanks' },
      },
    },
  },
})

type Module = Record<string, unknown>

/** A module of a flow, such as `mod(2, 'builtin:BasicFeeder', { array: '{{1.items}}' })`. */
export const mod = (id: number, module: string, mapper: unknown = {}, more: Module = {}): Module => ({
  id,
  module,
  version: 1,
  mapper,
  ...more,
})

/** A custom webhook, the first module of most flows. */
export const hook = mod(1, 'gateway:CustomWebHook')

/** A module of the fixture app that gives back its fields. */
export const echo = (id: number, mapper: unknown, more: Module = {}): Module =>
  mod(id, 'app#fixture:echo', mapper, more)

export const blueprint = (flow: unknown, metadata: Module = {}): Module => ({ name: 'A scenario', flow, metadata })

const app = { app: fixtureApp, name: 'fixture' }

/** Runs a flow that starts with a webhook, which receives `payload`. */
export function runFlow(
  flow: unknown,
  payload: unknown = {},
  { metadata, ...options }: RunOptions & { metadata?: Module } = {},
): Promise<ScenarioResult> {
  return createScenario(blueprint(flow, metadata), app).run({ input: { payload }, ...options })
}

/** What is wrong with a blueprint; empty when nothing is. */
export function problemsOf(value: unknown): readonly BlueprintProblem[] {
  try {
    createScenario(value, app)
    return []
  } catch (error) {
    if (error instanceof BlueprintError) return error.problems
    throw error
  }
}

/** Every run of the module with an id, in the order in which they began. */
export function runsOf({ runs }: Pick<ScenarioResult, 'runs'>, id: number): ModuleRun[] {
  return runs.flatMap((run) => [
    ...(run.id === id ? [run] : []),
    ...runsOf({ runs: [...run.onError, ...run.next.flat()] }, id),
  ])
}

/** All bundles that the module with an id gave. */
export const bundlesOf = (result: ScenarioResult, id: number): unknown[] =>
  runsOf(result, id).flatMap(({ bundles }) => bundles)
