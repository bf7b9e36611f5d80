import { projectFile, readProject } from '../../runtime/project.ts'
import { CheckedApp, type Gap, type Icon } from './app.ts'
import { Component, type Metadata } from './component.ts'
import type { AppFile, Role } from './file.ts'
import type { Folder } from './folder.ts'
import type { JsonNode } from './json-node.ts'
import { readJson } from './read-json.ts'
import { kinds, type Kind, sections, textSections } from './roles.ts'
import type { Spot } from './spot.ts'
import { exportMetadata, typeOf } from './metadata.ts'

/** Nothing in a folder says that it holds an app of Make. */
export class NoAppError extends Error {
  override readonly name = 'NoAppError'
}

/** Files by path that were read before, for a second look at the same folder. */
export type FileCache = Map<string, AppFile>

/**
 * Reads the app of a folder, in the layout of Make's editor or of its exports. What is wrong with it becomes findings.
 *
 * @throws NoAppError when the folder holds no app.
 */
export function loadApp(folder: Folder, cache: FileCache = new Map()): CheckedApp {
  const reader = new Reader(folder, cache)
  const isProject = folder.has(projectFile)
  if (!isProject && !folder.has('metadata.json') && !folder.has('base.imljson')) {
    const flat = folder
      .rootFiles()
      .find((file) => /^(?:connection|module|rpc|webhook)\.[\w-]+\.\w+\.(?:imljson|json)$/.test(file))
    throw new NoAppError(
      flat === undefined
        ? `There is no ${projectFile}, and no metadata.json of an export.`
        : `${flat} and the files beside it stand in one folder. Put each into a folder of its component, such as modules/<name>/api.imljson, with a metadata.json, or pull the app with Make's editor.`,
    )
  }
  return isProject ? projectApp(reader) : exportedApp(reader)
}

function projectApp(reader: Reader): CheckedApp {
  const project = reader.file(projectFile, 'project', 'app')
  const root = project.root
  const general = reader.files(root?.at('generalCodeFiles'), 'general', 'app')
  const components = kinds.flatMap((kind) =>
    [...(root?.at('components', kind)?.members ?? [])].flatMap(([name, node]) =>
      node.type === 'object' ? [componentOf(kind, name, node, reader)] : [],
    ),
  )
  return new CheckedApp({ project, general, components, gaps: reader.gaps, isProject: true, icon: reader.icon })
}

function componentOf(kind: Kind, name: string, node: JsonNode, reader: Reader): Component {
  const files = reader.files(node.at('codeFiles'), kind, `${kind === 'rpc' ? 'RPC' : kind} '${name}'`)
  return new Component(kind, name, node.key ?? node, node.members, bySection(kind, files), typeOf(kind, node.members))
}

function exportedApp(reader: Reader): CheckedApp {
  const project = reader.has('metadata.json')
    ? reader.file('metadata.json', 'project', 'app')
    : reader.file('base.imljson', 'general.base', 'app')
  const whole: Spot = { file: project, start: 0, end: 0, path: [] }
  const described = readProject({
    has: (path) => reader.has(path),
    folders: (path) => reader.folders(path),
    json: (path) => reader.file(path, 'project', 'app').root?.value,
  }) as {
    generalCodeFiles: Record<string, string | null>
    components: Record<Kind, Record<string, { codeFiles: Record<string, string> }>>
  }
  const general = reader.named(described.generalCodeFiles, 'general', 'app', whole)
  const components = kinds.flatMap((kind) =>
    Object.entries(described.components[kind]).map(([name, { codeFiles }]) => {
      const [anyFile = ''] = Object.values(codeFiles)
      const path = `${anyFile.slice(0, anyFile.lastIndexOf('/'))}/metadata.json`
      const metadata: Metadata =
        kind === 'function' ? new Map() : exportMetadata(kind, reader.file(path, 'project', 'app').root)
      const place = reader.has(path) ? { ...whole, file: reader.file(path, 'project', 'app') } : whole
      const files = reader.named(codeFiles, kind, `${kind === 'rpc' ? 'RPC' : kind} '${name}'`, place)
      return new Component(kind, name, place, metadata, bySection(kind, files), typeOf(kind, metadata))
    }),
  )
  return new CheckedApp({ project, general, components, gaps: reader.gaps, isProject: false, icon: reader.icon })
}

/** Some published apps name a section as the API does, where local development has another name. */
function bySection(kind: Kind, files: ReadonlyMap<string, AppFile>): ReadonlyMap<string, AppFile> {
  return new Map([...files].map(([codeType, file]) => [sections[kind][codeType] ?? codeType, file]))
}

/** Reads files once and keeps account of those that are missing. */
class Reader {
  readonly gaps: Gap[] = []
  readonly #folder: Folder
  readonly #cache: FileCache

  constructor(folder: Folder, cache: FileCache) {
    this.#folder = folder
    this.#cache = cache
  }

  has(path: string): boolean {
    return this.#folder.has(path)
  }

  folders(path: string): string[] {
    return this.#folder.folders(path)
  }

  /** Make's exports keep the icon among the assets; local development has no place for it. */
  get icon(): Icon | undefined {
    for (const path of ['assets/icon.png', 'icon.png']) {
      const bytes = this.#folder.bytes(path)
      if (bytes !== undefined) return { path, bytes }
    }
    return undefined
  }

  /** The files of `codeFiles` that there are, by code type. `null` says that Make keeps the section to itself. */
  files(codeFiles: JsonNode | undefined, kind: Kind | 'general', owner: string): Map<string, AppFile> {
    const found = new Map<string, AppFile>()
    for (const [codeType, node] of codeFiles?.members ?? []) {
      if (node.text !== undefined) this.#add(found, node.text, kind, codeType, owner, node)
    }
    return found
  }

  /** The same for paths that no file names. */
  named(
    paths: Readonly<Record<string, string | null>>,
    kind: Kind | 'general',
    owner: string,
    at: Spot,
  ): Map<string, AppFile> {
    const found = new Map<string, AppFile>()
    for (const [codeType, path] of Object.entries(paths)) {
      if (path !== null) this.#add(found, path, kind, codeType, owner, at)
    }
    return found
  }

  /** A file, read now or before; one that is missing is empty. */
  file(path: string, role: Role, owner: string): AppFile {
    const known = this.#cache.get(path)
    if (known !== undefined) return known
    const content = this.#folder.read(path)
    const file = 'text' in content ? fileOf(path, content.text, role, owner) : fileOf(path, '{}', role, owner)
    this.#cache.set(path, file)
    return file
  }

  #add(
    found: Map<string, AppFile>,
    path: string,
    kind: Kind | 'general',
    codeType: string,
    owner: string,
    at: Spot,
  ): void {
    // Published apps share the readme of their repository, above the folder of the app.
    if (codeType === 'readme' && path.startsWith('..')) return
    const known = this.#cache.get(path)
    const content = known ?? this.#folder.read(path)
    if ('problem' in content) {
      const fix = 'Add the file, correct the path, or write null if Make is to keep this section as it is.'
      this.gaps.push({ at, message: `The file ${path} is named here. ${content.problem}`, fix })
      return
    }
    const file = known ?? fileOf(path, content.text, `${kind}.${codeType}` as Role, owner)
    this.#cache.set(path, file)
    found.set(codeType, file)
  }
}

function fileOf(path: string, content: string, role: Role, owner: string): AppFile {
  // The mark belongs to no character; offsets and columns count without it, as in editors.
  const text = content.replace(/^\uFEFF/, '')
  const isText = textSections.has(role.slice(role.indexOf('.') + 1)) || /\.(?:md|js)$/.test(path)
  const file: { -readonly [Key in keyof AppFile]: AppFile[Key] } = {
    path,
    text,
    role,
    owner,
    root: undefined,
    problems: [],
  }
  if (!isText) Object.assign(file, readJson(file, text))
  return file
}
