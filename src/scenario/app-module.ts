import { type Collection, isCollection, member, setMember } from '../runtime/collection.ts'
import { type App, emptystring, type ModuleResult } from '../runtime/index.ts'
import { moduleTypeOf } from '../runtime/sections.ts'
import type { Action, Behaviour, Produced, Source, Surroundings } from './behaviour.ts'
import { numbered } from './builtin/loops.ts'

/** What an app is called in a blueprint, and what to run for it. */
export interface ScenarioApp {
  readonly app: App
  /** The app's name without what Make adds to it, such as `segment-ramen`. */
  readonly name: string
}

/** Parameters that belong to Make and not to the form of a module: connections, webhooks and keys, by their ids. */
const platformParameters = /^__IMT[A-Z]+__$/

/**
 * The name of a module of this app, or undefined when a blueprint's module belongs to another one. Make writes `app#` in front
 * of an app that is not in its public list, and gives such an app six random characters to its name: `app#segment-ramen-x1y2z3:identify`.
 */
export function ownModule(module: string, name: string): string | undefined {
  const [app = '', own = ''] = module.replace(/^app#/, '').split(':')
  const suffix = app.slice(name.length)
  return app.startsWith(name) && /^(?:-[0-9a-z]{6})?$/.test(suffix) ? own : undefined
}

/** What a module of the app does in a scenario; undefined when the app has no module of this name. */
export function compileAppModule({ app }: ScenarioApp, name: string): Behaviour | undefined {
  const definition = member(app.definition.modules, name)
  if (!isCollection(definition)) return undefined
  const type = moduleTypeOf(definition)
  if (type === 'instant_trigger') return instantTrigger(app, name, String(member(definition, 'webhook')))
  const run = async (fields: Collection, parameters: Collection, surroundings: Surroundings): Promise<Produced> => {
    const result = await app.runModule(name, inputOf(fields, parameters, surroundings))
    if (result.respond !== undefined) surroundings.answer(result.respond)
    return { bundles: bundlesOf(type, result), log: result.log }
  }
  if (type === 'trigger') {
    return { kind: 'source', takes: 'nothing', start: (_input, parameters, around) => run({}, parameters, around) }
  }
  return { kind: 'action', act: run } satisfies Action
}

/** A delivery is read by the webhook, and each of its items by the trigger. */
function instantTrigger(app: App, name: string, webhook: string): Source {
  return {
    kind: 'source',
    takes: 'delivery',
    start: async ({ delivery = {}, webhook: form = {} }, parameters, run) => {
      const environment = { timezone: run.timezone }
      const received = await app.receive(webhook, delivery, { parameters: form, environment })
      run.answer(received.respond)
      run.expectBundles(received.bundles.length)
      const results: ModuleResult[] = []
      for (const payload of received.bundles) {
        const input = inputOf({}, parameters, run)
        // Make hands over the items in their order.
        // oxlint-disable-next-line no-await-in-loop
        results.push(await app.runModule(name, { ...input, payload, webhook: form }))
      }
      return {
        bundles: results.flatMap(({ bundles }) => bundles),
        log: [...received.log, ...results.flatMap(({ log }) => log)],
      }
    },
  }
}

function inputOf(fields: Collection, parameters: Collection, { connection, timezone }: Surroundings) {
  const form: Collection = {}
  for (const [name, value] of [...Object.entries(parameters), ...Object.entries(fields)]) {
    if (!platformParameters.test(name)) setMember(form, name, value)
  }
  return { parameters: form, connection, environment: { timezone } }
}

/** Bundles of a module that may give several know their position. */
function bundlesOf(type: string, { bundles }: ModuleResult): readonly Collection[] {
  return type === 'search' || type === 'trigger' ? numbered(bundles) : bundles
}

/**
 * A mapper in which `{{emptystring}}` alone stands for a text that is empty on purpose: an empty text that an expression gives by chance is
 * a field left empty. https://developers.make.com/custom-apps-documentation/other/processing-of-empty-values
 */
export function withEmptyTexts(value: unknown): unknown {
  if (value === '{{emptystring}}') return emptystring
  if (Array.isArray(value)) return value.map(withEmptyTexts)
  if (!isCollection(value)) return value
  const copy: Collection = {}
  for (const [name, inner] of Object.entries(value)) setMember(copy, name, withEmptyTexts(inner))
  return copy
}
