import { moduleTypeOf } from '../../runtime/sections.ts'
import type { Metadata } from './component.ts'
import type { JsonNode } from './json-node.ts'
import type { Kind } from './roles.ts'

/** Names in an export's `metadata.json`, by their name in `makecomapp.json`. */
const exportedNames: Readonly<Record<string, readonly string[]>> = {
  label: ['label'],
  description: ['description'],
  actionCrud: ['crud'],
  connection: ['connection'],
  altConnection: ['altConnection', 'alt_connection'],
  webhook: ['webhook'],
  attachedAccounts: ['attachedAccounts'],
}

/** The metadata of a component of an export, under the names of `makecomapp.json`. */
export function exportMetadata(kind: Kind, root: JsonNode | undefined): Metadata {
  const names = { ...exportedNames, [`${kind}Type`]: ['type', 'typeId', 'type_id'] }
  return new Map(
    Object.entries(names).flatMap(([name, spellings]) => {
      const node = spellings.map((spelling) => root?.at(spelling)).find((one) => one !== undefined)
      return node === undefined ? [] : [[name, node]]
    }),
  )
}

/** The type of a component from its metadata; modules without one are actions, connections basic, webhooks dedicated. */
export function typeOf(kind: Kind, metadata: Metadata): string {
  const given = metadata.get(`${kind}Type`)
  const type = given?.text ?? given?.number
  if (kind === 'module') return moduleTypeOf(type === undefined ? {} : { type })
  const standard: Partial<Record<Kind, string>> = { connection: 'basic', webhook: 'web' }
  return type === undefined ? (standard[kind] ?? '') : String(type)
}
