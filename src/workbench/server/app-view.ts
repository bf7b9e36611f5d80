import { moduleTypeOf } from '../../runtime/sections.ts'
import type { App, ModuleDefinition } from '../../runtime/index.ts'
import type { AppView, ModuleView } from '../contract.ts'
import { faultNames } from './faults.ts'
import type { Group } from './loaded-app.ts'
import { credentialsOf } from './services.ts'
import type { State } from './state.ts'

const types: ReadonlySet<string> = new Set<ModuleView['type']>([
  'trigger',
  'instant_trigger',
  'action',
  'search',
  'universal',
  'responder',
])

/** What the first page shows of the app. */
export function appView({ loaded, services, options, problems }: State): AppView {
  const { app, identity, groups, icon } = loaded
  const { connections, webhooks } = app.definition
  return {
    ...identity,
    folder: options.folder,
    icon: icon !== undefined,
    services: services.kind,
    groups: allGroups(app, groups).map(({ label, modules }) => ({
      label,
      modules: modules.map((name) => moduleView(name, app.definition.modules?.[name] ?? {})),
    })),
    connectionTypes: app.connectionNames.map((name) => ({ name, label: textOf(connections?.[name]?.label, name) })),
    webhooks: app.webhookNames.map((name) => ({ name, label: textOf(webhooks?.[name]?.label, name) })),
    problems: [...problems, ...loaded.problems],
    faults: services.sandbox === undefined ? [] : faultNames,
    ...(services.sandbox && { sandbox: credentialsOf(services.sandbox) }),
  }
}

/** The groups of the app without modules that there are not, and one more for those that no group lists. */
function allGroups(app: App, groups: readonly Group[]): readonly Group[] {
  const known = groups
    .map(({ label, modules }) => ({ label, modules: modules.filter((name) => app.moduleNames.includes(name)) }))
    .filter(({ modules }) => modules.length > 0)
  const grouped = new Set(known.flatMap(({ modules }) => modules))
  const others = app.moduleNames.filter((name) => !grouped.has(name))
  if (others.length === 0) return known
  return [...known, { label: known.length === 0 ? 'Modules' : 'Other modules', modules: others }]
}

function moduleView(name: string, definition: ModuleDefinition): ModuleView {
  const type = moduleTypeOf(definition)
  const { connection, webhook } = definition
  return {
    name,
    label: textOf(definition.label, name),
    description: textOf(definition.description, ''),
    type: isType(type) ? type : 'action',
    ...(typeof connection === 'string' && { connection }),
    ...(typeof webhook === 'string' && { webhook }),
    erasable: definition.crud === 'update',
  }
}

function isType(type: string): type is ModuleView['type'] {
  return types.has(type)
}

/** Files are written by hand: a label may be anything. */
function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise
}
