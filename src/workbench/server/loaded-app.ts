import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isCollection, member } from '../../runtime/collection.ts'
import { Folder } from '../../runtime/folder.ts'
import { type App, createApp, type Environment, loadApp, LoadError } from '../../runtime/index.ts'
import { readProject } from '../../runtime/project.ts'

/** An app that was read from a folder. */
export interface LoadedApp {
  readonly app: App
  readonly identity: Identity
  readonly groups: readonly Group[]
  /** The PNG of the app; undefined when there is none. */
  readonly icon: Uint8Array | undefined
  /** What is wrong with the folder; the parts that it concerns are left out. */
  readonly problems: readonly string[]
}

/** Who the app is. */
export interface Identity {
  readonly name: string
  readonly label: string
  readonly description: string
  /** As `#rrggbb`. */
  readonly theme: string
}

/** Modules that Make's editor shows under one heading. */
export interface Group {
  readonly label: string
  readonly modules: readonly string[]
}

/** Problems that the page lists. */
const mostProblems = 50

const noTheme = '#6b7280'

/** Icons are 512 × 512 pixels; nothing larger than this is one. */
const maxIconBytes = 4 * 1024 * 1024

/**
 * Reads the app of a folder, as far as it can be read. `identityFile` is the app.json of a folder that is generated; others say
 * who they are in the metadata.json of an export, or not at all.
 */
export function readApp(folder: string, identityFile: string | undefined, environment: Environment): LoadedApp {
  const { app, problems } = load(folder, environment)
  const read = new Folder(folder, [])
  const project = readProject(read)
  const groupsFile = member(member(project, 'generalCodeFiles'), 'groups')
  const groups = typeof groupsFile === 'string' ? read.json(groupsFile, 'app', 'groups') : undefined
  return {
    app,
    identity: identityOf(folder, identityFile, app),
    groups: groupsOf(groups),
    icon: iconOf(folder),
    problems: problems.slice(0, mostProblems),
  }
}

function load(folder: string, environment: Environment): { app: App; problems: string[] } {
  try {
    const app = loadApp(folder, environment)
    const problems = app
      .unsupported()
      .map(({ feature, place }) => `${place}: the workbench cannot execute '${feature}'.`)
    return { app, problems }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    const problems = error.problems.map(({ file, component, message }) => `${file} (${component}): ${message}.`)
    return { app: error.app ?? createApp({}, environment), problems }
  }
}

function identityOf(folder: string, identityFile: string | undefined, app: App): Identity {
  const inFolder = (file: string): unknown => (existsSync(join(folder, file)) ? jsonOf(join(folder, file)) : undefined)
  const given = identityFile === undefined ? inFolder('metadata.json') : jsonOf(identityFile)
  const text = (name: string, otherwise: string): string => {
    const value = member(given, name)
    return typeof value === 'string' && value !== '' ? value : otherwise
  }
  const known = app.definition.name ?? 'app'
  const name = text('name', known === 'app' ? basename(resolve(folder)) : known)
  const theme = text('theme', noTheme)
  return {
    name,
    label: text('label', name),
    description: text('description', ''),
    theme: /^#[\da-f]{6}$/i.test(theme) ? theme : noTheme,
  }
}

function jsonOf(file: string): unknown {
  return new Folder(dirname(file), []).json(basename(file), 'app', 'project')
}

function groupsOf(groups: unknown): Group[] {
  if (!Array.isArray(groups)) return []
  return groups.filter(isCollection).map((group) => {
    const [label, modules] = [member(group, 'label'), member(group, 'modules')]
    return {
      label: typeof label === 'string' ? label : 'Other',
      modules: Array.isArray(modules) ? modules.filter((name) => typeof name === 'string') : [],
    }
  })
}

function iconOf(folder: string): Uint8Array | undefined {
  for (const file of ['assets/icon.png', 'icon.png']) {
    const path = join(folder, file)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isFile() !== true || stats.size > maxIconBytes) continue
    const bytes = readFileSync(path)
    if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return bytes
  }
  return undefined
}
