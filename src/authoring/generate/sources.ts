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
}

/** Returns a name as Make's editor writes it in paths: `makeAnApiCall` becomes `make-an-api-call`. */
export const kebabCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()

async function importDefinition<Definition>(root: string, file: string): Promise<Source<Definition>> {
  const { default: definition } = (await import(pathToFileURL(join(root, file)).href)) as { default?: Definition }
  if (definition === undefined) {
    throw new GenerateError([{ file, message: 'exports no definition. End it with `export default define…({ … })`.' }])
  }
  return { file, definition }
}

async function importFolder<Definition>(root: string, folder: string): Promise<Source<Definition>[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => entry.name)
  return Promise.all(files.toSorted().map((file) => importDefinition<Definition>(root, `${folder}/${file}`)))
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

/**
 * Reads the sources of an app: `app.json`, `base.ts`, `docs/app-readme.md`, `icon.svg` and one definition per file in `connections/`,
 * `webhooks/`, `modules/` and `rpcs/`, in the order of their file names. A missing folder is an empty one.
 *
 * @throws GenerateError when a file holds no definition, or the icon cannot be drawn.
 */
export async function readSources(root: string): Promise<AppSources> {
  const readme = 'docs/app-readme.md'
  const icon = 'icon.svg'
  return {
    identity: await readIdentity(root),
    base: await importDefinition(root, 'base.ts'),
    readme: { file: readme, definition: await readFile(join(root, readme), 'utf8') },
    icon: { file: icon, definition: await drawIcon(icon, await readFile(join(root, icon), 'utf8')) },
    connections: await importFolder(root, 'connections'),
    webhooks: await importFolder(root, 'webhooks'),
    modules: await importFolder(root, 'modules'),
    rpcs: await importFolder(root, 'rpcs'),
  }
}
