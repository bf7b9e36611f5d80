import type { ResolvedField } from '../../../runtime/rpc/fields.ts'
import { isRecord } from './path.ts'

/** What a field is drawn as. */
export type Control =
  | 'text'
  | 'password'
  | 'long-text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'select'
  | 'list'
  | 'collection'
  | 'file'
  | 'json'
  | 'filter'
  | 'banner'
  | 'markdown'
  | 'html'
  | 'separator'

/** A choice of a drop-down. `group` is the heading that it stands under. */
export interface Choice {
  readonly label: string
  readonly value: unknown
  readonly description: string
  readonly group: string
}

/** A button that asks an RPC for the value of its field. */
export interface SearchButton {
  readonly label: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly fields: readonly FieldModel[]
}

/** A field with every key read once and of a known type: definitions are written by strangers. */
export interface FieldModel {
  readonly name: string
  readonly type: string
  readonly control: Control
  readonly label: string
  readonly help: string
  readonly required: boolean
  readonly advanced: boolean
  readonly mappable: boolean
  readonly multiple: boolean
  /** What stands in it at first. */
  readonly default: unknown
  /** Dates: with a time of day. */
  readonly time: boolean
  readonly choices: readonly Choice[]
  readonly placeholder: string
  /** Whether its options may be others the next time. */
  readonly canRefresh: boolean
  /** The fields of a collection, or of a further item of a list of collections. */
  readonly fields: readonly FieldModel[] | undefined
  /** Lists of anything else: the field that an item is. */
  readonly item: FieldModel | undefined
  /** Lists of collections: the fields of each item that there is. */
  readonly items: readonly (readonly FieldModel[])[]
  readonly addLabel: string
  readonly extensions: string
  readonly search: SearchButton | undefined
  readonly problem: string
  /** Banners and texts. */
  readonly title: string
  readonly text: string
  readonly theme: string
}

const controls: Readonly<Record<string, Control>> = {
  password: 'password',
  cert: 'long-text',
  pkey: 'long-text',
  number: 'number',
  integer: 'number',
  uinteger: 'number',
  port: 'number',
  timestamp: 'number',
  boolean: 'boolean',
  date: 'date',
  select: 'select',
  array: 'list',
  collection: 'collection',
  buffer: 'file',
  json: 'json',
  any: 'json',
  filter: 'filter',
  banner: 'banner',
  markdown: 'markdown',
  html: 'html',
  separator: 'separator',
}

/** The fields of a form that are shown; those of the type `hidden` are not. */
export function readFields(fields: unknown): readonly FieldModel[] {
  if (!Array.isArray(fields)) return []
  return fields.flatMap((field: unknown) => (isRecord(field) && field['type'] !== 'hidden' ? [readField(field)] : []))
}

function readField(field: Readonly<Record<string, unknown>>): FieldModel {
  const { name = '', type = 'any', spec, items, options } = field as ResolvedField
  const typeName = textOf(type)
  const control = Object.hasOwn(controls, typeName) ? (controls[typeName] ?? 'text') : 'text'
  const rpc = field['rpc']
  const problem = field['problem']
  const choices = choicesOf(options, field['grouped'] === true)
  return {
    name: textOf(name),
    type: typeName,
    control: control === 'text' && field['multiline'] === true ? 'long-text' : control,
    label: textOf(field['label']) || textOf(name),
    help: textOf(field['help']),
    required: field['required'] === true,
    advanced: field['advanced'] === true,
    mappable: field['mappable'] !== false,
    multiple: field['multiple'] === true,
    default: field['default'],
    time: field['time'] !== false,
    choices,
    placeholder: placeholderOf(options),
    canRefresh: field['dynamic'] === true || problem !== undefined || choices.length === 0,
    fields: Array.isArray(spec) ? readFields(spec) : undefined,
    item: isRecord(spec)
      ? readField(spec)
      : control === 'list' && spec === undefined
        ? readField({ type: 'text' })
        : undefined,
    items: Array.isArray(items) ? items.map(readFields) : [],
    addLabel: isRecord(field['labels']) ? textOf(field['labels']['add']) : '',
    extensions: extensionsOf(field['extension']),
    search: isRecord(rpc) ? searchOf(rpc) : undefined,
    problem: isRecord(problem) ? `${textOf(problem['type'])}: ${textOf(problem['message'])}` : '',
    title: textOf(field['title']),
    text: textOf(field['text']),
    theme: textOf(field['theme']),
  }
}

/** What a further item of a list of collections holds before anybody touches it. */
export function defaultsOf(fields: readonly FieldModel[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])),
  )
}

/** Drop-downs may name the keys of their options, and hold groups of them. */
function choicesOf(options: unknown, grouped: boolean): readonly Choice[] {
  const keys = isRecord(options) ? options : {}
  const store = isRecord(options) ? options['store'] : options
  if (!Array.isArray(store)) return []
  const labelKey = textOf(keys['label']) || 'label'
  const valueKey = textOf(keys['value']) || 'value'
  const choice = (entry: unknown, group: string): Choice => {
    if (!isRecord(entry)) return { label: textOf(entry), value: entry, description: '', group }
    const value = entry[valueKey]
    const label = textOf(entry[labelKey]) || textOf(value)
    return { label, value, description: textOf(entry['description']), group }
  }
  return store.flatMap((entry: unknown) => {
    if (!grouped || !isRecord(entry)) return [choice(entry, '')]
    const inner = entry['options']
    return Array.isArray(inner) ? inner.map((one: unknown) => choice(one, textOf(entry['label']))) : []
  })
}

function placeholderOf(options: unknown): string {
  const placeholder = isRecord(options) ? options['placeholder'] : ''
  return isRecord(placeholder) ? textOf(placeholder['label']) : textOf(placeholder)
}

function searchOf(rpc: Readonly<Record<string, unknown>>): SearchButton | undefined {
  const address = rpc['address']
  if (!isRecord(address)) return undefined
  const query = isRecord(address['query']) ? address['query'] : {}
  return {
    label: textOf(rpc['label']) || 'Search',
    name: textOf(address['name']),
    query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, textOf(value)])),
    fields: readFields(rpc['parameters']),
  }
}

function extensionsOf(extension: unknown): string {
  const list: readonly unknown[] = Array.isArray(extension) ? extension : [extension]
  return list
    .map(textOf)
    .filter((one) => /^\w+$/.test(one))
    .map((one) => `.${one}`)
    .join(',')
}

/** What is written where a text belongs: texts, numbers and Yes or No as they are, anything else as JSON. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
