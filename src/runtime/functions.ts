import { isCollection, setMember } from './collection.ts'
import type { World } from './environment.ts'
import type { AppDefinition, ImlFunction } from './sections.ts'

/** The custom functions of an app, those that come as source included. */
export interface Functions {
  /** What expressions may call. Sources are in it once `ready` has resolved. */
  readonly current: () => Readonly<Record<string, ImlFunction>>
  /** Whether there are sources, for which the sandbox has to be started. */
  readonly hasSources: boolean
  /** Starts the sandbox for sources; a second call waits for the same start. Rejects when the engine cannot start. */
  readonly ready: () => Promise<void>
}

/**
 * Gives the custom functions of an app. Functions of the definition itself win over sources of the same name. The engine is
 * loaded only for an app that has sources.
 */
export function functionsOf(definition: AppDefinition, world: World): Functions {
  const sources = sourcesOf(definition.functionSources)
  let functions = isCollection(definition.functions) ? definition.functions : {}
  let starting: Promise<void> | undefined
  const start = async (): Promise<void> => {
    const { createCustomFunctions } = await import('./custom-functions/index.ts')
    const made = await createCustomFunctions(sources, {
      timezone: world.timezone,
      now: world.now,
      random: world.random,
    })
    functions = { ...made.functions, ...functions }
  }
  const hasSources = Object.keys(sources).length > 0
  return { current: () => functions, hasSources, ready: () => (starting ??= start()) }
}

/** The sources that are texts; what a definition holds beside them is no function, as its calls will say. */
function sourcesOf(given: unknown): Record<string, string> {
  const sources: Record<string, string> = {}
  if (!isCollection(given)) return sources
  for (const [name, source] of Object.entries(given)) if (typeof source === 'string') setMember(sources, name, source)
  return sources
}

type Method = (...args: never[]) => Promise<unknown>

/** Gives the same methods; where there are sources, each of them waits for the functions first. */
export function withFunctions<Methods extends object>(methods: Methods, functions: Functions): Methods {
  if (!functions.hasSources) return methods
  const waiting = Object.entries(methods as Record<string, Method>).map(([name, method]) => [
    name,
    async (...args: never[]) => {
      await functions.ready()
      return method(...args)
    },
  ])
  return Object.fromEntries(waiting) as Methods
}
