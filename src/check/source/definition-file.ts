import type { Spot } from '../model/spot.ts'

const folders: Readonly<Record<string, string>> = {
  connection: 'connections',
  webhook: 'webhooks',
  module: 'modules',
  rpc: 'rpcs',
}

/** The definition that a generated file was made from, relative to the folder that holds `app.json`. */
export function definitionFileOf({ file, path }: Spot): string {
  if (file.role === 'general.base') return 'base.ts'
  if (file.role === 'general.readme') return 'docs/app-readme.md'
  const [kind = ''] = file.role.split('.')
  if (file.role === 'project') {
    const [section, ofKind, name] = path
    const folder = section === 'components' ? folders[String(ofKind)] : undefined
    return folder === undefined || name === undefined ? 'app.json' : `${folder}/${kebabCase(String(name))}.ts`
  }
  const folder = folders[kind]
  // `modules/track/track.interface.iml.json` was made from `modules/track.ts`.
  return folder === undefined ? 'app.json' : `${file.path.slice(0, file.path.lastIndexOf('/'))}.ts`
}

/** A name as it stands in paths: `makeAnApiCall` is `make-an-api-call`. */
const kebabCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
