import { type Collection, isCollection, member, setMember } from '../collection.ts'
import { UnsupportedError } from '../errors.ts'
import type { ParameterSpec } from '../sections.ts'
import { coerce, mismatch } from './coerce.ts'
import type { FormIssue } from './issues.ts'
import { activeNested, declaredNames, fieldsOf } from './nested.ts'
import { optionsOf } from './options.ts'
import { type Family, familyOf } from './types.ts'
import { problemOfChoice, problemOfList, problemOfScalar } from './validate.ts'

/**
 * Given as the value of a text field, it says that an expression made the text empty on purpose, as the keyword
 * `emptystring` does. A plain "" is a field that was left empty.
 */
export const emptystring: unique symbol = Symbol('emptystring')

/** Keys of a field that change its value or whether it counts, and that the runtime would have to leave out. */
const alteringKeys = ['tags', 'codepage', 'visible'] as const

/** What reading a form knows everywhere. */
export interface Reading {
  readonly timezone: string
  readonly issues: FormIssue[]
  /** Whether `required` counts here. */
  readonly demands: boolean
  /** Whether `required` counts inside lists of collections. */
  readonly demandsInLists: boolean
}

type Outcome = { readonly value: unknown } | undefined

/**
 * Reads the values of a list of fields. Fields below a chosen option are read from, and written to, the same collection;
 * those below an option that is not chosen are dropped. What no field declares is passed on.
 */
export function readFields(fields: unknown, values: Collection, path: string, reading: Reading): Collection {
  const result: Collection = {}
  const read = new Set<string>()
  let open = false
  const pending = fieldsOf(fields).toReversed()
  for (let spec = pending.pop(); spec !== undefined; spec = pending.pop()) {
    if (typeof spec === 'string') {
      // What an RPC adds is not known here: it may be any name, also one that a hidden field has.
      open = true
      continue
    }
    if (spec.name !== undefined) read.add(spec.name)
    const outcome = readNamed(spec, values, path, reading)
    if (outcome !== undefined) setMember(result, spec.name ?? '', outcome.value)
    pending.push(...activeNested(spec, outcome?.value).toReversed())
  }
  const declared = open ? read : declaredNames(fields)
  for (const [name, value] of Object.entries(values)) {
    if (!declared.has(name) && value !== undefined) setMember(result, name, value)
  }
  return result
}

function readNamed(spec: ParameterSpec, values: Collection, path: string, reading: Reading): Outcome {
  const at = path === '' ? (spec.name ?? '') : `${path}.${spec.name ?? ''}`
  const family = familyOf(spec, at)
  if (family === 'visual' || spec.name === undefined) return undefined
  refuseAlteringKeys(spec, at)
  return readValue(spec, family, member(values, spec.name), at, reading)
}

/** @throws UnsupportedError for a key of the field that changes its value in a way that the runtime does not know. */
export function refuseAlteringKeys(spec: ParameterSpec, path: string): void {
  for (const key of alteringKeys) {
    const given = spec[key] ?? true
    if (given !== true) throw new UnsupportedError(key, `parameter '${path}'`)
  }
}

/** The value as `parameters` holds it; undefined when its key is absent there. */
function readValue(spec: ParameterSpec, family: Family, value: unknown, path: string, reading: Reading): Outcome {
  const forced = value === emptystring && family === 'text'
  const empty = value === undefined || value === '' || value === emptystring
  if (empty || value === null) {
    if (spec.required === true && reading.demands) return refuse(spec, path, 'Field is mandatory.', reading)
    if (family === 'collection') return { value: readFields(spec.spec, {}, path, { ...reading, demands: false }) }
    if (forced) return { value: '' }
    return empty ? undefined : erased(spec, family)
  }
  if (family === 'array') return readList(spec, value, path, reading)
  if (family === 'collection') return readCollection(spec, value, path, reading)
  if (spec.multiple === true) return readChoices(spec, family, value, path, reading)
  return readScalar(spec, family, value, path, reading)
}

/**
 * What the keyword `erase` leaves in a field.
 * https://developers.make.com/custom-apps-documentation/other/processing-of-empty-values
 */
function erased(spec: ParameterSpec, family: Family): Outcome {
  if (family === 'boolean') return undefined
  return { value: family === 'array' || spec.multiple === true ? [] : null }
}

function readScalar(spec: ParameterSpec, family: Family, value: unknown, path: string, reading: Reading): Outcome {
  if (family === 'array' || family === 'collection' || family === 'visual') return undefined
  const coerced = coerce(family, value, spec, reading.timezone)
  if ('problem' in coerced) return refuse(spec, path, coerced.problem, reading)
  const problem =
    (family === 'select' ? problemOfChoice(spec, optionsOf(spec), coerced.value) : undefined) ??
    problemOfScalar(spec, coerced.value, path)
  return problem === undefined ? coerced : refuse(spec, path, problem, reading)
}

/** A select or file field that takes several values. */
function readChoices(spec: ParameterSpec, family: Family, value: unknown, path: string, reading: Reading): Outcome {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  const { validate: _, ...plain } = spec
  const items = given.flatMap((item, index) => {
    if (item === undefined || item === null || item === '') return []
    const outcome = readScalar(plain, family, item, `${path}[${index + 1}]`, reading)
    return outcome === undefined ? [] : [outcome.value]
  })
  return checkedList(spec, items, path, reading)
}

/** Anything but a list becomes the only item of one. */
function readList(spec: ParameterSpec, value: unknown, path: string, reading: Reading): Outcome {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  const ofCollections = Array.isArray(spec.spec)
  const inner = ofCollections ? { ...reading, demands: reading.demands && reading.demandsInLists } : reading
  const itemSpec = itemSpecOf(spec)
  const items = given.flatMap((item, index) => {
    const at = `${path}[${index + 1}]`
    if (itemSpec === undefined) return [item]
    const outcome = readValue(itemSpec, familyOf(itemSpec, at), item, at, inner)
    return outcome === undefined || isLeftEmpty(item) ? [] : [outcome.value]
  })
  return checkedList(spec, items, path, reading)
}

/** How the items of a list are read: as collections, as one type, as texts; not at all when an RPC describes them. */
function itemSpecOf(spec: ParameterSpec): ParameterSpec | undefined {
  if (Array.isArray(spec.spec)) return { type: 'collection', spec: spec.spec, label: spec.label ?? spec.name ?? '' }
  if (isCollection(spec.spec)) return { label: spec.label ?? spec.name ?? '', ...spec.spec }
  return spec.spec === undefined ? { type: 'text', label: spec.label ?? spec.name ?? '' } : undefined
}

function checkedList(spec: ParameterSpec, items: readonly unknown[], path: string, reading: Reading): Outcome {
  const problem = problemOfList(spec, items)
  return problem === undefined ? { value: items } : refuse(spec, path, problem, reading)
}

function readCollection(spec: ParameterSpec, value: unknown, path: string, reading: Reading): Outcome {
  if (!isCollection(value)) return refuse(spec, path, mismatch('a collection', value, spec), reading)
  return { value: readFields(spec.spec, value, path, reading) }
}

function refuse(spec: ParameterSpec, path: string, message: string, reading: Reading): undefined {
  reading.issues.push({ path, label: typeof spec.label === 'string' ? spec.label : path, message })
  return undefined
}

function isLeftEmpty(value: unknown): boolean {
  return value === undefined || value === ''
}
