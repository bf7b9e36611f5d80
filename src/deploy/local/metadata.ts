import { type Collection, isCollection, member } from '../../runtime/collection.ts'
import { type Kind, moduleTypes, nameOf } from '../kinds.ts'

/** Another component, by its name here. */
export interface Reference {
  readonly kind: Kind
  readonly id: string
}

export type MetadataValue = string | number | null | Collection | Reference | readonly Reference[]

/** What of a component is neither its name nor a section. Absent members are left as Make has them. */
export interface Metadata {
  /** Goes along when the component is created, and can be changed later. */
  readonly changing: Readonly<Record<string, MetadataValue>>
  /** Is settled when the component is created. */
  readonly lasting: Readonly<Record<string, string>>
}

const isReference = (value: unknown): value is Reference => isCollection(value) && 'kind' in value && 'id' in value

/** All components that metadata refers to. */
export const referencesOf = ({ changing }: Metadata): Reference[] =>
  Object.values(changing).flatMap((value): Reference[] => {
    if (Array.isArray(value)) return value as Reference[]
    return isReference(value) ? [value] : []
  })

/** The metadata with every local name replaced by what `remoteName` gives for it. */
export function withRemoteNames(
  metadata: Readonly<Record<string, MetadataValue>>,
  remoteName: (reference: Reference) => string,
): Record<string, unknown> {
  const translate = (value: MetadataValue): unknown => {
    if (Array.isArray(value)) return (value as Reference[]).map(remoteName)
    return isReference(value) ? remoteName(value) : value
  }
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, translate(value)]))
}

/** What `makecomapp.json` says about a component, as Make's API takes it; what it lacks is added to `problems`. */
export function metadataOf(kind: Kind, id: string, component: Collection, problems: string[]): Metadata {
  const changing: Record<string, MetadataValue> = {}
  const lasting: Record<string, string> = {}
  const take = (name: string): void => {
    const value = member(component, name)
    if (typeof value === 'string' && value !== '') changing[name] = value
  }
  const refer = (name: string, target: Kind): void => {
    const value = member(component, name)
    if (typeof value === 'string') changing[name] = { kind: target, id: value }
    else if (value === null) changing[name] = null
  }
  const need = (name: string): string => {
    const value = member(component, name)
    if (typeof value === 'string' && value !== '') return value
    problems.push(`${nameOf(kind, id)} has no ${name} in makecomapp.json`)
    return ''
  }
  if (kind !== 'function') take('label')
  if (kind === 'module' || kind === 'endpoint') take('description')
  if (kind === 'connection') lasting['type'] = need('connectionType')
  if (kind === 'webhook') lasting['type'] = need('webhookType')
  if (kind === 'module') {
    const type = need('moduleType')
    addModule(changing, lasting, type, component, refer)
    if (type !== '' && changing['typeId'] === undefined)
      problems.push(`module '${id}' has an unknown moduleType "${type}"`)
    if (type === 'instant_trigger') need('webhook')
  }
  if (kind === 'endpoint') addEndpoint(changing, component)
  if (kind === 'module' || kind === 'webhook' || kind === 'rpc') {
    refer('connection', 'connection')
    refer('altConnection', 'connection')
  }
  return { changing, lasting }
}

function addModule(
  changing: Record<string, MetadataValue>,
  lasting: Record<string, string>,
  type: string,
  component: Collection,
  refer: (name: string, target: Kind) => void,
): void {
  const typeId = Object.hasOwn(moduleTypes, type) ? moduleTypes[type] : undefined
  if (typeId !== undefined) changing['typeId'] = typeId
  const crud = member(component, 'actionCrud')
  if (type === 'action' && (typeof crud === 'string' || crud === null)) changing['crud'] = crud
  if (type === 'instant_trigger') refer('webhook', 'webhook')
  // Make wants to know the sort of template; the sections that follow replace it either way.
  if (type === 'universal') lasting['subtype'] = 'Universal'
}

function addEndpoint(changing: Record<string, MetadataValue>, component: Collection): void {
  const annotations = member(component, 'annotations')
  if (isCollection(annotations)) changing['annotations'] = annotations
  const accounts = member(component, 'attachedAccounts')
  if (Array.isArray(accounts))
    changing['attachedAccounts'] = accounts.map((id): Reference => ({ kind: 'connection', id: String(id) }))
}
