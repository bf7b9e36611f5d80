import { toText } from '../iml/index.ts'
import { type Collection, setMember } from '../runtime/collection.ts'
import type { Aggregator } from './behaviour.ts'
import type { Feed, Step } from './plan.ts'

interface Item {
  readonly group: string
  readonly fields: Collection
}

/** What the aggregators of a run have collected while the modules that feed them give bundles. */
export class Collector {
  readonly #items = new Map<Step, Item[]>()

  /** Lets aggregators begin anew, as the module that feeds them runs. */
  open(feeds: readonly Feed[]): void {
    for (const { step } of feeds) this.#items.set(step, [])
  }

  /** Adds what was mapped of one bundle. `group` is the value of Group by. */
  add(step: Step, group: unknown, fields: Collection): void {
    this.#items.get(step)?.push({ group: toText(group), fields })
  }

  /** Hands over what an aggregator has collected. */
  take(step: Step): readonly Item[] {
    const items = this.#items.get(step) ?? []
    this.#items.delete(step)
    return items
  }
}

/**
 * The bundles that an aggregator makes of its items: one, or one for each group in the order in which groups first came. Without
 * items it is one that is empty, none when the aggregator stops then, and none of no groups. https://help.make.com/aggregator
 */
export function aggregated(aggregator: Aggregator, items: readonly Item[]): Collection[] {
  if (items.length === 0 && aggregator.stopIfEmpty) return []
  if (aggregator.groupBy === undefined) return [aggregator.combine(items.map(({ fields }) => fields))]
  const groups = new Map<string, Collection[]>()
  for (const { group, fields } of items) {
    const known = groups.get(group)
    if (known === undefined) groups.set(group, [fields])
    else known.push(fields)
  }
  return [...groups].map(([key, fields]) => {
    const bundle: Collection = { __IMTKEY__: key }
    for (const [name, value] of Object.entries(aggregator.combine(fields))) setMember(bundle, name, value)
    return bundle
  })
}
