import { createHash } from 'node:crypto'
import { parse } from 'jsonc-parser'
import {
  appSections,
  checksumNames,
  type ComponentKind,
  componentKinds,
  metadataColumns,
  type SectionKind,
  sectionKinds,
} from './definitions.ts'
import { componentsOf, type Instance, type StoredApp, type StoredComponent } from './state.ts'

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** An app as Make describes it. */
export function describeApp({ name, metadata, isPublic, isApproved }: StoredApp): Record<string, unknown> {
  const { audience, countries = null, ...rest } = metadata
  return {
    name,
    ...rest,
    version: 1,
    beta: false,
    public: isPublic,
    approved: isApproved,
    global: audience !== 'countries',
    countries,
  }
}

/** A component as Make describes it: what has a connection or a webhook has it by its name in Make. */
export function describeComponent({ kind, name, metadata, isPublic }: StoredComponent): Record<string, unknown> {
  const isListed = kind === 'module' || kind === 'endpoint'
  const version = kind === 'connection' ? { appVersion: 1 } : {}
  return { name, ...metadata, ...version, ...(isListed ? { public: isPublic, approved: false } : {}) }
}

/** The member of an answer that holds a component: `appModule`, `appRpc`. */
export const memberFor = (kind: ComponentKind): string => `app${kind.charAt(0).toUpperCase()}${kind.slice(1)}`

/** The checksums of everything in an app. */
export function checksumsOf(instance: Instance, app: StoredApp): Record<string, unknown> {
  const components = componentKinds.map((kind) => [
    checksumNames[kind],
    componentsOf(instance, app.name, kind).map(({ name, metadata, sections }) => ({
      name,
      checksum: { ...metadataChecksums(metadata), ...sectionChecksums(sectionKinds[kind], sections) },
    })),
  ])
  const own = [{ name: app.name, checksum: sectionChecksums(appSections, app.sections) }]
  return { app: own, ...(Object.fromEntries(components) as Record<string, unknown>) }
}

function metadataChecksums(metadata: Record<string, unknown>): Record<string, string | null> {
  const columns = Object.entries(metadata).flatMap(([name, value]) => {
    const column = Object.hasOwn(metadataColumns, name) ? metadataColumns[name] : undefined
    return column === undefined
      ? []
      : [[column, value === null ? null : md5(typeof value === 'string' ? value : JSON.stringify(value))]]
  })
  return Object.fromEntries(columns) as Record<string, string | null>
}

/** A definition has two checksums: of its values alone, and of the text with its comments. */
function sectionChecksums(
  kinds: Readonly<Record<string, SectionKind>>,
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  const columns = Object.entries(kinds).flatMap(([path, { column, type }]) => {
    const text = texts[path] ?? ''
    if (type !== 'application/jsonc') return [[column, md5(text)]]
    return [
      [column, md5(JSON.stringify(parse(text, [], { allowTrailingComma: true })))],
      [`${column}_jsonc`, md5(text)],
    ]
  })
  return Object.fromEntries(columns) as Record<string, string>
}
