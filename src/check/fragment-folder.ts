import type { AppFragment, ComponentFragment } from './fragment.ts'
import { folderOf, type Folder } from './model/folder.ts'
import { type Kind, sections } from './model/roles.ts'

const plurals = { connection: 'connections', webhook: 'webhooks', module: 'modules', rpc: 'rpcs' } as const

const metadataNames: Readonly<Record<string, string>> = {
  label: 'label',
  description: 'description',
  crud: 'actionCrud',
  connection: 'connection',
  altConnection: 'altConnection',
  webhook: 'webhook',
}

/** The folder that an example stands for, as Make's editor lays it out. */
export const folderOfFragment = (fragment: AppFragment): Folder => folderOf(filesOfFragment(fragment))

/** The files of that folder by path. */
export function filesOfFragment(fragment: AppFragment): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const put = (path: string, content: unknown): string => {
    files.set(path, typeof content === 'string' && !path.endsWith('.json') ? content : JSON.stringify(content, null, 4))
    return path
  }
  const generalFile = (path: string, content: unknown): string | null =>
    content === undefined ? null : put(path, content)

  const componentsOf = (kind: keyof typeof plurals): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fragment[plurals[kind]] ?? {}).map(([name, component]) => [
        name,
        componentOf(kind, name, component, put),
      ]),
    )
  const functions = Object.entries(fragment.functions ?? {}).map(([name, contents]) => {
    const codeFiles = Object.entries(contents).map(([type, text]) => [
      type,
      put(`functions/${name}/${name}.${type}.js`, text),
    ])
    return [name, { codeFiles: Object.fromEntries(codeFiles) as unknown }]
  })

  put('makecomapp.json', {
    fileVersion: 1,
    generalCodeFiles: {
      base: generalFile('general/base.iml.json', fragment.base),
      common: generalFile('general/common.json', fragment.common),
      readme: generalFile('README.md', fragment.readme),
      groups: generalFile('modules/groups.json', fragment.groups),
    },
    components: {
      connection: componentsOf('connection'),
      webhook: componentsOf('webhook'),
      module: componentsOf('module'),
      rpc: componentsOf('rpc'),
      function: Object.fromEntries(functions) as unknown,
      endpoint: {},
    },
    origins: [],
  })
  for (const [path, text] of Object.entries(fragment.files ?? {})) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
  return files
}

function componentOf(
  kind: Exclude<Kind, 'function' | 'endpoint'>,
  name: string,
  component: ComponentFragment,
  put: (path: string, content: unknown) => string,
): Record<string, unknown> {
  const given = component as Readonly<Record<string, unknown>>
  const codeFiles = Object.entries(sections[kind])
    .filter(([, section]) => given[section] !== undefined)
    .map(([codeType, section]) => [
      codeType,
      put(`${plurals[kind]}/${name}/${name}.${fileNames[codeType] ?? codeType}.iml.json`, given[section]),
    ])
  const metadata = Object.entries(metadataNames)
    .filter(([key]) => given[key] !== undefined)
    .map(([key, metadataName]) => [metadataName, given[key]])
  const type = component.type ?? (kind === 'module' ? 'action' : undefined)
  return {
    label: name,
    ...(kind !== 'rpc' && type !== undefined && { [`${kind}Type`]: type }),
    ...Object.fromEntries(metadata),
    codeFiles: Object.fromEntries(codeFiles) as unknown,
  }
}

/** File names of code types that are not spelt like them. */
const fileNames: Readonly<Record<string, string>> = {
  staticParams: 'static-params',
  mappableParams: 'mappable-params',
  scopeList: 'scope-list',
  defaultScope: 'default-scope',
  requiredScope: 'required-scope',
  installSpec: 'install-spec',
  installDirectives: 'install-directives',
}
