import { ImlError, toDate } from '../../iml/index.ts'
import { typeName } from '../collection.ts'
import { DataError } from '../errors.ts'
import type { Scope } from '../scope.ts'
import type { TriggerPlan, TriggerRules } from './directive.ts'

export type RecordId = string | number

/** An item that a trigger has read: what it is sorted by and what becomes of it. */
export interface TriggerRecord {
  readonly id: RecordId
  /** Milliseconds since 1970; 0 for a trigger of type id. */
  readonly time: number
  /** What `output` made of the item. */
  readonly value: unknown
}

/** More digits than any service counts to; a longer text is compared as text. */
const wholeNumber = /^-?\d{1,40}$/

/**
 * The record of an item; `inner` is the scope in which `item` is known.
 *
 * @throws DataError for an id that is neither text nor number, or a date that is none: such an item cannot be told from others.
 */
export function recordOf(plan: TriggerPlan, { type }: TriggerRules, value: unknown, inner: Scope): TriggerRecord {
  const id = idOf(plan.id.evaluate(inner), plan.id.place)
  return { id, time: type === 'id' ? 0 : timeOf(plan, id, inner), value }
}

/** Sorts by date and then by id, or by id alone. */
export function compareRecords(one: TriggerRecord, other: TriggerRecord): number {
  return one.time - other.time || compareIds(one.id, other.id)
}

/** Negative when `one` comes first. Whole numbers, also those written as text, are compared as numbers; they go before texts. */
export function compareIds(one: RecordId, other: RecordId): number {
  const [first, second] = [rankOf(one), rankOf(other)]
  if (typeof first === 'string' && typeof second !== 'string') return 1
  if (typeof first !== 'string' && typeof second === 'string') return -1
  if (first < second) return -1
  return first > second ? 1 : 0
}

/** Whether a value can be the id of a record. */
export function isRecordId(value: unknown): value is RecordId {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && value !== ''
}

function rankOf(id: RecordId): string | number | bigint {
  return typeof id === 'string' && wholeNumber.test(id) ? BigInt(id) : id
}

function idOf(value: unknown, place: string): RecordId {
  const id = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value
  if (isRecordId(id)) return id
  const found = id === '' ? 'an empty text' : typeName(id)
  throw new DataError(`${place}: every item needs a text or a number as its id, but found ${found}.`)
}

function timeOf(plan: TriggerPlan, id: RecordId, inner: Scope): number {
  try {
    return toDate(plan.date?.evaluate(inner), inner.iml.timezone).getTime()
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    throw new DataError(`${plan.place}.date: the item with id '${String(id).slice(0, 40)}': ${error.message}`)
  }
}
