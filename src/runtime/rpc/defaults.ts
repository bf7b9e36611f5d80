import { type Collection, isCollection, member, setMember } from '../collection.ts'
import { activeNested, fieldsOf } from '../form/nested.ts'
import type { ParameterSpec } from '../sections.ts'
import type { RpcCalls } from './calls.ts'

/** Levels of collections and nested fields that a dialog shows. */
export const maxLevels = 50

/**
 * Fills in what a dialog holds before its user has touched it: the default of each field that is shown and has no value, and
 * a collection for each field of that type.
 *
 * @throws InvalidConfigurationError when they are too many.
 */
export function addDefaults(fields: unknown, values: Collection, calls: Pick<RpcCalls, 'count'>, level = 0): void {
  const pending = fieldsOf(fields).toReversed()
  for (let spec = pending.pop(); spec !== undefined; spec = pending.pop()) {
    if (typeof spec === 'string' || typeof spec.name !== 'string') continue
    if (!Object.hasOwn(values, spec.name) && spec['default'] !== undefined && spec['default'] !== null) {
      setMember(values, spec.name, spec['default'])
    }
    const list = isCollection(spec.options) ? spec.options['store'] : spec.options
    calls.count(1, Array.isArray(list) ? list.length : 0)
    preselect(spec, list, values)
    const value = member(values, spec.name)
    if (spec.type === 'collection' && level < maxLevels) {
      const inner = isCollection(value) ? { ...value } : {}
      setMember(values, spec.name, inner)
      addDefaults(spec.spec, inner, calls, level + 1)
    }
    for (const below of activeNested(spec, value).toReversed()) pending.push(below)
  }
}

/** Chooses the first of a list of options, or of groups of them, that says `default`, unless the field has a value. */
export function preselect(spec: ParameterSpec, list: unknown, values: Collection): void {
  if (!Array.isArray(list) || typeof spec.name !== 'string' || Object.hasOwn(values, spec.name)) return
  const choices = spec.grouped === true ? list.flatMap((group: unknown) => member(group, 'options') ?? []) : list
  const chosen = choices.find((choice) => member(choice, keyOf(spec, 'default')) === true)
  if (chosen === undefined) return
  const value = member(chosen, keyOf(spec, 'value'))
  setMember(values, spec.name, spec.multiple === true ? [value] : value)
}

/** The name under which options hold their label, value or default: `options` may give another one. */
export function keyOf(spec: ParameterSpec, key: 'label' | 'value' | 'default'): string {
  const given = member(spec.options, key)
  return typeof given === 'string' ? given : key
}
