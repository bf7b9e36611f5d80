import { member } from '../runtime/collection.ts'
import type { Drift } from './compare/difference.ts'
import type { Context } from './context.ts'
import { md5, md5OfValue } from './digest.ts'
import type { Journal } from './history/journal.ts'
import { checksumColumns, checksumsIn, codes, type Owner } from './kinds.ts'
import type { Origin } from './local/origins.ts'
import { readDetail, readText, type RemoteApp } from './make/remote.ts'
import type { Step } from './step.ts'

/** What Make held under a key before a deployment. */
export interface Entry {
  readonly kind: Owner
  readonly id: string
  /** Of a section's code type, or of a value of the metadata. */
  readonly name: string
  readonly key: string
  readonly value: unknown
}

/** Where it is put back. */
export interface Where {
  readonly context: Context
  readonly journal: Journal
  readonly origin: Origin
  readonly remote: RemoteApp
}

/** The step that puts a value back, unless Make holds it; and whether somebody else has changed it since. */
export async function putBack(where: Where, entry: Entry): Promise<{ steps: Step[]; drift: Drift[] }> {
  const { kind, id, name, key, value } = entry
  const place = { kind, id }
  const { journal } = where
  if (key === 'app/icon') return iconBack(value)
  const now = await valueNow(where, entry)
  const before = md5OfValue(value)
  if (now.includes(before)) return { steps: [], drift: [] }
  // Make may keep values in a form of its own, which is known from the comparison after the deployment.
  const ours = [...journal.written(key), where.context.records.applied?.[key] ?? null]
  // What was deleted and is there again came back with the undo before this one, and holds templates.
  const isRestored = journal.deleted.some((one) => one.kind === kind && one.id === id)
  const isOurs = isRestored || now.length === 0 || ours.some((one) => now.includes(one))
  const reason = 'was changed in Make since that deployment'
  const code = codes[kind].find(({ type }) => type === name)
  const drift: Drift[] = isOurs ? [] : [{ place, what: name, reason }]
  if (code !== undefined) return { steps: [{ do: 'write', place, code, file: key, text: String(value) }], drift }
  const changes = { [name]: value as string }
  if (kind === 'app') return { steps: [{ do: 'change app', changes, was: {} }], drift }
  return { steps: [{ do: 'change', place: { kind, id }, changes, was: {} }], drift }
}

function iconBack(value: unknown): { steps: Step[]; drift: Drift[] } {
  if (typeof value !== 'string') return { steps: [], drift: [] }
  return { steps: [{ do: 'icon', bytes: Buffer.from(value, 'base64'), file: 'icon' }], drift: [] }
}

/** The checksums that Make has of a value; none for a component that there is not. */
async function valueNow({ context, origin, remote }: Where, { kind, id, name }: Entry): Promise<(string | null)[]> {
  const code = codes[kind].find(({ type }) => type === name)
  const { client } = context
  const remoteName = kind === 'app' ? '' : (origin.idMapping?.[kind]?.find(({ local }) => local === id)?.remote ?? id)
  const component =
    kind === 'app' ? remote : remote.components.find((one) => one.kind === kind && one.name === remoteName)
  if (component === undefined) return []
  if (code !== undefined) {
    return [md5(await readText(client, remote.target, kind, remoteName, code)), ...checksumsIn(code, component.columns)]
  }
  if (kind === 'app') {
    const info = { ...remote.info, audience: remote.info['global'] === false ? 'countries' : 'global' }
    return [md5OfValue(member(info, name))]
  }
  const column = component.columns[checksumColumns[name] ?? name]
  return [
    column === undefined ? md5OfValue(member(await readDetail(client, remote.target, kind, remoteName), name)) : column,
  ]
}
