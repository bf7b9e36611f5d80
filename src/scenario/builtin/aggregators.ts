import { toText } from '../../iml/index.ts'
import { member } from '../../runtime/collection.ts'
import type { Aggregator } from '../behaviour.ts'
import { shown } from '../shown.ts'
import type { ModuleContext } from './context.ts'
import type { BuiltIn } from './index.ts'

/**
 * The array aggregator: a list of what its fields are mapped to, one item for each bundle. `target`, such as `4.events`, names the field
 * of a later module whose structure the items have; it helps the editor and changes nothing in a run. https://help.make.com/aggregator
 */
export const arrayAggregator: BuiltIn = {
  label: 'Array aggregator',
  compile: (context) => aggregator(context, (items) => ({ array: [...items], __IMTAGGLENGTH__: items.length })),
}

/** The text aggregator: the texts of all bundles, with a separator between. https://help.make.com/aggregator */
export const textAggregator: BuiltIn = {
  label: 'Text aggregator',
  compile: (context) => {
    const { module, problems } = context
    const separator = member(module.parameters, 'rowSeparator') ?? ''
    if (separator !== '' && separator !== '\n' && separator !== '\t') {
      const place = `${module.place}.parameters.rowSeparator`
      problems.unsupported(
        place,
        `${shown(separator)} is unsupported: only a new line, a tab or nothing separates rows here.`,
      )
    }
    return aggregator(context, (items) => ({
      text: items.map((item) => toText(member(item, 'value'))).join(toText(separator)),
    }))
  },
}

function aggregator({ module, problems, mapping }: ModuleContext, combine: Aggregator['combine']): Aggregator {
  const feeder = member(module.parameters, 'feeder')
  if (typeof feeder !== 'number') {
    const place = `${module.place}.parameters.feeder`
    problems.invalid(place, `Expected the id of the module whose bundles are collected, not ${shown(feeder)}.`)
  }
  const groupBy = member(module.flags, 'groupBy')
  return {
    kind: 'aggregator',
    feeder: Number(feeder),
    groupBy:
      groupBy === undefined || groupBy === null || groupBy === '' ? undefined : mapping(groupBy, 'flags.groupBy'),
    stopIfEmpty: member(module.flags, 'stopIfEmpty') === true,
    combine,
  }
}
