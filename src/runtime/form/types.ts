import { shownName } from '../collection.ts'
import { UnsupportedError } from '../errors.ts'
import type { ParameterSpec } from '../sections.ts'

/** What the types of fields have in common: how a value is read, erased and checked. */
export type Family =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'select'
  | 'array'
  | 'collection'
  | 'buffer'
  /** Passed on as it is. */
  | 'any'
  /** Only shown, without a value. */
  | 'visual'

const members: Readonly<Record<Family, readonly string[]>> = {
  text: [
    'text',
    'hidden',
    'password',
    'email',
    'url',
    'path',
    'filename',
    'uuid',
    'color',
    'timezone',
    'time',
    'cert',
    'pkey',
    'file',
    'folder',
  ],
  number: ['number', 'integer', 'uinteger', 'port'],
  boolean: ['boolean'],
  date: ['date'],
  select: ['select'],
  array: ['array'],
  collection: ['collection'],
  buffer: ['buffer'],
  any: [
    'any',
    'json',
    'filter',
    'timestamp',
    'udt',
    'account',
    'hook',
    'keychain',
    'datastore',
    'device',
    'scenario',
    'aiagent',
  ],
  visual: ['banner', 'markdown', 'html', 'separator'],
}

const families: ReadonlyMap<string, Family> = new Map(
  (Object.keys(members) as Family[]).flatMap((family) =>
    members[family].map((type): [string, Family] => [type, family]),
  ),
)

/** Field types whose values are never repeated in a message. */
const secretTypes = new Set(['password', 'cert', 'pkey', 'hidden'])

/**
 * The family of a field; `any` for one without a type.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters
 *
 * @throws UnsupportedError for a type that the runtime does not know.
 */
export function familyOf(spec: ParameterSpec, path: string): Family {
  if (spec.type === undefined) return 'any'
  const family = families.get(spec.type)
  if (family === undefined) throw new UnsupportedError(`field of type ${shownName(spec.type)}`, `parameter '${path}'`)
  return family
}

/** Whether the runtime knows a type. */
export function isKnownType(type: string | undefined): boolean {
  return type === undefined || families.has(type)
}

/** Whether a message may repeat the field's value. */
export function isSecret(spec: ParameterSpec): boolean {
  return spec.type !== undefined && secretTypes.has(spec.type)
}
