import { isCollection, member } from './collection.ts'
import type { World } from './environment.ts'
import { InvalidConfigurationError } from './errors.ts'
import type { OAuthAccess } from './oauth/index.ts'
import type { ExpressionSettings } from './scope.ts'
import type { AppDefinition } from './sections.ts'

/** What may differ from run to run beside the input. */
export interface RunOptions {
  /** The variable `executionId`; random unless told. */
  readonly executionId?: string
  /** False compares strictly with `=`, as Make's documentation says; Make was seen to compare as JavaScript's `==` does. */
  readonly looseEquality?: boolean
}

/** What the components of one app share. */
export interface Host {
  readonly definition: AppDefinition
  readonly world: World
  readonly settingsOf: (options: RunOptions) => ExpressionSettings
}

/** A host whose components can be given their connections. */
export interface ConnectedHost extends Host {
  readonly use: OAuthAccess['use']
}

/** Gives the plan of a component, which is compiled when it is first asked for. */
export function once<Plan>(plans: Map<string, Plan>, name: string, compile: () => Plan): Plan {
  const known = plans.get(name)
  if (known !== undefined) return known
  const plan = compile()
  plans.set(name, plan)
  return plan
}

/** Names that a message lists. */
const mostNames = 50

/** The names of the components of a section. */
export function namesOf(section: unknown): string[] {
  return isCollection(section) ? Object.keys(section) : []
}

/**
 * The component of a section with this name.
 *
 * @throws InvalidConfigurationError that lists the names there are.
 */
export function named<Definition>(
  section: Readonly<Record<string, Definition>> | undefined,
  kind: string,
  name: string,
): Definition {
  const definition = member(section, name)
  // Its directives are unknown until they are compiled, so a collection is all that can be asked of it.
  if (isCollection(definition)) return definition as Definition
  const names = namesOf(section)
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : ''
  const known = names.slice(0, mostNames).join(', ') || 'none'
  throw new InvalidConfigurationError(`There is no ${kind} '${name}'. The app has: ${known}${more}.`)
}
