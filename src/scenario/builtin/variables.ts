import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, member, setMember } from '../../runtime/collection.ts'
import { DataError } from '../../runtime/index.ts'
import type { BuiltIn } from './index.ts'

/*
 * Whether a variable lives for one cycle or for the whole execution makes no difference here, as an execution has one cycle.
 * https://help.make.com/tools
 */

/** Set variable: its bundle has the variable under its name. */
export const setVariable: BuiltIn = {
  label: 'Set variable',
  compile: () => ({ kind: 'action', act: (fields, _parameters, run) => ({ bundles: [set([fields], run.variables)] }) }),
}

/** Set multiple variables. */
export const setVariables: BuiltIn = {
  label: 'Set multiple variables',
  compile: () => ({
    kind: 'action',
    act: (fields, _parameters, run) => {
      const given = member(fields, 'variables')
      return { bundles: [set(Array.isArray(given) ? given.filter(isCollection) : [], run.variables)] }
    },
  }),
}

/** Get variable: one that was not set is empty. */
export const getVariable: BuiltIn = {
  label: 'Get variable',
  compile: () => ({
    kind: 'action',
    act: (fields, _parameters, run) => {
      const name = nameIn(fields)
      return { bundles: [bundleOf([[name, run.variables.get(name)]])] }
    },
  }),
}

function set(given: readonly Collection[], variables: Map<string, unknown>): Collection {
  const pairs = given.map((one): [string, unknown] => [nameIn(one), member(one, 'value')])
  for (const [name, value] of pairs) variables.set(name, value)
  return bundleOf(pairs)
}

function nameIn(fields: Collection): string {
  const name = toText(member(fields, 'name'))
  if (name === '') throw new DataError('Variable name is mandatory.')
  return name
}

function bundleOf(pairs: readonly (readonly [string, unknown])[]): Collection {
  const bundle: Collection = {}
  for (const [name, value] of pairs) if (value !== undefined) setMember(bundle, name, value)
  return bundle
}
