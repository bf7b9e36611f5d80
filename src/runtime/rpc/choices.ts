import { type Collection, isCollection, member, setMember } from '../collection.ts'
import type { ParameterSpec } from '../sections.ts'
import { isAddress } from './address.ts'
import type { FormProblem } from './calls.ts'
import { keyOf, preselect } from './defaults.ts'
import type { Level } from './fields.ts'

/** The options of a field with what RPCs give in place of their addresses. */
export interface Choices {
  /** `options` as the definition could have given it, with the fields that each option shows. */
  readonly options: unknown
  /** Whether an RPC gave any of them. */
  readonly fetched: boolean
  /** The first of them that failed. */
  readonly problem: FormProblem | undefined
}

type Found = { -readonly [Key in 'fetched' | 'problem']: Choices[Key] }

/** Resolves `options` or `options.store`: an address, or a list with addresses among its entries or its groups. */
export async function resolveChoices(spec: ParameterSpec, level: Level): Promise<Choices> {
  const wrapped = isCollection(spec.options)
  const store = isCollection(spec.options) ? spec.options['store'] : spec.options
  if (!isAddress(store) && !Array.isArray(store)) {
    return { options: spec.options, fetched: false, problem: undefined }
  }
  const found: Found = { fetched: false, problem: undefined }
  const place = `${level.place}.options${wrapped ? '.store' : ''}`
  const list = await entriesOf(store, spec, { ...level, place }, found)
  if (level.live) preselect(spec, list, level.values)
  return { options: isCollection(spec.options) ? { ...spec.options, store: list } : list, ...found }
}

/** The options without the fields that they show: in a dialog, those of the chosen one stand after the field. */
export function withoutNested(options: unknown): unknown {
  if (!isCollection(options)) return plainList(options)
  const shown = plain(options)
  if (shown['store'] !== undefined) shown['store'] = plainList(shown['store'])
  if (isCollection(shown['placeholder'])) shown['placeholder'] = plain(shown['placeholder'])
  return shown
}

/** Options, or groups of them. */
function plainList(list: unknown): unknown {
  if (!Array.isArray(list)) return list
  return list.map((entry: unknown) => {
    if (!isCollection(entry)) return entry
    const shown = plain(entry)
    if (Array.isArray(shown['options'])) {
      shown['options'] = shown['options'].map((option: unknown) => (isCollection(option) ? plain(option) : option))
    }
    return shown
  })
}

function plain({ nested: _, ...shown }: Collection): Collection {
  return shown
}

async function entriesOf(store: unknown, spec: ParameterSpec, level: Level, found: Found): Promise<unknown[]> {
  const entries: unknown[] = []
  for (const entry of Array.isArray(store) ? store : [store]) {
    if (isAddress(entry)) {
      // oxlint-disable-next-line no-await-in-loop -- RPCs are called in the order of the form
      for (const option of await optionsFrom(entry, spec, level, found)) entries.push(option)
    } else if (spec.grouped === true && isCollection(entry)) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      const options = await entriesOf(entry['options'] ?? [], { ...spec, grouped: false }, level, found)
      entries.push({ ...entry, options })
    } else {
      entries.push(entry)
    }
  }
  level.calls.count(0, entries.length)
  return entries
}

async function optionsFrom(address: string, spec: ParameterSpec, level: Level, found: Found): Promise<unknown[]> {
  found.fetched = true
  const answer = await level.calls.ask(address, { ...level.outer, ...level.values }, [], level.place)
  if ('problem' in answer) {
    found.problem ??= answer.problem
    return []
  }
  const options = answer.items.map((item) => (typeof item === 'string' ? optionOf(item, spec) : item))
  if (spec.grouped !== true && options.some((option) => member(option, keyOf(spec, 'value')) === undefined)) {
    level.warn(level.place, `${address} gave options without ${keyOf(spec, 'value')}: nobody can choose them.`)
  }
  return options
}

function optionOf(text: string, spec: ParameterSpec): Collection {
  const option: Collection = {}
  setMember(option, keyOf(spec, 'label'), text)
  setMember(option, keyOf(spec, 'value'), text)
  return option
}
