import { codeTypes } from './code-types.ts'
import { type Collection, member, setMember } from './collection.ts'
import type { Folder } from './folder.ts'

export const projectFile = 'makecomapp.json'
const metadataFile = 'metadata.json'

/** Code types by the names of their files, for each kind of component of an export: its files are called like the sections. */
const exported: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    Object.entries(codeTypes).map(([kind, types]) => [
      kind,
      Object.fromEntries(Object.entries(types).map(([codeType, section]) => [section, codeType])),
    ]),
  ),
  function: { code: 'code', test: 'test' },
}

/** What finding out about the files of a folder takes. */
export type ProjectFolder = Pick<Folder, 'has' | 'json' | 'folders'>

/** Types of module, by name and number, that may do without communication. */
const withoutRequests = new Set<unknown>(['instant_trigger', 10, '10'])

/**
 * What `makecomapp.json` says about the parts of an app and their files. A folder of the older layout, which Make
 * exports as a ZIP archive, has none: there it is made of the names of its files. Both `modules/` and `module/` occur.
 * https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 */
export function readProject(folder: ProjectFolder): unknown {
  const isExport = !folder.has(projectFile) && (folder.has(metadataFile) || folder.has('base.imljson'))
  return isExport ? exportedProject(folder) : folder.json(projectFile, 'app', 'project')
}

function exportedProject(folder: ProjectFolder): Collection {
  const metadata = folder.json(metadataFile, 'app', 'project')
  const components: Collection = {}
  for (const kind of Object.keys(exported)) setMember(components, kind, exportedComponents(folder, kind))
  return {
    generalCodeFiles: {
      base: 'base.imljson',
      common: firstOf(folder, ['common.imljson', 'common.json']),
      readme: firstOf(folder, ['readme.md', 'README.md']),
      groups: firstOf(folder, ['groups.imljson', 'groups.json']),
      installSpec: firstOf(folder, ['installSpec.imljson', 'installSpec.json']),
      installDirectives: firstOf(folder, ['install.imljson', 'install.json']),
    },
    components,
    origins: [{ appId: member(metadata, 'name') }],
  }
}

function exportedComponents(folder: ProjectFolder, kind: string): Collection {
  const components: Collection = {}
  for (const parent of [`${kind}s`, kind]) {
    for (const name of folder.folders(parent))
      setMember(components, name, exportedComponent(folder, kind, parent, name))
  }
  return components
}

/** People also name the file of the requests as Make's editor does. */
const spellingsOf = (section: string): string[] => (section === 'api' ? ['api', 'communication'] : [section])

function exportedComponent(folder: ProjectFolder, kind: string, parent: string, name: string): Collection {
  const path = `${parent}/${name}`
  const isFunction = kind === 'function'
  // A function is its name and its files.
  const metadata = isFunction ? {} : folder.json(`${path}/${metadataFile}`, `${kind} '${name}'`, 'metadata')
  const type = member(metadata, 'type') ?? member(metadata, 'typeId') ?? member(metadata, 'type_id')
  const needed = isFunction ? 'code' : kind === 'module' && withoutRequests.has(type) ? undefined : 'api'
  const codeFiles: Collection = {}
  for (const [section, codeType] of Object.entries(exported[kind] ?? {})) {
    const names = isFunction
      ? [`${section}.js`]
      : spellingsOf(section).flatMap((one) => [`${one}.imljson`, `${one}.json`])
    const file = firstOf(
      folder,
      names.map((one) => `${path}/${one}`),
    )
    if (file !== null || section === needed) setMember(codeFiles, codeType, file ?? `${path}/${names[0]}`)
  }
  return {
    label: member(metadata, 'label'),
    description: member(metadata, 'description'),
    [`${kind}Type`]: type,
    actionCrud: member(metadata, 'crud'),
    connection: member(metadata, 'connection'),
    altConnection: member(metadata, 'altConnection'),
    attachedAccounts: member(metadata, 'attachedAccounts'),
    webhook: member(metadata, 'webhook'),
    codeFiles,
  }
}

/** The first of some files that there is. */
function firstOf(folder: ProjectFolder, paths: readonly string[]): string | null {
  return paths.find((path) => folder.has(path)) ?? null
}
