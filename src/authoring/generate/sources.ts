import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  AppIdentity,
  BaseDefinition,
  ConnectionDefinition,
  ModuleDefinition,
  RpcDefinition,
  WebhookDefinition,
} from '../define.ts'
import { drawIcon } from './icon.ts'
import { GenerateError } from './problem.ts'

/** A definition and the file that it stands in, relative to the repository. */
export interface Source<Definition> {
  file: string
  definition: Definition
}

/** Everything that an app is generated from. */
export interface AppSources {
  identity: Source<AppIdentity>
  base: Source<BaseDefinition>
  readme: Source<string>
  /** The picture that the drawing gives, as PNG. */
  icon: Source<Uint8Array>
  connections: Source<ConnectionDefinition>[]
  webhooks: Source<WebhookDefinition>[]
  modules: Source<ModuleDefinition>[]
  rpcs: Source<RpcDefinition>[]
  /** Where the app is deployed. Nothing generates it: Make chooses the names in it, and deployments and Make's editor write them down. */
  origins?: unknown[]
}

/** Returns a name as Make's editor writes it in paths: `makeAnApiCall` becomes `make-an-api-call`. */
export const kebabCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()

/** Gives what a file of definitions exports, by its path relative to the repository. */
export type LoadDefinition = (file: string) => Promise<object>

async function importDefinition<Definition>(load: LoadDefinition, file: string): Promise<Source<Definition>> {
  const { default: definition } = (await load(file)) as { default?: Definition }
  if (definition === undefined) {
    throw new GenerateError([{ file, message: 'exports no definition. End it with `export default define…({ … })`.' }])
  }
  return { file, definition }
}

/** The files of a folder that hold a definition each, in the order of their names; none when there is no such folder. */
export async function definitionFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => entry.name)
  return files.toSorted().map((file) => `${folder}/${file}`)
}

async function importFolder<Definition>(
  root: string,
  folder: string,
  load: LoadDefinition,
): Promise<Source<Definition>[]> {
  const files = await definitionFiles(root, folder)
  return Promise.all(files.map((file) => importDefinition<Definition>(load, file)))
}

async function readIdentity(root: string): Promise<Source<AppIdentity>> {
  const file = 'app.json'
  const text = await readFile(join(root, file), 'utf8')
  try {
    return { file, definition: JSON.parse(text) as AppIdentity }
  } catch (error) {
    throw new GenerateError([{ file, message: `is not JSON: ${(error as Error).message}.` }])
  }
}

/** The origins in the generated project file, which a new one keeps. */
async function readOrigins(root: string): Promise<unknown[]> {
  const file = 'app/makecomapp.json'
  const text = await readFile(join(root, file), 'utf8').catch(() => '{}')
  try {
    const { origins } = JSON.parse(text) as { origins?: unknown }
    return Array.isArray(origins) ? origins : []
  } catch (error) {
    const message = `is not JSON: ${(error as Error).message}. Repair it: its origins say where the app is deployed.`
    throw new GenerateError([{ file, message }])
  }
}

/**
 * Reads the sources of an app: `app.json`, `base.ts`, `docs/app-readme.md`, `icon.svg` and one definition per file in `connections/`,
 * `webhooks/`, `modules/` and `rpcs/`, in the order of their file names. A missing folder is an empty one. The origins are those of
 * `app/makecomapp.json`. Definitions are imported, once in a process, unless `load` gives them.
 *
 * @throws GenerateError when a file holds no definition, or the icon cannot be drawn.
 */
export async function readSources(
  root: string,
  load: LoadDefinition = (file) => import(pathToFileURL(join(root, file)).href) as Promise<object>,
): Promise<AppSources> {
  const readme = 'docs/app-readme.md'
  const icon = 'icon.svg'
  return {
    identity: await readIdentity(root),
    base: await importDefinition(load, 'base.ts'),
    readme: { file: readme, definition: await readFile(join(root, readme), 'utf8') },
    icon: { file: icon, definition: await drawIcon(icon, await readFile(join(root, icon), 'utf8')) },
    connections: await importFolder(root, 'connections', load),
    webhooks: await importFolder(root, 'webhooks', load),
    modules: await importFolder(root, 'modules', load),
    rpcs: await importFolder(root, 'rpcs', load),
    origins: await readOrigins(root),
  }
}
