import { isCollection, member } from '../collection.ts'
import type { ParameterSpec } from '../sections.ts'

export interface SelectOption {
  readonly value: unknown
  readonly nested: unknown
}

/** The options of a select as far as the definition itself lists them. */
export interface Options {
  readonly list: readonly SelectOption[]
  /** Some options come from an RPC, or the field takes values beside them: then any value is accepted. */
  readonly open: boolean
}

/** Definitions do not change while an app runs, so each field's options are read once. */
const optionsOfFields = new WeakMap<ParameterSpec, Options>()

/**
 * Reads `options`: a list, groups of lists, the address of an RPC, or `{ store, value, nested, … }` around one of these.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters/select
 */
export function optionsOf(spec: ParameterSpec): Options {
  let options = optionsOfFields.get(spec)
  if (options === undefined) {
    options = readOptions(spec)
    optionsOfFields.set(spec, options)
  }
  return options
}

function readOptions(spec: ParameterSpec): Options {
  const given = isCollection(spec.options) ? spec.options['store'] : spec.options
  const valueName = member(spec.options, 'value')
  const entries = Array.isArray(given) ? (spec.grouped === true ? given.flatMap(groupOptions) : given) : []
  const list = entries
    .filter((entry) => !isAddress(entry))
    .map((entry): SelectOption => optionOf(entry, typeof valueName === 'string' ? valueName : 'value'))
  return { list, open: spec.dynamic === true || !Array.isArray(given) || entries.some(isAddress) }
}

/** The option with this value, compared as Make does: scalars with `===`, collections and lists by their JSON. */
export function optionFor(options: Options, value: unknown): SelectOption | undefined {
  return options.list.find((option) => same(option.value, value))
}

function groupOptions(group: unknown): readonly unknown[] {
  const options = member(group, 'options')
  if (Array.isArray(options)) return options
  return options === undefined ? [] : [options]
}

function optionOf(entry: unknown, valueName: string): SelectOption {
  if (!isCollection(entry)) return { value: entry, nested: undefined }
  return { value: member(entry, valueName), nested: member(entry, 'nested') }
}

function isAddress(entry: unknown): boolean {
  return typeof entry === 'string' && entry.startsWith('rpc://')
}

function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  const text = jsonText(one)
  return text !== undefined && text === jsonText(other)
}

/** The JSON of a value; undefined for one that has none, such as one that holds itself. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
