import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Collection, isCollection, member } from '../../runtime/collection.ts'
import { parseJsonc } from '../../runtime/jsonc.ts'
import { md5 } from '../digest.ts'
import { DeployError } from '../error.ts'
import { type Code, codes, type Kind, kinds, nameOf, type Owner } from '../kinds.ts'
import { type Identity, readIdentity } from './identity.ts'
import { metadataOf, type Metadata, referencesOf } from './metadata.ts'
import type { Origin } from './origins.ts'
import { readAppFile, readBytes } from './read-file.ts'

/** The text of a section, as a file of the app's folder holds it. */
export interface Section {
  readonly code: Code
  /** Relative to the app's folder. */
  readonly file: string
  readonly text: string
  readonly md5: string
}

/** A component of the app's folder; names of others are local ones. */
export interface Component {
  readonly kind: Kind
  readonly id: string
  readonly metadata: Metadata
  readonly sections: readonly Section[]
}

/** What of an app's folder goes to Make. */
export interface LocalApp {
  readonly folder: string
  readonly identity: Identity | undefined
  readonly sections: readonly Section[]
  /** In the order in which they are deployed. */
  readonly components: readonly Component[]
  readonly origins: Origin[]
  readonly icon: { readonly file: string; readonly bytes: Buffer; readonly md5: string } | undefined
}

const icons = ['assets/icon.png', 'icon.png', 'general/icon.png', 'assets/app-logo.png']

/**
 * Reads the folder of a Make app.
 *
 * @throws DeployError that lists all files that are missing or no JSON, and all references to what there is not.
 */
export function readLocalApp(folder: string, identityFile?: string): LocalApp {
  const project = readProject(folder)
  const problems: string[] = []
  const sections = (owner: Owner, files: unknown): Section[] => sectionsOf(folder, owner, files, problems)
  const components = kinds.flatMap((kind) =>
    Object.entries(listOf(member(member(project, 'components'), kind))).map(([id, component]) => ({
      kind,
      id,
      metadata: metadataOf(kind, id, component, problems),
      sections: sections(kind, component['codeFiles']),
    })),
  )
  problems.push(...brokenReferences(components))
  const app = sections('app', member(project, 'generalCodeFiles'))
  if (problems.length > 0) throw new DeployError([`The app in ${folder} cannot be deployed:`, ...problems].join('\n  '))
  const origins = member(project, 'origins')
  return {
    folder,
    identity: readIdentity(folder, identityFile),
    sections: app,
    components,
    origins: Array.isArray(origins) ? (structuredClone(origins) as Origin[]) : [],
    icon: iconOf(folder),
  }
}

function readProject(folder: string): Collection {
  if (!existsSync(join(folder, 'makecomapp.json'))) {
    throw new DeployError(`There is no makecomapp.json in ${folder}. Name the folder of a Make app.`)
  }
  const parsed = parseJsonc(readAppFile(folder, 'makecomapp.json'))
  if (!('value' in parsed)) throw new DeployError(`${join(folder, 'makecomapp.json')} is no JSON: ${parsed.problem}.`)
  if (isCollection(parsed.value)) return parsed.value
  throw new DeployError(`${join(folder, 'makecomapp.json')} holds no JSON object.`)
}

/** The components of a kind; a null only reserves a name. */
function listOf(components: unknown): Record<string, Collection> {
  if (!isCollection(components)) return {}
  return Object.fromEntries(
    Object.entries(components).filter((entry): entry is [string, Collection] => isCollection(entry[1])),
  )
}

function sectionsOf(folder: string, owner: Owner, files: unknown, problems: string[]): Section[] {
  for (const [type, file] of Object.entries(isCollection(files) ? files : {})) {
    if (typeof file !== 'string' || codes[owner].some((code) => code.type === type)) continue
    problems.push(`${file}: Make knows no "${type}" of ${owner === 'app' ? 'an app' : `a ${owner}`}`)
  }
  return codes[owner].flatMap((code) => {
    const file = member(files, code.type)
    // No path, or null: the section is Make's own affair.
    if (typeof file !== 'string') return []
    try {
      const text = readAppFile(folder, file)
      const parsed = code.format === 'text' ? undefined : parseJsonc(text)
      if (parsed !== undefined && 'problem' in parsed) problems.push(`${file}: ${parsed.problem}`)
      return [{ code, file, text, md5: md5(text) }]
    } catch (error) {
      if (!(error instanceof DeployError)) throw error
      problems.push(error.message)
      return []
    }
  })
}

function brokenReferences(components: readonly Component[]): string[] {
  const known = new Set(components.map(({ kind, id }) => `${kind} ${id}`))
  return components.flatMap(({ kind, id, metadata }) =>
    referencesOf(metadata)
      .filter(({ kind: target, id: name }) => !known.has(`${target} ${name}`))
      .map(({ kind: target, id: name }) => `${nameOf(kind, id)} refers to ${target} '${name}', which there is not`),
  )
}

function iconOf(folder: string): LocalApp['icon'] {
  const file = icons.find((path) => existsSync(join(folder, path)))
  if (file === undefined) return undefined
  const bytes = readBytes(join(folder, file))
  return { file, bytes, md5: md5(bytes) }
}
