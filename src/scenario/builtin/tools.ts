import { type Collection, isCollection, member, setMember } from '../../runtime/collection.ts'
import type { BuiltIn } from './index.ts'
import { numbered } from './loops.ts'

/** Basic trigger: gives the bundles that are written into it. https://help.make.com/tools */
export const basicTrigger: BuiltIn = {
  label: 'Basic trigger',
  compile: () => ({
    kind: 'source',
    takes: 'nothing',
    start: (_input, parameters) => ({ bundles: numbered(listIn(parameters, 'values').map(bundleOf)) }),
  }),
}

function bundleOf(row: Collection): Collection {
  const bundle: Collection = {}
  for (const item of listIn(row, 'spec')) {
    const name = member(item, 'name')
    if (typeof name === 'string') setMember(bundle, name, member(item, 'value'))
  }
  return bundle
}

function listIn(value: Collection, name: string): Collection[] {
  const list = member(value, name)
  return Array.isArray(list) ? list.filter(isCollection) : []
}

/** Sleep: whoever develops a scenario has no use for the pause, so it counts as an operation and takes no time. */
export const sleep: BuiltIn = {
  label: 'Sleep',
  compile: () => ({ kind: 'action', act: () => ({ bundles: [{}] }) }),
}
