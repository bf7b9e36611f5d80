import { type Collection, isCollection, member, setMember } from '../collection.ts'
import { DataError, InvalidConfigurationError } from '../errors.ts'
import { activeNested, fieldsOf } from '../form/nested.ts'
import { isVisible } from '../form/visible.ts'
import type { ParameterSpec } from '../sections.ts'
import { isAddress } from './address.ts'
import type { FormProblem, RpcCalls } from './calls.ts'
import { resolveChoices, withoutNested } from './choices.ts'
import { addDefaults, maxLevels } from './defaults.ts'

/**
 * A field as a dialog shows it: with options and fields of its own in place of addresses, and without `nested`, as what its value
 * shows stands after it. A field that stands for an address whose RPC failed has the type `banner` and a problem.
 */
export interface ResolvedField extends ParameterSpec {
  /** Why its options, its fields or the whole field are missing. */
  readonly problem?: FormProblem
  /** The fields of each item that a list of collections holds; `spec` describes a further item. */
  readonly items?: readonly (readonly ResolvedField[])[]
}

/** A list of fields that is being resolved. */
export interface Level {
  readonly calls: RpcCalls
  readonly warn: (place: string, message: string) => void
  /** The values of these fields. */
  readonly values: Collection
  /** The values of the fields around them. */
  readonly outer: Collection
  readonly timezone: string
  /** False for an interface, whose fields have no values. */
  readonly live: boolean
  readonly place: string
  readonly depth: number
  /** The RPCs that gave these fields. */
  readonly trail: readonly string[]
}

/**
 * Resolves a list of fields, each followed by those that its value shows.
 *
 * @throws InvalidConfigurationError when the form has too many of them.
 */
export async function resolveFields(fields: unknown, level: Level): Promise<ResolvedField[]> {
  const list = fieldsOf(fields)
  if (list.length > 0 && level.depth > maxLevels) {
    const error = new InvalidConfigurationError(`The form is nested more than ${maxLevels} levels deep.`)
    return [{ type: 'banner', problem: level.calls.refuse(level.place, '', error) }]
  }
  level.calls.count(list.length, 0)
  const resolved: ResolvedField[] = []
  for (const spec of list) {
    if (typeof spec !== 'string' && level.live && !isShown(spec, level)) continue
    // oxlint-disable-next-line no-await-in-loop -- the values of a field decide on those after it
    const shown = await (typeof spec === 'string' ? fieldsFrom(spec, level) : resolveField(spec, level))
    for (const field of shown) resolved.push(field)
  }
  return resolved
}

/** An expression that fails hides nothing here: running the module says what is wrong with it. */
function isShown(spec: ParameterSpec, level: Level): boolean {
  try {
    return isVisible(spec, { parameters: { ...level.outer, ...level.values }, timezone: level.timezone })
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    level.warn(level.place, error.message)
    return true
  }
}

async function fieldsFrom(address: string, level: Level): Promise<ResolvedField[]> {
  const answer = await level.calls.ask(address, { ...level.outer, ...level.values }, level.trail, level.place)
  if ('problem' in answer) return [{ type: 'banner', problem: answer.problem }]
  if (answer.items.some((item) => isCollection(item) && (item['name'] === undefined || item['type'] === undefined))) {
    level.warn(level.place, `${address} gave fields without name or type. Make needs both.`)
  }
  if (level.live) addDefaults(answer.items, level.values, level.calls)
  return resolveFields(answer.items, { ...level, trail: answer.trail, depth: level.depth + 1 })
}

async function resolveField(spec: ParameterSpec, level: Level): Promise<ResolvedField[]> {
  const at = { ...level, place: `${level.place}.${nameOf(spec) || 'field'}` }
  const { options, fetched, problem: missing } = await resolveChoices(spec, at)
  const { problem = missing, ...button } = resolveButton(spec, at)
  const { nested: _, ...own } = spec
  const field: ResolvedField = {
    ...own,
    ...(options === undefined ? {} : { options: withoutNested(options) }),
    ...(await resolveSpec(spec, at)),
    ...button,
    ...(problem === undefined ? {} : { problem }),
  }
  if (!level.live) return [field]
  const below = activeNested({ ...spec, options }, member(level.values, nameOf(spec)))
  // Those below an option of the definition have theirs already.
  if (fetched) addDefaults(below, level.values, level.calls)
  return [field, ...(await resolveFields(below, { ...at, depth: level.depth + 1 }))]
}

/** An RPC may give anything as a name. */
function nameOf(spec: ParameterSpec): string {
  return typeof spec.name === 'string' ? spec.name : ''
}

/** The fields of a collection, or what the items of a list are. */
async function resolveSpec(spec: ParameterSpec, level: Level): Promise<Pick<ResolvedField, 'spec' | 'items'>> {
  const value = member(level.values, nameOf(spec))
  if (spec.spec === undefined || (spec.type !== 'collection' && spec.type !== 'array')) return {}
  const inside = (values: unknown): Level => ({
    ...level,
    values: isCollection(values) ? values : {},
    outer: { ...level.outer, ...level.values },
    depth: level.depth + 1,
  })
  if (spec.type === 'collection') return { spec: await resolveFields(spec.spec, inside(value)) }
  if (isCollection(spec.spec)) {
    const [item] = await resolveFields(spec.spec, { ...inside({}), live: false })
    return { spec: item }
  }
  const items: ResolvedField[][] = []
  const listed = level.live && Array.isArray(value) ? value.filter(isCollection) : []
  // oxlint-disable-next-line no-await-in-loop -- RPCs are called in the order of the form
  for (const item of listed) items.push(await resolveFields(spec.spec, inside(filled(spec.spec, item, level.calls))))
  const further = await resolveFields(spec.spec, inside(level.live ? filled(spec.spec, {}, level.calls) : {}))
  return listed.length === 0 ? { spec: further } : { spec: further, items }
}

function filled(fields: unknown, values: Collection, calls: RpcCalls): Collection {
  const copy = { ...values }
  addDefaults(fields, copy, calls)
  return copy
}

/** A search button stays as it is, with the name and query of its address. */
function resolveButton(spec: ParameterSpec, level: Level): { rpc?: unknown; problem?: FormProblem } {
  const url = member(spec['rpc'], 'url')
  if (!isCollection(spec['rpc']) || !isAddress(url)) return {}
  const located = level.calls.locate(url, { ...level.outer, ...level.values }, `${level.place}.rpc.url`)
  if ('problem' in located) return { problem: located.problem }
  const rpc = { ...spec['rpc'] }
  setMember(rpc, 'address', located)
  return { rpc }
}
