import { ImlError, toDate } from '../../iml/index.ts'
import { isCollection, member, typeName } from '../collection.ts'
import { DataError, InvalidConfigurationError } from '../errors.ts'
import type { Run } from '../run.ts'
import type { TriggerRules } from './directive.ts'
import { compareIds, isRecordId, type RecordId, type TriggerRecord } from './record.ts'

/** What a polling trigger remembers from run to run, as JSON can hold it. */
export interface TriggerState {
  /** Date of the record that was processed last; a run hands it out as ISO text. */
  readonly lastDate?: string | number | Date
  readonly lastId?: RecordId
  /** Ids of records of the last date that are done with. */
  readonly sameDateIds?: readonly RecordId[]
  /** The record that these name has been chosen as the first one and is still to be processed. */
  readonly matchEqual?: boolean
}

/** A record that the user may choose as the first one. */
export interface EpochChoice {
  readonly label: string
  /** As the definition gives it, for display. */
  readonly date: unknown
  readonly state: TriggerState
}

/** Where a trigger starts when it runs for the first time: everything, from now on, since a date, or with a chosen record. */
export type TriggerStart =
  | 'all'
  | 'now'
  | { readonly since: string | number | Date }
  | { readonly chosen: Pick<EpochChoice, 'state'> }

/** Up to where records are done with. */
export interface Boundary {
  /** Milliseconds since 1970. */
  readonly time: number | undefined
  readonly id: RecordId | undefined
  readonly sameDateIds: ReadonlySet<string>
  readonly matchEqual: boolean
}

/** The boundary of a trigger that has processed nothing. */
export const open: Boundary = { time: undefined, id: undefined, sameDateIds: new Set(), matchEqual: false }

/**
 * The boundary at which a run begins: that of the stored state, else that of the chosen start, else none.
 *
 * @throws DataError for a state or start that is none, InvalidConfigurationError for a date as the start of a trigger of type id,
 * which Make does not offer.
 */
export function boundaryOf(
  state: TriggerState | undefined,
  start: TriggerStart | undefined,
  { type }: TriggerRules,
  run: Run,
): Boundary {
  const { timezone } = run.world
  if (state !== undefined) return readState(state, 'state', timezone)
  if (start === undefined) return open
  if (start === 'all') return type === 'id' ? open : { ...open, time: 0 }
  const chosen = member(start, 'chosen')
  if (chosen !== undefined) return readState(member(chosen, 'state'), 'start.chosen.state', timezone)
  if (type === 'id') {
    throw new InvalidConfigurationError('start: a trigger of type id starts with all records or with a chosen one.')
  }
  if (start === 'now') return { ...open, time: run.world.now().getTime() }
  const since = member(start, 'since')
  if (since !== undefined) return { ...open, time: timeIn(since, 'start.since', timezone) }
  throw new DataError("start: expected 'all', 'now', { since } or { chosen }.")
}

/** Whether a record is still to be processed. */
export function isNew({ id, time }: TriggerRecord, { type }: TriggerRules, boundary: Boundary): boolean {
  const order = boundary.id === undefined ? 1 : compareIds(id, boundary.id)
  if (type === 'id') return boundary.matchEqual ? order >= 0 : order > 0
  if (boundary.time === undefined) return true
  if (time !== boundary.time) return time > boundary.time
  return boundary.matchEqual ? order >= 0 : !boundary.sameDateIds.has(String(id))
}

/**
 * Whether a service that gives the newest records first has only old ones left. Records of the last date do not say so, as
 * those of one date come in any order.
 */
export function isPast({ id, time }: TriggerRecord, { type }: TriggerRules, boundary: Boundary): boolean {
  if (type === 'id') return boundary.id !== undefined && compareIds(id, boundary.id) <= 0
  return boundary.time !== undefined && time < boundary.time
}

/** The state after a run. `doneWith` are the ids of the boundary's date that were read and are no longer new. */
export function stateAfter(
  processed: readonly TriggerRecord[],
  doneWith: Iterable<string>,
  { type }: TriggerRules,
  boundary: Boundary,
): TriggerState {
  const last = processed.at(-1)
  if (last === undefined) return stateOf(boundary)
  if (type === 'id') return { lastId: last.id }
  const earlier = last.time === boundary.time ? [...boundary.sameDateIds, ...doneWith] : []
  const ids = processed.filter(({ time }) => time === last.time).map(({ id }) => String(id))
  return {
    lastDate: new Date(last.time).toISOString(),
    lastId: last.id,
    sameDateIds: [...new Set([...earlier, ...ids])],
  }
}

function stateOf({ time, id, sameDateIds, matchEqual }: Boundary): TriggerState {
  return {
    ...(time === undefined ? {} : { lastDate: new Date(time).toISOString(), sameDateIds: [...sameDateIds] }),
    ...(id === undefined ? {} : { lastId: id }),
    ...(matchEqual ? { matchEqual } : {}),
  }
}

/** Without `sameDateIds`, as older runs may have stored it, the last id is the only one of its date. */
function readState(state: unknown, place: string, timezone: string): Boundary {
  if (!isCollection(state)) throw new DataError(`${place}: expected a collection, but found ${typeName(state)}.`)
  const { lastDate, lastId, sameDateIds, matchEqual } = state
  if (lastId !== undefined && !isRecordId(lastId)) {
    throw new DataError(`${place}.lastId: expected a text or a number, but found ${typeName(lastId)}.`)
  }
  const ids: unknown = sameDateIds ?? (lastId === undefined ? [] : [lastId])
  if (!Array.isArray(ids) || !ids.every(isRecordId)) {
    throw new DataError(`${place}.sameDateIds: expected a list of texts or numbers.`)
  }
  const time = lastDate === undefined || lastDate === null ? undefined : timeIn(lastDate, `${place}.lastDate`, timezone)
  return { time, id: lastId, sameDateIds: new Set(ids.map(String)), matchEqual: matchEqual === true }
}

function timeIn(date: unknown, place: string, timezone: string): number {
  try {
    return toDate(date, timezone).getTime()
  } catch (error) {
    throw error instanceof ImlError ? new DataError(`${place}: ${error.message}`) : error
  }
}
