import type { Link } from '../chain.ts'
import { allowed } from '../limits.ts'
import type { PageReader } from '../pages.ts'
import { pageOf } from '../response/output.ts'
import type { Run } from '../run.ts'
import type { Scope } from '../scope.ts'
import type { TriggerPlan, TriggerRules } from './directive.ts'
import { compareRecords, recordOf, type TriggerRecord } from './record.ts'
import { type Boundary, isNew, isPast } from './state.ts'

/** How many records a trigger keeps at least when they come in no order. */
const unorderedRecords = 5000

/** What a trigger, or its epoch, has read. */
export class Reading {
  readonly records: readonly TriggerRecord[]
  /** Ids of the boundary's date that are done with. */
  readonly doneWith: ReadonlySet<string>

  constructor(records: readonly TriggerRecord[], doneWith: ReadonlySet<string>) {
    this.records = records
    this.doneWith = doneWith
  }
}

/**
 * Reads pages of records until those that are to be processed next are known: with the oldest first until there are as many as
 * the limit, with the newest first until an old one comes, unordered to the end. It stops at 3,200 records (`maxPastRecords`), or
 * 5,000 unordered ones, at the end of their page. The records that are still to be processed come out oldest first.
 */
export function recordReader(
  link: Link,
  plan: TriggerPlan,
  rules: TriggerRules,
  boundary: Boundary,
  limit: (answer: Scope) => number,
  run: Run,
): PageReader {
  const fresh = new Map<string, TriggerRecord>()
  const doneWith = new Set<string>()
  const past = allowed('maxPastRecords', run.scope.variables['common'])
  const most = rules.order === 'unordered' ? Math.max(past, unorderedRecords) : past
  let count = 0
  let reachedPast = false

  const keep = (value: unknown, inner: Scope): void => {
    const record = recordOf(plan, rules, value, inner)
    count += 1
    // Pages shift while they are read, so that a record may come twice.
    if (isNew(record, rules, boundary)) fresh.set(`${record.time} ${record.id}`, record)
    else if (record.time === boundary.time) doneWith.add(String(record.id))
    reachedPast ||= isPast(record, rules, boundary)
  }

  return {
    read: (answer) => {
      const wanted = limit(answer)
      const { empty, scope } = pageOf(link.output, answer, keep)
      const enough = { asc: fresh.size >= wanted, desc: reachedPast, unordered: false }[rules.order]
      const wantsMore = !empty && !enough && count < most
      if (!empty && !enough && !wantsMore && link.step.pagination !== undefined) {
        run.log.warn(plan.place, `Make reads no further than ${most} records. Filter by data.lastDate or data.lastId.`)
      }
      return { scope, wantsMore }
    },
    finish: () => new Reading([...fresh.values()].toSorted(compareRecords), doneWith),
  }
}

/** Reads pages of records, as they come, until there are as many as the limit or 3,200 (`maxPastRecords`). */
export function epochReader(
  link: Link,
  plan: TriggerPlan,
  rules: TriggerRules,
  limit: (answer: Scope) => number,
  run: Run,
): PageReader {
  const records: TriggerRecord[] = []
  const past = allowed('maxPastRecords', run.scope.variables['common'])
  return {
    read: (answer) => {
      const most = Math.min(limit(answer), past)
      const { empty, scope } = pageOf(link.output, answer, (value, inner) => {
        records.push(recordOf(plan, rules, value, inner))
      })
      return { scope, wantsMore: !empty && records.length < most }
    },
    finish: () => new Reading(records, new Set()),
  }
}
