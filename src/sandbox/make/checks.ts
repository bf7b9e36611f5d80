import { parse, type ParseError } from 'jsonc-parser'
import { type ComponentKind, type SectionKind, settledNames } from './definitions.ts'
import { MakeRefusal } from './refusal.ts'
import { componentKey, componentsOf, type Instance, type StoredApp } from './state.ts'

const moduleTypeIds = new Set([1, 4, 9, 10, 11, 12])
const cruds = new Set<unknown>([undefined, null, 'create', 'read', 'update', 'delete'])

/** Refuses metadata that Make would not take: unknown types and references to what there is not. */
export function checkMetadata(
  instance: Instance,
  app: string,
  kind: ComponentKind,
  given: Record<string, unknown>,
  isNew: boolean,
): void {
  const refuse = (name: string): never => {
    throw new MakeRefusal(400, `Validation failed for '${name}': ${JSON.stringify(given[name])}.`)
  }
  if (isNew && kind !== 'function' && typeof given['label'] !== 'string') refuse('label')
  if (!isNew) for (const name of Object.keys(given)) if (settledNames.has(name)) refuse(name)
  if (isNew && kind === 'connection' && !['basic', 'oauth'].includes(String(given['type']))) refuse('type')
  if (isNew && kind === 'webhook' && !['web', 'web-shared'].includes(String(given['type']))) refuse('type')
  for (const name of ['connection', 'altConnection'])
    checkReference(instance, app, 'connection', given[name], refuse, name)
  if (kind !== 'module') return
  if ((isNew || 'typeId' in given) && !moduleTypeIds.has(Number(given['typeId']))) refuse('typeId')
  if (!cruds.has(given['crud'])) refuse('crud')
  if (isNew && given['typeId'] === 12 && !['Universal', 'UniversalGraphQL'].includes(String(given['subtype'])))
    refuse('subtype')
  if (isNew && given['typeId'] === 10 && typeof given['webhook'] !== 'string') refuse('webhook')
  checkReference(instance, app, 'webhook', given['webhook'], refuse, 'webhook')
}

function checkReference(
  instance: Instance,
  app: string,
  kind: 'connection' | 'webhook',
  value: unknown,
  refuse: (name: string) => never,
  name: string,
): void {
  if (value === undefined || value === null) return
  const known = typeof value === 'string' ? instance.components.get(componentKey(kind, app, value)) : undefined
  if (known === undefined || known.app !== app) refuse(name)
}

/** Refuses a text that is not what its section holds, or lists modules that the app does not have. */
export function checkText(instance: Instance, app: StoredApp, path: string, { type }: SectionKind, text: string): void {
  if (type !== 'application/json' && type !== 'application/jsonc') return
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  if (errors.length > 0 || value === undefined) throw new MakeRefusal(400, `Invalid JSON in '${path}'.`)
  if (path !== 'groups') return
  const modules = new Set(componentsOf(instance, app.name, 'module').map(({ name }) => name))
  const listed = (value as { modules?: string[] }[]).flatMap((group) => group.modules ?? [])
  const unknown = listed.find((name) => !modules.has(name))
  if (unknown !== undefined) throw new MakeRefusal(400, `Unknown module '${unknown}' in 'groups'.`)
}

/** Refuses a picture that is no PNG of 512 by 512 pixels. */
export function checkIcon(bytes: Buffer): void {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).toString('latin1') === '\u0089PNG\r\n\u001A\n'
  if (!isPng || bytes.readUInt32BE(16) !== 512 || bytes.readUInt32BE(20) !== 512) {
    throw new MakeRefusal(400, 'The icon must be a PNG of 512 by 512 pixels.')
  }
}
