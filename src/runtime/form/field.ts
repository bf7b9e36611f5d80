import { type Collection, isCollection, member, setMember, typeName } from '../collection.ts'
import { InvalidConfigurationError } from '../errors.ts'
import type { ParameterSpec } from '../sections.ts'
import { coerce, mismatch } from './coerce.ts'
import { emptyOf } from './empty.ts'
import type { FormIssue } from './issues.ts'
import { activeNested, declaredNames } from './nested.ts'
import { optionsOf } from './options.ts'
import { type FieldPlan, planOf, plansOf } from './plan.ts'
import { inCodepage, refuseUnknownTreatment, withoutTags } from './text-treatment.ts'
import { problemOfFormat } from './format.ts'
import { type Family, familyOf } from './types.ts'
import { problemOfChoice, problemOfList, problemOfScalar } from './validate.ts'
import { type FormValues, isVisible } from './visible.ts'

/**
 * Given as the value of a text field, it says that an expression made the text empty on purpose, as the keyword
 * `emptystring` does. A plain "" is a field that was left empty.
 */
export const emptystring: unique symbol = Symbol('emptystring')

/** What reading a form knows everywhere. */
export interface Reading extends FormValues {
  readonly issues: FormIssue[]
  /** Whether `required` counts here. */
  readonly demands: boolean
  /** Whether `required` counts inside lists of collections. */
  readonly demandsInLists: boolean
}

type Outcome = { readonly value: unknown } | undefined

/**
 * Reads the values of a list of fields. Fields below a chosen option are read from, and written to, the same collection;
 * those below an option that is not chosen are dropped, as are fields that are not visible. What no field declares is
 * passed on.
 */
export function readFields(fields: unknown, values: Collection, path: string, reading: Reading): Collection {
  const result: Collection = {}
  const read: string[] = []
  let open = false
  const list = plansOf(fields)
  /** Fields that a value shows below its own, the next one last. They go before the rest of the list. */
  const pending: (FieldPlan | string)[] = []
  for (let next = 0; pending.length > 0 || next < list.length;) {
    const field = pending.pop() ?? list[next++]!
    if (typeof field === 'string') {
      // What an RPC adds is not known here: it may be any name, also one that a hidden field has.
      open = true
      continue
    }
    const { spec } = field
    if (!field.alwaysVisible && !isVisible(spec, reading)) continue
    if (spec.name !== undefined) read.push(spec.name)
    const outcome =
      field.leavesNothing && isEmptyIn(values, spec.name) ? undefined : readNamed(spec, values, path, reading)
    if (outcome !== undefined) setMember(result, spec.name ?? '', outcome.value)
    if (!field.showsMore) continue
    const nested = activeNested(spec, outcome?.value)
    for (let last = nested.length - 1; last >= 0; last -= 1) pending.push(planOf(nested[last]!))
  }
  const declared = open ? new Set(read) : declaredNames(fields)
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value !== undefined && !declared.has(name)) setMember(result, name, value)
  }
  return result
}

function isEmptyIn(values: Collection, name: string | undefined): boolean {
  return name === undefined || !Object.hasOwn(values, name) || isLeftEmpty(values[name])
}

function readNamed(spec: ParameterSpec, values: Collection, path: string, reading: Reading): Outcome {
  const { name = '' } = spec
  if (typeof name !== 'string') {
    const found = typeName(name)
    throw new InvalidConfigurationError(`A field below '${path}': expected its name as a text, but found ${found}.`)
  }
  const at = path === '' ? name : `${path}.${name}`
  const family = familyOf(spec, at)
  if (family === 'visual' || spec.name === undefined) return undefined
  return readValue(spec, family, member(values, spec.name), at, reading)
}

/** The value as `parameters` holds it; undefined when its key is absent there. */
function readValue(spec: ParameterSpec, family: Family, value: unknown, path: string, reading: Reading): Outcome {
  refuseUnknownTreatment(spec, family, path)
  const forced = value === emptystring && family === 'text'
  const empty = value === undefined || value === '' || value === emptystring
  if (empty || value === null) {
    if (spec.required === true && reading.demands) {
      return refuse(spec, path, 'Field is mandatory.', reading, `Missing value of required parameter '${path}'.`)
    }
    if (family === 'collection') {
      return { value: emptyOf(spec, () => readFields(spec.spec, {}, path, { ...reading, demands: false })) }
    }
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
  const coerced = coerce(family, inCodepage(spec, family, value), spec, path, reading.timezone)
  if ('problem' in coerced) return refuse(spec, path, coerced.problem, reading, coerced.sentence)
  const read = withoutTags(spec, family, coerced.value)
  const misshapen = problemOfFormat(spec, read, reading.timezone)
  if (misshapen !== undefined) {
    return refuse(
      spec,
      path,
      mismatch(misshapen.wanted, read, spec),
      reading,
      `${misshapen.says} in parameter '${path}'.`,
    )
  }
  const problem =
    (family === 'select' ? problemOfChoice(spec, optionsOf(spec), read) : undefined) ??
    problemOfScalar(spec, read, path)
  return problem === undefined ? { value: read } : refuse(spec, path, problem, reading)
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
  if (!isCollection(value)) {
    const [, list] = /^(.*)\[\d+\]$/.exec(path) ?? []
    const sentence = list === undefined ? undefined : `Array of objects expected in parameter '${list}'.`
    return refuse(spec, path, mismatch('a collection', value, spec), reading, sentence)
  }
  return { value: readFields(spec.spec, value, path, reading) }
}

function refuse(spec: ParameterSpec, path: string, message: string, reading: Reading, sentence?: string): undefined {
  reading.issues.push({ path, label: typeof spec.label === 'string' ? spec.label : path, message, sentence })
  return undefined
}

function isLeftEmpty(value: unknown): boolean {
  return value === undefined || value === ''
}
