import { isCollection, member } from '../../runtime/collection.ts'
import { DeployError } from '../error.ts'
import { checksumLists, type Code, type Kind, kinds, type Owner } from '../kinds.ts'
import { type MakeClient, RefusedError } from './client.ts'
import { answerMember, appPath, componentPath, type Target } from './paths.ts'

/** Checksums of sections and metadata by column; null for what is empty. */
type Columns = Readonly<Record<string, string | null>>

/** A component in Make. */
export interface RemoteComponent {
  readonly kind: Kind
  readonly name: string
  readonly columns: Columns
  /** Known of connections and webhooks. */
  readonly label: string | undefined
  readonly type: string | undefined
  /** Belongs to another version of the app. */
  readonly isForeign: boolean
}

/** An app in Make, as far as one look shows it: what it is, and checksums of all that it holds. */
export interface RemoteApp {
  readonly target: Target
  /** Label, description, theme, language and so on. */
  readonly info: Readonly<Record<string, unknown>>
  readonly isPublished: boolean
  readonly isApproved: boolean
  readonly columns: Columns
  readonly components: readonly RemoteComponent[]
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function columnsOf(entry: unknown): Columns {
  const columns: Record<string, string | null> = Object.create(null) as Record<string, string | null>
  const checksum = member(entry, 'checksum')
  if (!isCollection(checksum)) return columns
  for (const [column, value] of Object.entries(checksum)) columns[column] = textOr(value) ?? null
  return columns
}

/**
 * Reads an app with four requests.
 *
 * @throws DeployError when there is no such app, or Make refuses.
 */
export async function readRemoteApp(client: MakeClient, target: Target): Promise<RemoteApp> {
  const [info, checksums, connections, webhooks] = await Promise.all([
    client.sdk.apps.get(target.appId, target.version).catch((error: unknown) => {
      if (!(error instanceof RefusedError) || error.status !== 404) throw error
      throw new MissingAppError(
        `${client.zone} has no app ${target.appId} in version ${target.version}. Check --app and the zone.`,
      )
    }),
    // Not in the client's own methods.
    client.fetch(`${appPath(target)}/checksum`),
    client.sdk.connections.list(target.appId),
    client.sdk.webhooks.list(target.appId),
  ])
  if (!isCollection(info) || !isCollection(checksums)) throw new DeployError(strange(client))
  const named = { connection: listIn(connections), webhook: listIn(webhooks) } as Partial<Record<Kind, unknown[]>>
  return {
    target,
    info,
    isPublished: member(info, 'public') === true,
    isApproved: member(info, 'approved') === true,
    columns: columnsOf(listIn(member(checksums, checksumLists.app))[0]),
    components: kinds.flatMap((kind) =>
      componentsOf(kind, listIn(member(checksums, checksumLists[kind])), named[kind]),
    ),
  }
}

/** All components of a kind. Those that only the list has, and not the checksums, belong to another version of the app. */
function componentsOf(kind: Kind, checksums: readonly unknown[], listed: readonly unknown[] = []): RemoteComponent[] {
  const details = new Map(listed.map((one) => [textOr(member(one, 'name')), one]))
  const own = checksums.map((entry): RemoteComponent => {
    const name = textOr(member(entry, 'name')) ?? ''
    const detail = details.get(name)
    details.delete(name)
    return {
      kind,
      name,
      columns: columnsOf(entry),
      label: textOr(member(detail, 'label')),
      type: textOr(member(detail, 'type')),
      isForeign: member(entry, 'external') === true,
    }
  })
  const foreign = [...details].map(
    ([name, detail]): RemoteComponent => ({
      kind,
      name: name ?? '',
      columns: {},
      label: textOr(member(detail, 'label')),
      type: textOr(member(detail, 'type')),
      isForeign: true,
    }),
  )
  return [...own, ...foreign]
}

/** There is no such app in the zone. */
export class MissingAppError extends DeployError {}

/** The names of all apps that the key can see. */
export async function readAppNames(client: MakeClient): Promise<string[]> {
  const apps: unknown = await client.sdk.apps.list()
  if (!Array.isArray(apps)) throw new DeployError(strange(client))
  return apps.map((app) => textOr(member(app, 'name')) ?? '')
}

/** The metadata of a component; connections and others by the names that Make knows them by. */
export async function readDetail(client: MakeClient, target: Target, kind: Kind, name: string): Promise<unknown> {
  return member(await client.fetch(componentPath(kind, target, name)), answerMember(kind))
}

/** The text of a section, byte by byte; of one that was never written, an empty one of its format. */
export async function readText(
  client: MakeClient,
  target: Target,
  kind: Owner,
  name: string,
  code: Code,
): Promise<string> {
  if (kind !== 'app' && code.member !== undefined) {
    const value = member(await readDetail(client, target, kind, name), code.member)
    return typeof value === 'string' ? value : ''
  }
  const owner = kind === 'app' ? appPath(target) : componentPath(kind, target, name)
  const text = await client.text(`${owner}/${code.path}`)
  if (text !== 'null') return text
  return code.format === 'text' ? '' : code.type === 'samples' ? '{}' : '[]'
}

/** The app's icon as Make gives it out; undefined when there is none. */
export async function readIcon(client: MakeClient, { appId, version }: Target): Promise<Buffer | undefined> {
  try {
    const icon: unknown = await client.sdk.apps.getIcon(appId, version)
    return icon instanceof ArrayBuffer && icon.byteLength > 0 ? Buffer.from(icon) : undefined
  } catch (error) {
    if (error instanceof RefusedError && error.status === 404) return undefined
    throw error
  }
}

const strange = ({ zone }: MakeClient): string => `${zone} does not answer as Make's API does. Check the zone.`
