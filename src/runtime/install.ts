import { type Collection, isCollection, member, typeName } from './collection.ts'
import { type World, worldIn } from './environment.ts'
import { DataError, InvalidConfigurationError, UnsupportedError } from './errors.ts'
import { fieldsOfForm, readForm } from './form/index.ts'
import { named } from './host.ts'
import type { LogEntry, RunLog } from './log.ts'
import { startRun } from './run.ts'
import type { ExpressionSettings } from './scope.ts'
import type { AppDefinition, FieldSpec, FormSpec } from './sections.ts'
import { compileOptional, evaluateOptional, type Template } from './template.ts'

/** Who is installed, with what the form of the installation holds. */
export interface InstallInput {
  /** Name of a connection; the app itself when left out. */
  readonly connection?: string
  readonly parameters?: Collection
}

/** What an installation leaves behind. */
export interface Installed {
  /**
   * Constants over those of the definition. Those of a connection are what `connectionCommon` takes, those of the app
   * belong into `common` of its definition.
   */
  readonly common: Collection
  readonly log: LogEntry[]
}

/** `installSpec` and `install` of an app or a connection, compiled. */
export interface InstallPlan {
  readonly fields: readonly FieldSpec[]
  readonly common: Template | undefined
  readonly constants: Collection
  readonly place: string
}

interface Installable {
  readonly installSpec?: FormSpec
  readonly install?: unknown
  readonly common?: Collection
}

/**
 * Compiles what an installation does: `install` says what the values of the form `installSpec` add to `common`.
 *
 * @throws InvalidConfigurationError when `install` is no collection, UnsupportedError for anything but `common` in it.
 */
export function compileInstall(definition: Installable, place: string): InstallPlan {
  const written = definition.install ?? {}
  const at = `${place}install`
  // A section that was never written is an empty list.
  const directives = Array.isArray(written) && written.length === 0 ? {} : written
  if (!isCollection(directives)) {
    throw new InvalidConfigurationError(`${at}: expected a collection of directives, but found ${typeName(written)}.`)
  }
  const unknown = Object.keys(directives).find((key) => key !== 'common' && directives[key] !== null)
  if (unknown !== undefined) throw new UnsupportedError(`install.${unknown}`, `${at}.${unknown}`)
  return {
    fields: fieldsOfForm(definition.installSpec),
    common: compileOptional(member(directives, 'common'), `${at}.common`),
    constants: { ...definition.common },
    place: at,
  }
}

/** The part of an app that is installed, and how its places begin. */
export function installable(app: AppDefinition, connection: string | undefined): [Installable, string] {
  if (connection === undefined) return [app, '']
  return [named(app.connections, 'connection', connection), `connection '${connection}', `]
}

/**
 * Reads the form of an installation and gives the constants that come of it, those of the definition included.
 *
 * @throws DataError for values that the form does not accept, or when `install.common` yields no collection.
 */
export function install(
  plan: InstallPlan,
  values: Collection,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): { readonly common: Collection } {
  const { timezone } = worldIn(world.timezone, world)
  const { scope } = startRun(world, log, settings, {
    parameters: readForm(plan.fields, values, { timezone }),
    common: plan.constants,
    environment: { timezone, debug: false },
  })
  const added = evaluateOptional(plan.common, scope) ?? {}
  if (!isCollection(added)) {
    throw new DataError(`${plan.common?.place}: expected a collection, but found ${typeName(added)}.`)
  }
  return { common: { ...plan.constants, ...added } }
}
