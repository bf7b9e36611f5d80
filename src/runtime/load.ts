import { type App, createApp } from './app.ts'
import { codeTypes } from './code-types.ts'
import { type Collection, isCollection, member, setMember } from './collection.ts'
import type { Environment } from './environment.ts'
import { Folder } from './folder.ts'
import { LoadError, type LoadProblem } from './load-error.ts'
import { projectFile, readProject } from './project.ts'
import type { AppDefinition } from './sections.ts'

/** The sections that are read as JSON; functions have code instead. */
const sections: Readonly<Record<string, Readonly<Record<string, string>>>> = codeTypes

/** Metadata of a component that is part of its definition, and its name there. */
const metadata: Readonly<Record<string, string>> = {
  label: 'label',
  description: 'description',
  moduleType: 'type',
  connectionType: 'type',
  webhookType: 'type',
  actionCrud: 'crud',
  connection: 'connection',
  altConnection: 'altConnection',
  webhook: 'webhook',
  attachedAccounts: 'attachedAccounts',
}

/** Files of an app without which nothing that inherits them can run as it is written. */
const inherited = new Set(['base', 'common'])

/**
 * Loads the app of a folder as Make's editor lays it out: a `makecomapp.json` and the files that it names; a path of
 * `null` means that there is no such file. A folder in the older layout, as Make exports it, is recognised by its
 * names. Custom functions run in a sandbox, without access to this machine.
 * https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 *
 * @throws LoadError that names every file that is missing, unreadable or no JSON, and holds the rest of the app.
 */
export function loadApp(folder: string, environment: Environment = {}): App {
  const problems: LoadProblem[] = []
  const definition = definitionOf(new Folder(folder, problems))
  if (problems.length === 0) return createApp(definition, environment)
  const isKnown = problems.every(({ file, component }) => file !== projectFile || component !== 'app')
  const rest = isKnown ? createApp(withoutFaults(definition, problems), environment) : undefined
  throw new LoadError(folder, problems, rest)
}

/** Leaves out each component that has a faulty file, and all that inherit one. */
function withoutFaults(definition: AppDefinition, problems: readonly LoadProblem[]): AppDefinition {
  const faulty = new Set(problems.map(({ component }) => component))
  const isBaseless = problems.some(({ component, codeType }) => component === 'app' && inherited.has(codeType))
  const sound = <Component>(section: Readonly<Record<string, Component>> | undefined, kind: string) =>
    Object.fromEntries(Object.entries(section ?? {}).filter(([id]) => !faulty.has(`${kind} '${id}'`)))
  return {
    ...definition,
    connections: sound(definition.connections, 'connection'),
    modules: isBaseless ? {} : sound(definition.modules, 'module'),
    rpcs: isBaseless ? {} : sound(definition.rpcs, 'rpc'),
    webhooks: isBaseless ? {} : sound(definition.webhooks, 'webhook'),
    functionSources: sound(definition.functionSources, 'function'),
  }
}

function definitionOf(folder: Folder): AppDefinition {
  const project = readProject(folder)
  const general = folder.files(member(project, 'generalCodeFiles'), 'app')
  const components = member(project, 'components')
  if (project !== undefined && !isCollection(components)) {
    folder.note(projectFile, 'app', 'project', "it has no 'components', which list the parts of the app")
  }
  const kind = (name: string): Collection => componentsOf(member(components, name), name, folder)
  const origins = member(project, 'origins')
  const name = Array.isArray(origins) ? member(origins[0], 'appId') : undefined
  const definition = {
    name: typeof name === 'string' ? name : 'app',
    base: general['base'] ?? {},
    common: general['common'] ?? {},
    ...(general['installSpec'] === undefined ? {} : { installSpec: general['installSpec'] }),
    ...(general['installDirectives'] === undefined ? {} : { install: general['installDirectives'] }),
    connections: kind('connection'),
    webhooks: kind('webhook'),
    modules: kind('module'),
    rpcs: kind('rpc'),
    endpoints: kind('endpoint'),
    functionSources: functionSourcesOf(member(components, 'function'), folder),
  }
  return definition as AppDefinition
}

function componentsOf(components: unknown, kind: string, folder: Folder): Collection {
  const definitions: Collection = {}
  if (!isCollection(components)) return definitions
  for (const [id, component] of Object.entries(components)) {
    // A null reserves an id for a component that exists only on the other side.
    if (component === null) continue
    if (!isCollection(component)) {
      folder.note(projectFile, `${kind} '${id}'`, 'project', 'expected its metadata with codeFiles, or null')
      continue
    }
    const definition: Collection = {}
    for (const [key, name] of Object.entries(metadata)) {
      const value = member(component, key)
      if (value !== undefined && value !== null) definition[name] = value
    }
    const files = folder.files(member(component, 'codeFiles'), `${kind} '${id}'`)
    for (const [codeType, section] of Object.entries(sections[kind] ?? {})) {
      const value = member(files, codeType)
      if (value !== undefined) definition[section] = value
    }
    setMember(definitions, id, definition)
  }
  return definitions
}

function functionSourcesOf(components: unknown, folder: Folder): Collection {
  const sources: Collection = {}
  if (!isCollection(components)) return sources
  for (const [id, component] of Object.entries(components)) {
    const code = member(folder.files(member(component, 'codeFiles'), `function '${id}'`), 'code')
    if (typeof code === 'string') setMember(sources, id, code)
  }
  return sources
}
